"""A figure that another is compared with, and the stage that a figure's clause says."""

from __future__ import annotations

from generator.facts.statements import phrases
from generator.facts.statements.figures import LEVEL, Figure, is_change
from generator.standards.statement_words import phrase_words

_OF = "的"


def is_reference(text: str, figure: Figure) -> bool:
    """True for a level another is compared with: 比2022年预算数10万元, 较2022年收入10万元减少."""
    found = list(phrase_words().comparison.finditer(figure.lead))
    if figure.kind != LEVEL or not found:
        return False
    begins = found[-1].start() == 0 and bool(found[-1]["with"])
    compared = phrase_words().compared_with.match(text, figure.tail)
    changes = compared.end() if compared else figure.tail
    return found[-1].end() == len(figure.lead.removesuffix(_OF)) or (
        begins and is_change(text, changes)
    )


def comparison_of(text: str, figure: Figure) -> phrases.Comparison | None:
    """What a figure that another is compared with is of, in brackets too: 较2022年预算(1元)增加."""
    if is_reference(text, figure):
        return phrases.compared(figure.lead)
    bracketed = text[: figure.start][-1:] == "(" and text[figure.tail : figure.tail + 1] == ")"
    if figure.kind != LEVEL or figure.lead or not bracketed:
        return None
    clause = next(phrases.clauses(text, 0, figure.start - 1), "")
    found = list(phrase_words().comparison.finditer(clause))
    ends = bool(found) and found[-1].end() == len(clause)
    return phrases.compared(clause) if ends and is_change(text, figure.tail + 1) else None


def phase_of(text: str, figure: Figure) -> str:
    """`approved` or `executed`: of a figure another is compared with, as the comparison says."""
    if not is_reference(text, figure):
        return phrases.phase_said(figure.lead, of_level=figure.kind == LEVEL)
    *_, comparison = phrase_words().comparison.finditer(figure.lead)
    return phrases.phase_said(comparison[0], whole=True)
