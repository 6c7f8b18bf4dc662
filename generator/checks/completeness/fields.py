"""What the fields of the data cannot tell of an amount that is read: said, never passed over.

A balance has no direction, a project's total no single year. Which amounts these are stands
in `standards/checks/fields.yml`; that they are read right otherwise is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.facts.class_names import ClassNames
from generator.facts.labels import Label, unnumbered
from generator.facts.model import Fact, PublishedTable
from generator.facts.projects_of_units import is_class, is_office
from generator.findings import UNDETERMINED
from generator.standards import vocabulary
from generator.standards.check_rules import FieldLimit, field_limits
from generator.standards.vocabulary import squash


@check(
    "READ-FIELDS",
    title="读取：数据的栏目说得清每个金额",
    title_en="Reader: the fields can tell of every amount",
    group="completeness",
    severity="notice",
)
def fields_can_tell(disclosure: Disclosure) -> Iterator[Evaluation]:
    """每个金额都有收支方向、年度和资金来源。余额、跨年度的总额等，这些栏目说不清，逐表列明，
    以免误用；不影响对公开单位的判断。
    """
    facts: dict[str, list[Fact]] = {}
    for fact in disclosure.reading.facts:
        facts.setdefault(fact.table_id, []).append(fact)
    for table in disclosure.reading.tables:
        for limit in field_limits():
            own = facts.get(table.table_id, []) if _is_in(limit, table, disclosure) else []
            if found := list(_told_of(limit, own, disclosure)):
                yield _told(limit, table, found)


def _is_in(limit: FieldLimit, table: PublishedTable, disclosure: Disclosure) -> bool:
    title = squash(table.title)
    if limit.unless.pattern and limit.unless.search(title):
        return False
    titled = bool(limit.titles.pattern) and limit.titles.search(title) is not None
    anywhere = not limit.kinds and not limit.titles.pattern
    fits = anywhere or titled or table.table_kind in limit.kinds
    return fits and (not limit.projects or _has_column(limit, table, disclosure))


def _has_column(limit: FieldLimit, table: PublishedTable, disclosure: Disclosure) -> bool:
    stub = vocabulary.columns().stub
    cells = (c for c in disclosure.reading.cells if c.table_id == table.table_id)
    return any(c.role == "header" and stub(squash(c.text)) in limit.projects for c in cells)


def _told_of(limit: FieldLimit, facts: Sequence[Fact], disclosure: Disclosure) -> Iterator[Fact]:
    """The amounts of a table that an entry is about."""
    others = disclosure.reading.facts if limit.projects and facts else ()
    names = {(f.function_code, f.label) for f in others if f.table_id != facts[0].table_id}
    by_row = bool(limit.fund) and not limit.other_year
    in_rows = _said_in_rows(limit, facts, disclosure) if by_row else frozenset()
    for fact in facts:
        fund = limit.fund in {"", fact.fund_source}
        year = not limit.other_year or fact.fiscal_year != disclosure.fiscal_year
        may_be = not limit.projects or (
            _may_be_project(fact) and (fact.function_code, fact.label) not in names
        )
        if fund and year and may_be and (_is_called(limit, fact) or fact.source in in_rows):
            yield fact


def _said_in_rows(
    limit: FieldLimit, facts: Sequence[Fact], disclosure: Disclosure
) -> frozenset[str]:
    """Where the amounts stand whose row has the words in a column of its own: 资金来源."""
    tables = {fact.table_id for fact in facts}
    cells = [cell for cell in disclosure.reading.cells if cell.table_id in tables]
    rows = {
        (cell.table_id, cell.row)
        for cell in cells
        if cell.role in {"stub", "text"} and limit.words.fullmatch(squash(cell.text))
    }
    return frozenset(cell.source for cell in cells if (cell.table_id, cell.row) in rows)


def _may_be_project(fact: Fact) -> bool:
    """True for a row that is filed as no project and called as no class and no office."""
    if fact.project_name or fact.economic_code or fact.row_role != "item" or not fact.label:
        return False
    own, known = Label(text=fact.label), ClassNames().of(fact.function_code)
    is_other = is_office(own) or is_class(own) or fact.unit_name == fact.label
    return not is_other and squash(fact.label) not in known


def _is_called(limit: FieldLimit, fact: Fact) -> bool:
    path = [squash(word) for word in fact.column.split(" / ")]
    said = [*(path[-1:] if limit.last else path), unnumbered(squash(fact.label))]
    return not limit.words.pattern or any(map(limit.words.fullmatch, said))


def _told(limit: FieldLimit, table: PublishedTable, facts: list[Fact]) -> Evaluation:
    reason = f"{limit.said}（{len(facts)}个金额，第一个是“{facts[0].label}”的{facts[0].published}）"
    return Evaluation(
        verdict=UNDETERMINED,
        subject=f"“{table_called(table)}”的数据栏目",
        subject_en=limit.said_en,
        found=limit.id,
        reason=reason,
        message=f"“{table_called(table)}”：{reason}。",
        message_en=f"About our data, not the publisher: {limit.said_en}.",
        facts=tuple(facts),
        table_ids=(table.table_id,),
        source=facts[0].source,
    )


CHECKS: tuple[Check, ...] = (fields_can_tell,)
