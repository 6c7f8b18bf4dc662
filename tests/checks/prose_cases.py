"""Small disclosures of prose alone, as the tests of its checks use them."""

from __future__ import annotations

from sample_disclosure import disclosure, prose, verdicts

from generator.checks.model import Disclosure
from generator.checks.prose import CHECKS
from generator.facts.model import Reading
from generator.facts.statements import read_statements

CHECK = {check.code: check for check in CHECKS}


def said(code: str, *texts: str, **changes: object) -> list[str]:
    """The verdicts of a check on paragraphs; `changes` as `disclosure` takes them."""
    return verdicts(CHECK[code], disclosure(*texts, **changes))  # type: ignore[arg-type]


def with_nouns(*texts: str) -> Disclosure:
    """Paragraphs whose figures know what they are about, as they are read."""
    blocks = prose(*texts)
    reading = Reading((), (), (), tuple(blocks), (), ())
    return disclosure(blocks=blocks, statements=read_statements(reading, 2024))
