"""Which row stands above which: what the codes say, however long the list is."""

from __future__ import annotations

import random
import time

from sample_disclosure import fact, table

from generator.checks.layout import Line
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.checks.sums.hierarchy import hierarchy_sums
from generator.checks.sums.parents import ROOT, row_parents
from generator.facts.model import Reading


def lines(*rows: dict[str, str]) -> list[Line]:
    """One row for every set of codes."""
    labelled = [{"label": row.get("unit_name", f"第{at}行")} | row for at, row in enumerate(rows)]
    return [Line(at, {}, fact("1.00", row=at + 1, **row)) for at, row in enumerate(labelled)]


def codes(*functions: str) -> list[Line]:
    return lines(*({"function_code": code} for code in functions))


def test_a_row_belongs_to_the_deepest_code_its_own_begins_with() -> None:
    parents = row_parents(codes("201", "20106", "2010601", "2010602", "20811", "208"))
    assert parents == {0: ROOT, 1: 0, 2: 1, 3: 1, 4: 5, 5: ROOT}


def test_a_code_printed_twice_is_above_the_rows_after_each() -> None:
    parents = row_parents(codes("20106", "2010601", "20106", "2010602"))
    assert parents == {0: ROOT, 1: 0, 2: ROOT, 3: 2}


def test_rows_of_one_institution_have_no_parent_in_another() -> None:
    unit = {"unit_name": "某某中心", "unit_code": "101001"}
    below = {"unit_name": "某某站", "unit_code": "101001002"}
    parents = row_parents(
        lines(
            {"function_code": "201"}, unit, {"function_code": "20106"}, below,
            {"function_code": "2010601"},
        )
    )  # fmt: skip
    assert parents == {0: ROOT, 1: ROOT, 2: 1, 3: 1, 4: 3}


def test_a_project_stands_below_its_class_and_above_its_items() -> None:
    project = {"project_name": "办公用房维修"}
    parents = row_parents(
        lines(
            {"function_code": "2010602"},
            {"function_code": "2010602", **project},
            {"function_code": "2010602", "economic_code": "30213", **project},
            {"function_code": "2010602", "economic_code": "30213", "project_name": "其他"},
        )
    )
    assert parents == {0: ROOT, 1: 0, 2: 1, 3: 0}


def test_any_list_of_codes_is_ordered_as_the_rule_says() -> None:
    for seed in range(300):
        rng = random.Random(seed)
        rows = lines(
            *(
                {
                    "function_code": rng.choice(("", "2", "20", "201", "202", "2010", "20101")),
                    "economic_code": rng.choice(("", "", "3", "30", "301")),
                    "project_name": rng.choice(("", "", "甲", "乙")),
                }
                for _ in range(rng.randrange(1, 12))
            )
        )
        rows = [line for line in rows if line.coded]
        rows = [Line(at, line.amounts, line.first) for at, line in enumerate(rows)]
        assert row_parents(rows) == {line.at: by_the_rule(line, rows) for line in rows}, seed


def by_the_rule(line: Line, rows: list[Line]) -> int:
    """The deepest code that this one begins with: the nearest before, else the first after."""
    own = line.first
    depths = {}
    for other in rows:
        above = other.first
        same = (above.function_code, above.economic_code, above.project_name) == (
            own.function_code, own.economic_code, own.project_name,
        )  # fmt: skip
        begins = own.function_code.startswith(above.function_code)
        begins &= own.economic_code.startswith(above.economic_code)
        begins &= above.project_name in ("", own.project_name)
        classless = bool(own.function_code) and not above.function_code
        if begins and not same and not classless:
            key = len(above.function_code), len(above.economic_code), bool(above.project_name)
            depths[other.at] = key
    deepest = [at for at, depth in depths.items() if depth == max(depths.values())]
    before = [at for at in deepest if at < line.at]
    return before[-1] if before else next(iter(deepest), ROOT)


def test_ten_thousand_rows_are_ordered_at_once() -> None:
    rows = codes(*(f"2{number:06}" for number in range(10_000)))
    started = time.process_time()
    row_parents(rows)
    assert time.process_time() - started < 2


def test_a_total_after_every_row_is_said_once_and_quickly() -> None:
    rows = [
        row
        for number in range(600)
        for row in (
            {"function_code": f"2{number:06}", "row_role": "item"},
            {"row_role": "total"},
        )
    ]
    amounts = [
        fact("1.00", row=at + 1, label=f"第{at}行", column="合计", **row)
        for at, row in enumerate(rows)
    ]
    reading = Reading((table("t1", "expenditure-summary"),), tuple(amounts), (), (), (), ())
    started = time.process_time()
    outcome = run_checks(Disclosure(reading, "某局", "500000", 2024, "approved"), [hierarchy_sums])
    assert time.process_time() - started < 5
    assert [(c.verdict, c.reason) for c in outcome.checks] == [
        ("undetermined", "表中合计行太多，各合计行的范围不明")
    ]


def test_an_institution_without_a_code_belongs_to_the_one_above_that_sums_it() -> None:
    office, itself, centre = (
        {"unit_name": name, "row_role": "subtotal"} for name in ("某局", "某局本级", "某中心")
    )
    parents = row_parents(
        lines(office, itself, {"function_code": "201"}, centre, {"function_code": "201"})
    )
    assert parents == {0: ROOT, 1: 0, 2: 1, 3: 0, 4: 3}


def test_the_total_of_an_institution_stands_above_its_classes() -> None:
    parents = row_parents(
        lines(
            {"unit_name": "某局", "row_role": "total"}, {"function_code": "201"},
            {"function_code": "20101"},
        )
    )  # fmt: skip
    assert parents == {1: ROOT, 2: 1}
