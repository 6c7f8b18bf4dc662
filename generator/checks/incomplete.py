"""Tables that may have more rows than were read.

What a reader could not make out below a table, without a title of its own, may be its end;
then no sum, no depth and no emptiness of the table is sure.
"""

from __future__ import annotations

from itertools import pairwise

from generator.facts.model import PublishedTable, Reading
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash

_FURTHER = "其后有未能读出的一部分，没有表题，可能是本表的下半部分"
_TOKENS = "本表有未能识读的数字"


def table_doubts(reading: Reading) -> dict[str, str]:
    """Why tables may have more rows than were read, by their ids."""
    cut = {
        table.table_id: _FURTHER
        for table, below in pairwise(reading.tables)
        if may_be_end(below) and below.source
    }
    return cut | {token.table_id: _TOKENS for token in reading.unread}


def may_be_end(table: PublishedTable) -> bool:
    """True for one that could not be read and is called by no title: the end of another one."""
    if table.status != "unreadable" or table.number or table.is_absent:
        return False
    title = squash(table.title)
    named = table.table_kind != "other" or table_words().called_table.search(title)
    return not title or not named
