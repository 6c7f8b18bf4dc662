"""Amounts in a row, one for each of several nouns: 基本支出、项目支出分别为10万元、20万元.

Each amount is given the clause that it would have alone. Where the nouns are not as many as
the amounts, or one holds words that may be meant for all (a fund, a comparison, a bracket),
nobody can tell whose they are, and none is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.standards.statement_words import FigureWords, figure_words


def shared_out(lead: str, amounts: int) -> tuple[str, ...]:
    """The clause of each of several amounts whose common clause is `lead`; () where not sure."""
    words = figure_words()
    said = words.each_of.fullmatch(lead)
    years = words.each_years.fullmatch(said["nouns"]) if said else None
    if said and years and not words.each_unsure.search(years["tail"]):
        each = words.each_mark.split(words.each_joint.sub("、", years["years"]))
        verb = f"{years['tail']}{said['verb']}"
        return tuple(f"{year}{verb}" for year in each) if len(each) == amounts else ()
    if not said or words.each_unsure.search(said["nouns"]):
        return ()
    ways = _ways(words.each_office.sub("", said["nouns"]), words)
    nouns = next((found for found in ways if len(found) == amounts), ())
    plain = [*nouns[:-1], *(words.each_stage.sub("", noun) for noun in nouns[-1:])]
    owned = {words.each_owned.search(noun) is not None for noun in plain}
    return () if len(owned) > 1 else tuple(f"{noun}{said['verb']}" for noun in nouns)


def _ways(nouns: str, words: FigureWords) -> Iterator[Sequence[str]]:
    """The twins 收、支 with the words they share; else nouns as strict marks part them, or all."""
    twins = words.each_twins.fullmatch(nouns)
    if twins:
        yield [f"{twins['head']}{side}{twins['tail']}" for side in words.each_sides]
        return
    for joint in (words.each_mark, words.each_joint):
        yield [noun for noun in joint.split(nouns) if noun]
