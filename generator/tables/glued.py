"""A form's key and its amount in one cell: 资金总额：3,000.00, 财政拨款 1,300.00, 财政拨款80万元.

The words before the last colon, before the last blank, or right before an amount with decimals or
a unit, are the key, what follows them is the amount. A cell with more than one such pair, or with
more than the pair, is told and not taken apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount

_COLON = re.compile(r"[:：]")
_SAID = re.compile(r"(?P<key>[^:：;；,，。]+)[:：][-－]?\d[\d,，]*(?:\.\d+)?(?![\d年月日号])")
_APART = re.compile(r"(?P<key>[^\d]*[^\d\s\u3000:：])[\s\u3000]+(?P<value>\S*\d\.\d+\S*)")
_AMOUNT = r"[-－]?\d[\d,，]*(?:\.\d+(?:[亿万千百]?元)?|[亿万千百]?元)"
_AT_ONCE = re.compile(rf"(?P<key>[^\d;；,，。]*[^\d\s\u3000:：(（;；,，。])(?P<value>{_AMOUNT})")
_MOST = 60  # characters: a longer cell is prose


def glued(cell: Cell) -> tuple[Cell, Cell] | None:
    """Key and amount of a cell that holds one of each and nothing else."""
    text = cell.text.strip() if len(cell.text) <= _MOST else ""
    for pair in (_APART.fullmatch(text), _AT_ONCE.fullmatch(text)):
        if pair and parse_amount(pair["value"]) and is_money(pair["key"]):
            return replace(cell, text=pair["key"]), replace(cell, text=pair["value"])
    words = re.sub(r"[\s\u3000]+", "", cell.text)
    colons = list(_COLON.finditer(words))
    if len(words) > _MOST or not colons or not parse_amount(words[colons[-1].end() :]):
        return None
    key, value = words[: colons[-1].start()], words[colons[-1].end() :]
    if not key or _SAID.search(key + "："):
        return None
    return replace(cell, text=key), replace(cell, text=value)


def is_money(key: str) -> bool:
    """True for a key of a form, and for a fund or kind of spending, behind “其中：” or not."""
    word, columns = squash(key), vocabulary.columns()
    if vocabulary.forms().money_keys.fullmatch(word):
        return True
    word = vocabulary.lines().of_which_word.sub("", word)
    known = columns.amount(word)
    kind = bool(known and (known.fund_source or known.expenditure_type))
    return kind and not columns.stub(word) and not columns.is_ignored(word)


def says_money(cell: Cell) -> bool:
    """True for a short cell where a number follows words for money, or a colon and such words."""
    words, likely = squash(cell.text), vocabulary.forms().likely_money
    if len(words) > _MOST:
        return False
    keys = (found["key"] for found in _SAID.finditer(words))
    at_once = (found["key"] for found in _AT_ONCE.finditer(words))
    return any(is_money(k) or likely.fullmatch(k) for k in keys) or any(map(is_money, at_once))
