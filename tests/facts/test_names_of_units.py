"""Rows that print the code of a unit alone have the name that stands above them."""

from __future__ import annotations

import pytest
from made_tables import read, table

HEADER = "类|款|项|单位代码|单位名称（科目）|合计|当年财政拨款安排|上年结转安排"


@pytest.mark.parametrize(("second", "named"), [("100.00", True), ("90.00", False)])
def test_the_name_above_is_that_of_the_code_below_where_the_rows_make_it(
    second: str, named: bool
) -> None:
    rows = [
        "||||合计|450.00|430.00|20.00",
        "||||锦河市农业农村局|300.00|280.00|20.00",
        "213|01|01|312301|行政运行|200.00|200.00|",
        f"213|01|22|312301|农业生产发展|{second}|80.00|20.00",
        "||||锦河市种子站|150.00|150.00|",
        "213|01|04|312302|事业运行|150.00|150.00|",
    ]
    reading = read(table("一般公共预算支出预算表", HEADER, *rows))
    found = {f.unit_code: f.unit_name for f in reading.facts if f.unit_code}
    assert found == {
        "312301": "锦河市农业农村局" if named else "",
        "312302": "锦河市种子站" if named else "",
    }
    assert {f.fund_source for f in reading.facts} == {"general-public-budget", "carryover"}
