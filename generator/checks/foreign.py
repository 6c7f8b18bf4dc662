"""What another document left in this one: the name of another office, the stage of another year.

Drafts are made from those of others and of last year; what was not revised is a name in a
sentence, a 预算 in the title of a table of final accounts.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.titles import plain_name
from generator.facts.model import NarrativeBlock, PublishedTable, Reading
from generator.findings import HOLDS, VIOLATED
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash
from generator.tables.offices import names_publisher

_PLACES = "省市区县旗州盟镇乡"
_FEWEST = 3  # tables whose titles name the stage of the document


@check(
    "PROSE-ORG",
    title="文字说明写的单位是本部门",
    title_en="The text is about this organisation",
    group="codes",
    severity="warning",
)
def text_names_this_organisation(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“按照综合预算的原则，某局所有收入和支出均纳入部门预算管理”中的单位，应是本部门。

    只看与本部门同属一地、又不是其简称，而且文件别处没有提到的单位：所属单位、挂牌机构不在其列。
    """
    for block in disclosure.reading.narrative:
        found = prose_words().accounts_of.search(squash(block.text))
        if found and (verdict := _verdict(found["organ"], block, disclosure)):
            yield _organ_evaluation(found["organ"], verdict, block, disclosure.publisher)


def _verdict(organ: str, block: NarrativeBlock, disclosure: Disclosure) -> str:
    """Whether an office is the publisher, or surely another one; empty where nobody can say."""
    own, other = plain_name(squash(disclosure.publisher)), plain_name(organ)
    if not own:
        return ""
    if other in own or own in other or names_publisher(other, own):
        return HOLDS
    place = _place(own, other)
    is_short = _abbreviates(other, own) or _abbreviates(own, other)
    if not place or is_short or _is_named_elsewhere(organ, block, disclosure.reading):
        return ""
    return VIOLATED


def _place(one: str, other: str) -> str:
    """The place that both names begin with."""
    ends = [
        at
        for at, (a, b) in enumerate(zip(one, other, strict=False), 1)
        if one[:at] == other[:at] and a in _PLACES and a == b
    ]
    return one[: ends[-1]] if ends and ends[-1] > 1 else ""


def _abbreviates(short: str, name: str) -> bool:
    """Whether all characters of a name stand in another one, in their order."""
    rest = iter(name)
    return all(char in rest for char in short)


def _is_named_elsewhere(organ: str, block: NarrativeBlock, reading: Reading) -> bool:
    texts = (other.text for other in reading.narrative if other.block != block.block)
    named = (fact.unit_name for fact in reading.facts)
    offices = (table.office for table in reading.tables)
    return any(organ in squash(text) for text in (*texts, *named, *offices))


def _organ_evaluation(
    organ: str, verdict: str, block: NarrativeBlock, publisher: str
) -> Evaluation:
    return Evaluation(
        verdict=verdict,
        subject=f"文字中的单位名称“{organ}”",
        subject_en="organisation named in the text",
        expected=publisher,
        found=organ,
        operands=f"{organ}（{block.source}）",
        message=f"文字写的是“{organ}”的收入和支出，本公开由“{publisher}”作出，文件别处没有提到该单位。",
        message_en="The text names another organisation.",
        advice=f"核对这句话的单位名称，应为“{publisher}”的，予以更正。",
        source=block.source,
    )


@check(
    "TITLE-STAGE",
    title="决算表的表题写的是决算",
    title_en="Titles of final accounts do not say budget",
    group="codes",
    severity="warning",
)
def titles_name_this_stage(disclosure: Disclosure) -> Iterator[Evaluation]:
    """决算公开中，多数表题写“……决算表”，个别表题写“……预算表”而表内都是决算数的，疑沿用了预算的表题。

    一般公共预算、政府性基金预算、国有资本经营预算、政府采购预算是名称，不在其列。
    """
    if disclosure.phase == "approved":
        return
    tables = [(table, stage) for table in disclosure.reading.tables if (stage := _stage(table))]
    own = sum(stage == "决算" for _, stage in tables)
    if own < _FEWEST:
        return
    for table, stage in tables:
        phases = {f.phase for f in disclosure.reading.facts if f.table_id == table.table_id}
        if stage == "决算" or (phases == {disclosure.phase} and 2 * own > len(tables)):
            yield _stage_evaluation(table, stage)


def _stage(table: PublishedTable) -> str:
    found = prose_words().titled_stage.search(squash(table.title))
    return found["stage"] if found and table.status != "not-published" else ""


def _stage_evaluation(table: PublishedTable, stage: str) -> Evaluation:
    said = f"表题“{table.title}”写的是预算，本文件是决算，其余各表写的是决算。"
    return Evaluation(
        verdict=HOLDS if stage == "决算" else VIOLATED,
        subject=f"“{table.title}”中的“{stage}”",
        subject_en="stage named in a table title",
        expected="决算",
        found=stage,
        operands=f"{table.title}（{table.source}）",
        message="" if stage == "决算" else said,
        message_en="The title of a table of final accounts says budget.",
        advice="核对表题，“预算”应为“决算”；表内若确是预算数，应按决算数填列。",
        table_ids=(table.table_id,),
        source=table.source,
    )


CHECKS: tuple[Check, ...] = (text_names_this_organisation, titles_name_this_stage)
