"""Increases that are more than all of the amount: the year before would be less than nothing.

2021年预算10万元，比上年增加15万元. One of both amounts is wrong, if both are of the same thing.
This module knows no tables, and nothing of bases that are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.model import Evaluation
from generator.checks.prose.claims import Claim
from generator.checks.prose.ranges import total
from generator.checks.prose.wording import figure_at, like, name
from generator.findings import VIOLATED
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


def more_than_all(said: Sequence[Claim], fiscal_year: int) -> Iterator[Evaluation]:
    """What is told of every increase of a paragraph that nothing said before it can hold."""
    for place, claim in enumerate(said):
        if _is_more(claim, fiscal_year) and not _is_perhaps_of_another(claim, said[:place]):
            yield _evaluation(claim)


def _is_more(claim: Claim, fiscal_year: int) -> bool:
    """True for an increase against the year before that is more than the amount right before it."""
    level, change = claim.level, claim.change
    if level is None or change is None or claim.sign <= 0 or claim.against or claim.is_cut:
        return False
    if {fiscal_year} != {level.statement.fiscal_year, change.statement.fiscal_year}:
        return False
    more = change.range.low > level.range.high
    return level.statement.amount >= 0 and more and _is_plain(claim)


def _is_plain(claim: Claim) -> bool:
    """True where no word of the amount or of the change speaks of another amount.

    What is left over may be less than nothing; what was added is no difference between years.
    """
    assert claim.level
    assert claim.change
    words, prose = claim_words(), rules().prose
    before = words.cut.split(claim.level.before)[-1]
    if not claim.subject or words.may_be_negative.search(f"{before}{claim.subject}"):
        return False
    if words.came_from.search(before) or prose.other_whole.search(before):
        return False
    base = squash(claim.base)
    return bool(words.against_last_year.fullmatch(base)) and not prose.decrease.search(base)


def _is_perhaps_of_another(claim: Claim, before: Sequence[Claim]) -> bool:
    """True where an amount said before may be what has increased: that of a list, or of a bracket.

    So may be all of them together. It stands in the same sentence, or anywhere before where that
    sentence goes on with a list.
    """
    assert claim.change
    start = 0
    sentence = claim.block.text[: claim.at].rpartition("。")[2]
    if not rules().prose.opens_list.search(squash(sentence)):
        start = claim.at - len(sentence)
    said = [one.level.range for one in (*before, claim) if one.level and one.at >= start]
    return any(one.high >= claim.change.range.low for one in (*said, total(said)))


def _evaluation(claim: Claim) -> Evaluation:
    assert claim.level
    assert claim.change
    level, change = claim.level, claim.change
    base = level.range - change.range
    return Evaluation(
        verdict=VIOLATED,
        subject=f"“{name(claim)}”的增加额",
        subject_en="increase that is more than the amount",
        expected=f"不大于{level.text}",
        found=change.text,
        difference=like(-base.value, level),
        operands=f"{figure_at(level, claim)} − {figure_at(change, claim)}",
        message=f"“{name(claim)}”{level.text}，文字说比上年增加{change.text}，大于全部金额："
        f"上年数将为{like(base.value, level)}，两数必有一误。",
        message_en="An increase is more than the whole amount: the year before would be negative.",
        advice="核对金额和增加额的数字、单位，更正其一（人工复核）。",
        source=claim.block.source,
    )
