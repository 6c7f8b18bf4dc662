"""The year that the document is of: that of its title against that of its headings and text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import NarrativeBlock
from generator.findings import HOLDS, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


@check(
    "COMP-YEAR",
    title="标题的年度与正文的年度一致",
    title_en="The year of the title is that of the text",
    group="completeness",
    severity="warning",
)
def text_is_of_the_year_read(disclosure: Disclosure) -> Iterator[Evaluation]:
    """本公开的年度取自文件标题（或读取时指定）；各部分标题和文字说明写的若都是另一年度，标题或
    正文必有一处有误，所有数据的年度随之有疑，应先核对。

    只看写明预算或决算的标题，且文字中那一年多于所取年度时才判为不符。
    """
    own = disclosure.fiscal_year
    stage = "预算" if disclosure.phase == "approved" else "决算"
    narrative = disclosure.reading.narrative
    words = rules().titles.heading
    named = [
        (block, int(found["year"]))
        for block in narrative
        if block.level and (found := words.search(squash(block.text))) and found["stage"] == stage
    ]
    others = [(block, year) for block, year in named if year != own]
    if named and not others:
        yield _year_read(named[0][0], own, own, wrong=False)
    if len({year for _, year in others}) != 1 or len(named) - len(others) > 1:
        return  # the title itself may be one of the headings
    block, year = others[0]
    texts = [block.text for block in narrative]
    said, of_own = (sum(text.count(f"{y}年") for text in texts) for y in (year, own))
    if said > max(of_own, 2):
        yield _year_read(block, year, own, wrong=True)


def _year_read(block: NarrativeBlock, year: int, own: int, *, wrong: bool) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED if wrong else HOLDS,
        subject="标题的年度与正文的年度",
        subject_en="year of the title and of the text",
        expected=f"{own}年",
        found=f"{year}年",
        operands=f"{block.text}（{block.source}）",
        message=f"按文件标题（或读取时的指定）为{own}年，而各部分标题（如“{block.text}”）和文字"
        f"说明写的都是{year}年。",
        message_en="The title names one year, the headings and the text another.",
        advice=f"核对文件标题（封面）的年度；应为{year}年的，更正标题后重新读取。",
        source=block.source,
    )


CHECKS: tuple[Check, ...] = (text_is_of_the_year_read,)
