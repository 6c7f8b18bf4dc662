"""Tables on their way from printed rows to bound columns.

Caption    what stands above a grid: number, title, unit, level
RawTable   all printed rows of one published table, page breaks joined
Column     one printed column with its header path and what it holds
BodyRow    one data row, its cells brought under their columns
BoundTable the table with every column and row understood
PrintedIndicator  one line of a list of performance targets
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.documents.model import Cell, Hidden, Row
from generator.tables.amounts import Amount, parse_amount


@dataclass(frozen=True, slots=True)
class Caption:
    """The words above a grid; `core` is the part of the title that names the kind."""

    number: str = ""
    title: str = ""
    core: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()  # where more than one is printed, all of them
    level: str = ""  # department | unit | empty when not said
    suffix: str = ""  # number printed after the title: …表-2
    kind: str = "other"
    reason: str = ""  # why this kind, or why none
    source: str = field(default="", compare=False)  # where the title is printed
    office: str = ""  # whose table it is, as a line above it says: 单位名称：某县福利院
    year: int = 0  # of the day that a line above it says the table counts at; 0 where none does


@dataclass(frozen=True, slots=True)
class RawTable:
    """One published table: its caption and printed rows, continuation pages joined."""

    caption: Caption
    rows: tuple[Row, ...]
    merged_cells_missing: bool
    level: str
    notes: tuple[str, ...] = ()  # sentences printed right below it
    pages: tuple[int, ...] = (0,)  # index of the first row of each page
    page_captions: tuple[Caption, ...] = ()  # printed again above later pages
    unread: str = ""  # why nothing may be read from it
    hidden: tuple[Hidden, ...] = ()  # in hidden rows and columns, page by page
    units_below: tuple[str, ...] = ()  # printed between it and the title of the next table
    unit_name: str = ""  # of the unit whose part of the document it stands in
    part: tuple[str, str] = ("", "")  # it stands under: a heading, the name of an office
    places: tuple[int, ...] = ()  # columns of the document that the cells stand in, if told
    rows_open: bool = False  # no lines part its rows


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `use` is a stub use of `columns.yml`, `amount`, `ignored` or `text`."""

    index: int
    path: tuple[str, ...]
    use: str
    side: str = ""  # 收入 | 支出 | empty
    concepts: tuple[str, ...] = ()  # amount concepts along the path, outermost first
    classification: str = ""  # function | economic | government-economic
    restored: bool = False  # the header word was lost and comes from elsewhere
    unit: str = ""  # printed in the header of this column alone
    flow: str = ""  # opening | income | outgo | closing, where they stand beside each other

    @property
    def name(self) -> str:
        """The header path as the data contract writes it."""
        parts = list(self.path)
        if self.side and (not parts or parts[0] != self.side):
            parts.insert(0, self.side)
        return " / ".join(parts)

    @property
    def is_total(self) -> bool:
        """True when the column sums others of its group."""
        return bool(self.concepts) and self.concepts[-1] == "total"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One data row: cells by column index; `note` says what was mended."""

    number: int
    cells: dict[int, Cell]
    overflow: tuple[Cell, ...] = ()  # cells that stand under no column
    note: str = ""
    refused: bool = False  # its cells do not fit the columns: no fact is made of them
    hangs: int | None = None  # the column of a cell merged from above, which is not printed here
    unplaced: bool = False  # nothing says which column of names its one name is of
    source: str = field(default="", compare=False)

    def amount(self, index: int) -> Amount | None:
        """What the row prints in a column, if that is an amount."""
        cell = self.cells.get(index)
        return parse_amount(cell.text) if cell else None


@dataclass(frozen=True, slots=True)
class BoundTable:
    """A table understood: `binding` is printed, aligned or restored, with its reason."""

    raw: RawTable
    columns: tuple[Column, ...]
    rows: tuple[BodyRow, ...]
    header: tuple[Row, ...]
    leading: tuple[Row, ...]  # title and unit rows printed inside the grid
    trailing: tuple[Row, ...]  # notes printed inside the grid
    repeated: tuple[Row, ...]  # headers printed again on later pages
    binding: str = "printed"
    note: str = ""
    unread: tuple[Cell, ...] = ()
    counted: tuple[Row, ...] = ()  # numbers of things below the amounts, with their header


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """One line of an indicator list, cells as printed."""

    row: int
    level1: str
    level2: str
    name: Cell
    target: Cell | None
    cells: dict[str, Cell]  # operator, unit, weight, core, description, basis
    note: str = ""
    levels_printed: frozenset[str] = frozenset()  # level1, level2: those printed in this row
    levels_dropped: bool = False  # the row's level cells are missing, not blank
    project: tuple[str, str] = ("", "")  # code and name, where the list prints them
