"""A small disclosure with every kind of figure the pages draw, and hostile text."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.facts.model import (
    Fact,
    Indicator,
    NarrativeBlock,
    PublishedCell,
    PublishedTable,
    Reading,
)
from generator.package.manifest import Manifest, Source
from generator.package.read import Package, read_package
from generator.package.write import write_package

HOSTILE = (
    "<script>alert(1)</script> {{ x }} --8<-- 'a.md' {: .x } | `b` [c](http://d.invalid) **e**"
)
FILE = "500000-example-2024-budget.txt"

_BASIC = {"expenditure_type": "basic"}
_PROJECT = {"expenditure_type": "project"}
_PEOPLE = {"expenditure_type": "basic-personnel"}
_OFFICE = {"expenditure_type": "basic-public-use"}
_GENERAL = {"fund": "general-public-budget", "direction": "revenue"}
_APPROPRIATION = {"fund": "fiscal-appropriation", "direction": "revenue"}
_INSTITUTION = {"fund": "institution-revenue", "direction": "revenue"}
_ALL = {"item": "three-public/total"}
_RECEPTION = {"item": "three-public/reception"}
_CARS = {"item": "three-public/vehicle/operation"}

# table, row, label, role, column, column role, yuan, line, more
_FACTS: tuple[tuple[str, int, str, str, str, str, str, int, dict[str, str]], ...] = (
    ("t1", 1, "合计", "total", "合计", "total", "3000000.00", 3, {}),
    ("t1", 1, "合计", "total", "基本支出", "part", "1800000.00", 3, _BASIC),
    ("t1", 1, "合计", "total", "项目支出", "part", "1200000.00", 3, _PROJECT),
    ("t1", 2, "一般公共服务支出", "subtotal", "合计", "total", "2500000.00", 4, {"code": "201"}),
    ("t1", 3, "行政运行", "item", "合计", "total", "1300000.00", 5, {"code": "2010101"}),
    ("t1", 4, HOSTILE, "item", "合计", "total", "1200000.00", 6, {"code": "2010199"}),
    ("t1", 5, "住房保障支出", "subtotal", "合计", "total", "500000.00", 7, {"code": "221"}),
    ("t1", 6, "住房公积金", "item", "合计", "total", "500000.00", 8, {"code": "2210201"}),
    ("t2", 1, "合计", "total", "合计", "total", "1800000.00", 11, {}),
    ("t2", 1, "合计", "total", "人员经费", "part", "1500000.00", 11, _PEOPLE),
    ("t2", 1, "合计", "total", "公用经费", "part", "300000.00", 11, _OFFICE),
    ("t2", 2, "基本工资", "item", "合计", "total", "1500000.00", 12, {"economic": "30101"}),
    ("t2", 3, "办公费", "item", "合计", "total", "300000.50", 13, {"economic": "30201"}),
    ("t3", 1, "合计", "total", "合计", "total", "80000.00", 16, _ALL),
    ("t3", 1, "合计", "total", "接待费", "part", "30000.00", 16, _RECEPTION),
    ("t3", 1, "合计", "total", "出国费", "part", "0.00", 16, {"item": "three-public/abroad"}),
    ("t3", 1, "合计", "total", "运行费", "part", "50000.00", 16, _CARS),
    ("t6", 1, "合计", "total", "总计", "total", "3000000.00", 26, {}),
    ("t6", 1, "合计", "total", "一般公共预算", "part", "2900000.00", 26, _GENERAL),
    ("t6", 1, "合计", "total", "其中：财政拨款", "part", "2900000.00", 26, _APPROPRIATION),
    ("t6", 1, "合计", "total", "事业收入", "part", "100000.00", 26, _INSTITUTION),
    ("t4", 1, "专项甲", "item", "合计", "total", "700000.00", 19, {"project": "专项甲"}),
    ("t4", 2, HOSTILE, "item", "合计", "total", "500000.00", 20, {"project": HOSTILE}),
)  # fmt: skip
_KINDS = {
    "t1": "expenditure-summary",
    "t2": "general-public-basic-expenditure",
    "t3": "three-public-expenses",
    "t4": "project-expenditure",
    "t6": "revenue-summary",
}


def _fact(number: int) -> Fact:
    table, row, label, role, column, column_role, amount, line, more = _FACTS[number]
    code = more.get("code", "")
    economic = more.get("economic", "")
    field = 2 + sum(1 for other in _FACTS[:number] if other[7] == line)
    return Fact(
        f"{table}-{number}", table, _KINDS[table], "department", row, label, role, column,
        column_role, more.get("direction", "expenditure"), "approved", 2024, Decimal(amount),
        _printed(amount), "万元", Decimal(100), f"line:{line}#{field}",
        function_code=code, function_name=label if code else "",
        economic_code=economic, economic_name=label if economic else "",
        expenditure_type=more.get("expenditure_type", ""), fund_source=more.get("fund", ""),
        item=more.get("item", ""),
        project_name=more.get("project", ""),
        binding="restored" if table == "t3" else "printed",
    )  # fmt: skip


def _printed(amount: str) -> str:
    return f"{Decimal(amount) / 10000:.2f}"


def _table(number: int, table_id: str, kind: str, status: str, reason: str) -> PublishedTable:
    count = sum(1 for fact in _FACTS if fact[0] == table_id)
    restored = table_id == "t3"
    return PublishedTable(
        table_id, number, f"表{number}", f"示例表 {HOSTILE}", kind, "department", "万元", status,
        reason, f"line:{number}" if count else "", count, count,
        "restored" if restored else "printed",
        "表头缺损，按合计等于各项之和认定" if restored else "",
    )  # fmt: skip


def _cells(facts: tuple[Fact, ...]) -> tuple[PublishedCell, ...]:
    """A header of two levels and one row per source line."""
    cells = [
        PublishedCell("t1", 1, 1, HOSTILE, 2, 1, "header", "line:2#1"),
        PublishedCell("t1", 1, 2, "支出", 1, 3, "header", "line:2#2"),
        *(PublishedCell("t1", 2, n, c, 1, 1, "header", f"line:2#{n + 3}")
          for n, c in ((2, "合计"), (3, "基本支出"), (4, "项目支出"))),
    ]  # fmt: skip
    for table in _KINDS:
        mine = [f for f in facts if f.table_id == table]
        for row in dict.fromkeys(f.row for f in mine):
            same = [f for f in mine if f.row == row]
            line = same[0].source.split("#")[0]
            cells.append(PublishedCell(table, row + 2, 1, same[0].label, 1, 1, "stub", f"{line}#1"))
            cells += [
                PublishedCell(table, row + 2, n, f.published, 1, 1, "amount", f.source)
                for n, f in enumerate(same, 2)
            ]
    return tuple(cells)


def reading() -> Reading:
    """The records of the sample."""
    facts = tuple(_fact(number) for number in range(len(_FACTS)))
    tables = [
        _table(number, table_id, kind, "parsed", "")
        for number, (table_id, kind) in enumerate(_KINDS.items(), 1)
    ]
    tables.append(_table(5, "t5", "government-fund-expenditure", "not-published", HOSTILE))
    indicators = tuple(
        Indicator(f"i{n}", "t4", "project", "", HOSTILE, "产出指标", "数量指标", name, "≥", target,
                  "次", Decimal(weight), None, "", "", target, f"line:{20 + n}")
        for n, (name, target, weight) in enumerate((("培训", "2", "60"), (HOSTILE, "3", "30")), 1)
    )  # fmt: skip
    narrative = (
        NarrativeBlock(1, "", 1, f"一、概况 {HOSTILE}", "line:23"),
        NarrativeBlock(2, "一、概况", 0, HOSTILE, "line:24"),
    )
    return Reading(tuple(tables), facts, indicators, narrative, _cells(facts), ())


def _line(number: int) -> str:
    """A line of the source: a label, and the amounts printed on it."""
    printed = [_printed(fact[6]) for fact in _FACTS if fact[7] == number]
    return "\t".join([f"第 {number} 行 {HOSTILE}", *printed])


def package(directory: Path, year: int = 2024) -> Package:
    """The sample written to `directory` and read back."""
    source = "\n".join(_line(number) for number in range(1, 30))
    manifest = Manifest(
        id=f"500000-example-{year}-budget",
        publisher="某某市某某局",
        slug="example",
        division="500000",
        division_name="某某市",
        fiscal_year=year,
        phase="budget",
        source=(Source(FILE, "txt", hashlib.sha256(source.encode()).hexdigest()),),
        created=date(2024, 3, 2),
        publisher_short="某某局",
    )
    return read_package(write_package(directory, manifest, reading(), {FILE: source.encode()}))
