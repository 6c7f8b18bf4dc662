"""What recognition may be trusted with: figures that sums prove, and no reproach before that.

Recognition reads the same print the same way everywhere: a 3 taken for an 8 in a line is taken
for it in its subtotal, too. So a sum proves its figures only where it adds at least two of
them; figures that merely stand in two places prove nothing of each other, but what proves one
proves the other. A figure that may have lost its point (`lost_points`) is proved by no sum: sums
hold as well where all of a table have.

What is violated on the word of figures or text that were only recognised is undetermined: the
slip is as likely ours as the publisher's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator import locator
from generator.checks.intervals import EQUAL, EXACT
from generator.checks.judgement import Judgement
from generator.checks.lost_points import may_have_lost_their_points
from generator.checks.model import Check, Disclosure, Evaluation
from generator.checks.network import network_of
from generator.facts.model import Fact
from generator.findings import HOLDS, UNDETERMINED, VIOLATED

_OF_SUMS = {"inside", "across"}
_NO_PLACE = {"completeness"}  # what is missing may stand on any page
_FIGURES = "其中有的数字由图片识别得出，没有加总关系可以证实，可能是识别有误，请对照原件"
_WORDS = "文字由图片识别得出，可能是识别有误，请对照原件"


def proved_facts(disclosure: Disclosure) -> frozenset[str]:
    """The recognised figures that sums prove."""
    facts = disclosure.reading.facts
    proved = {fact.fact_id for fact in facts if fact.confidence is None}
    doubtful = may_have_lost_their_points(facts)
    alike: dict[str, set[str]] = defaultdict(set)
    for judgement in network_of(disclosure).judged:
        if _holds_exactly(judgement):
            pairs, others = _apart(judgement)
            if others and not doubtful.intersection(fact.fact_id for fact in judgement.facts):
                proved.update(fact.fact_id for fact in others)
            for one, other in pairs:
                alike[one].add(other)
                alike[other].add(one)
    return frozenset(_spread(proved, alike) & {fact.fact_id for fact in facts} - doubtful)


def _holds_exactly(judgement: Judgement) -> bool:
    is_sum = judgement.verdict == HOLDS and judgement.identity.relation == EQUAL
    return is_sum and judgement.comparison.exactness == EXACT


def _apart(judgement: Judgement) -> tuple[list[tuple[str, str]], list[Fact]]:
    """Figures that are the same on both sides, in pairs, and the others that are added.

    Zeros are proved by what they are added to.
    """
    parts, wholes = (list(side) for side in judgement.terms)
    pairs = []
    for part in [fact for fact in parts if fact.amount]:
        same = next((whole for whole in wholes if whole.amount == part.amount), None)
        if same is not None:
            parts.remove(part)
            wholes.remove(same)
            pairs.append((part.fact_id, same.fact_id))
    others = [*parts, *wholes]
    if any(fact.amount for fact in others):
        return pairs, others
    # A zero beside figures that agree is as good as they are.
    pairs += [(pairs[0][0], zero.fact_id) for zero in others if pairs]
    return pairs, []


def _spread(proved: Iterable[str], alike: dict[str, set[str]]) -> set[str]:
    """What is proved, and whatever agrees with it."""
    found, waiting = set(proved), list(proved)
    while waiting:
        new = alike.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def softened(
    check: Check, evaluation: Evaluation, disclosure: Disclosure, proved: frozenset[str]
) -> Evaluation:
    """The evaluation; undetermined where it is violated by what was only recognised."""
    if evaluation.verdict != VIOLATED:
        return evaluation
    reason = _doubt(check, evaluation, disclosure, proved)
    if not reason:
        return evaluation
    said = f"照识别出的看：{evaluation.message}" if evaluation.message else ""
    return replace(
        evaluation, verdict=UNDETERMINED, exactness="", reason=reason,
        message=f"{reason}。{said}", advice="",
    )  # fmt: skip


def _doubt(
    check: Check, evaluation: Evaluation, disclosure: Disclosure, proved: frozenset[str]
) -> str:
    if any(f.confidence is not None and f.fact_id not in proved for f in evaluation.facts):
        return _FIGURES
    pages = set(disclosure.reading.recognised)
    if not pages or check.group in _OF_SUMS:
        return ""
    sources = {t.table_id: t.source for t in disclosure.reading.tables}
    places = [evaluation.source, *(fact.source for fact in evaluation.facts)]
    places += [sources.get(table_id, "") for table_id in evaluation.table_ids]
    stands = {page for place in places for page in locator.pages(place)}
    return _WORDS if check.group in _NO_PLACE or stands & pages else ""
