"""What one disclosure says, as immutable records: the rows of the data package.

Field names, meanings and enumerations are those of the data contract. Amounts are exact
decimals in yuan. Locators say where in the source a record stands; they are not part of
a record's identity, so two readings of one text with shifted lines compare equal.
This module knows nothing of how records are found nor of how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.findings import CheckRecord, Finding


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One published table, or one that should have been published (resource `tables`)."""

    table_id: str
    ordinal: int
    number: str  # as printed: 表1, 附件3 … or empty
    title: str
    table_kind: str
    reporting_level: str  # department | unit
    unit_published: str  # 万元 | 元 | empty
    status: str  # parsed | declared-empty | published-blank | not-published | unreadable
    status_reason: str
    source: str = field(compare=False)
    amount_cells: int = 0
    facts: int = 0
    binding: str = ""  # how the header was bound: printed | aligned | restored
    binding_note: str = ""  # for anything but `printed`: what was damaged and why this reading
    page_titles: str = ""  # titles printed again above later pages: `locator title`, one a line
    office: str = ""  # whose table it is, by a line above it: 部门：某某局

    @property
    def is_absent(self) -> bool:
        """True where no grid of this table was seen, whether it is there or not."""
        return self.status == "not-published" or "absent" in self.table_id.split("-")


@dataclass(frozen=True, slots=True)
class Fact:
    """One published amount (resource `facts`), in yuan, with the place it was printed."""

    fact_id: str
    table_id: str
    table_kind: str
    reporting_level: str
    row: int
    label: str
    row_role: str  # total | subtotal | item
    column: str
    column_role: str  # total | part
    direction: str  # revenue | expenditure
    phase: str  # approved | executed
    fiscal_year: int
    amount: Decimal
    published: str
    published_unit: str
    precision: Decimal
    source: str = field(compare=False)
    unit_code: str = ""
    unit_name: str = ""
    function_code: str = ""
    function_name: str = ""
    function_code_published: str = ""
    economic_code: str = ""
    economic_name: str = ""
    government_economic_code: str = ""
    government_economic_name: str = ""
    fund_source: str = ""
    expenditure_type: str = ""
    item: str = ""
    project_code: str = ""
    project_name: str = ""
    binding: str = "printed"  # printed | aligned | restored: how sure the column is
    note: str = ""  # repairs made to this row: code completed, row joined, cells shifted
    confidence: Decimal | None = None  # of the recognition, 0–1, for a scanned figure only


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance target (resource `indicators`)."""

    indicator_id: str
    table_id: str
    scope: str  # department | project
    project_code: str
    project_name: str
    level1: str
    level2: str
    indicator: str
    operator: str  # ≥ ≤ = > < 定性 or empty
    target: str
    unit: str
    weight: Decimal | None
    core: bool | None
    description: str
    basis: str
    published: str  # the target cell exactly as printed
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class NarrativeBlock:
    """One paragraph or heading of the prose, in document order (resource `narrative`)."""

    block: int  # 1-based
    section: str  # headings above it, joined with ` / `
    level: int  # 1–6 for a heading, 0 for a paragraph
    text: str
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One money figure, share or change said in the prose (resource `statements`)."""

    statement_id: str
    block: int  # of the narrative
    subject: str  # what the figure is about, as said
    kind: str  # level | increase | decrease | share
    fiscal_year: int
    amount: Decimal  # yuan; percent for shares
    published: str
    published_unit: str  # 元 | 万元 | 亿元 | %
    precision: Decimal
    start: int  # offset of `published` in the block's text
    fact_ids: tuple[str, ...]
    verdict: str  # agrees | differs | not-in-tables
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One cell of a published table (resource `cells`)."""

    table_id: str
    row: int  # 1-based over all printed rows of the table, headers included
    column: int  # 1-based
    text: str
    rowspan: int
    colspan: int
    role: str  # title | header | stub | code | amount | text | note
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class UnreadToken:
    """A numeric token inside a table that became neither fact nor classified text."""

    table_id: str
    text: str
    reason: str
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one disclosure; each list in document order."""

    tables: tuple[PublishedTable, ...]
    facts: tuple[Fact, ...]
    indicators: tuple[Indicator, ...]
    narrative: tuple[NarrativeBlock, ...]
    cells: tuple[PublishedCell, ...]
    unread: tuple[UnreadToken, ...]
    statements: tuple[Statement, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    # What the document says of itself, for the checks; packages keep what these say of it.
    notes: tuple[str, ...] = field(default=(), compare=False)
    recognised: tuple[str, ...] = field(default=(), compare=False)
    # A table's id, the heading and the office's name that it stands under, where there are any.
    parts: tuple[tuple[str, str, str], ...] = field(default=(), compare=False)

    @property
    def is_of_unit(self) -> bool:
        """True for the document of one unit (单位预算): all its published tables are the unit's."""
        levels = {t.reporting_level for t in self.tables if t.status != "not-published"}
        return levels == {"unit"}
