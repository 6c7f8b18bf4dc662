"""A small disclosure made by hand, with a little of everything a package must carry."""

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
    UnreadToken,
)
from generator.package.manifest import Correction, Manifest, Source, package_id
from generator.package.write import write_package

ORIGINAL = "某某市某某局2024年部门预算\n联系人：某某\n".encode()
MASKED = "某某市某某局2024年部门预算\n联系人：██\n".encode()
FILE = "500000-example-2024-budget.txt"


def make_manifest(**changes: object) -> Manifest:
    values: dict[str, object] = {
        "id": package_id("500000", "example", 2024, "budget"),
        "publisher": "某某市某某局",
        "publisher_short": "某某局",
        "slug": "example",
        "division": "500000",
        "division_name": "某某市",
        "fiscal_year": 2024,
        "phase": "budget",
        "source": (
            Source(
                file=FILE,
                format="txt",
                sha256=hashlib.sha256(ORIGINAL).hexdigest(),
                url="https://example.org/a.txt",
                retrieved=date(2024, 3, 1),
            ),
        ),
        "created": date(2024, 3, 2),
        "corrections": (Correction("line:9#2", "858.21", "885.21", "两处不一致", "表2同一行"),),
    }
    return Manifest(**(values | changes))  # type: ignore[arg-type]


def make_fact(number: int, amount: str, **changes: object) -> Fact:
    values: dict[str, object] = {
        "fact_id": f"t01-{number}",
        "table_id": "t01",
        "table_kind": "general-public-expenditure",
        "reporting_level": "department",
        "row": number,
        "label": "行政运行",
        "row_role": "item",
        "column": "2024年预算数 / 合计",
        "column_role": "total",
        "direction": "expenditure",
        "phase": "approved",
        "fiscal_year": 2024,
        "amount": Decimal(amount),
        "published": amount,
        "published_unit": "元",
        "precision": Decimal("0.01"),
        "source": f"line:{10 + number}#2",
    }
    return Fact(**(values | changes))  # type: ignore[arg-type]


def make_cells(table_id: str, lines: list[list[str]], roles: list[str]) -> list[PublishedCell]:
    return [
        PublishedCell(table_id, row, column, text, 1, 1, role, f"line:{row}#{column}")
        for row, (line, role) in enumerate(zip(lines, roles, strict=True), 1)
        for column, text in enumerate(line, 1)
    ]


def make_reading() -> Reading:
    facts = (
        make_fact(1, "2910000", function_code="2013701", function_name="行政运行"),
        make_fact(2, "-12.345", label='含"引号",逗号\n换行', note="=SUM(A1)", item="other"),
        make_fact(3, "0", label="'=已带撇号", published="0.00", published_unit="万元"),
    )
    tables = (
        PublishedTable(
            "t01", 1, "表1", "一般公共预算支出表", "general-public-expenditure", "department",
            "元", "parsed", "", "line:5-14", 3, 3, "restored", "缺“基本支出”表头",
        ),
        PublishedTable(
            "t02", 2, "表2", "", "government-fund-expenditure", "unit", "", "not-published",
            "编号中缺此表", "",
        ),
    )  # fmt: skip
    indicators = (
        Indicator(
            "i1", "t01", "project", "", "网络维护", "产出指标", "数量指标", "条数", "=", "170",
            "条", Decimal("10"), True, "@说明", "", "170", "line:30",
        ),
        Indicator(
            "i2", "t01", "department", "", "", "", "", "满意度", "", "优良", "", None, None, "",
            "", "优良", "line:31",
        ),
    )  # fmt: skip
    narrative = (
        NarrativeBlock(1, "", 1, "一、部门职责", "line:1"),
        NarrativeBlock(2, "一、部门职责", 0, "+1 项；\t－其他", "line:2-3"),
    )
    lines = [
        ["科目", "2024年预算数"],
        ["行政运行", "2910000"],
        ["=1+1", "-12.345"],
        ["结余", "0.00"],
    ]
    cells = make_cells("t01", lines, ["header", "amount", "amount", "amount"])
    unread = (UnreadToken("t01", "12..3", "不是数字", "line:14#3"),)
    return Reading(tables, facts, indicators, narrative, tuple(cells), unread)


def make_package(directory: Path) -> Path:
    """The sample written as a package below `directory`."""
    return write_package(directory, make_manifest(), make_reading(), {FILE: MASKED})
