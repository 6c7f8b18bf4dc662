"""人员经费合计 and 公用经费合计 below three blocks, copied without the cells they cover."""

from __future__ import annotations

import pytest
from made_tables import fact, read, table

ROWS = (
    "经济分类科目编码|科目名称|金额|经济分类科目编码|科目名称|金额|经济分类科目编码|科目名称|金额",
    "301|工资福利支出|50.00|302|商品和服务支出|9.00|310|资本性支出|1.00",
    "30101|基本工资|50.00|30201|办公费|9.00|31002|办公设备购置|1.00",
    "人员经费合计|50.00|公用经费合计|10.00",
)


@pytest.mark.parametrize("over", [(), ("人员经费|公用经费",)])
def test_two_sums_in_a_row_without_covered_cells_stand_below_their_halves(
    over: tuple[str, ...],
) -> None:
    reading = read(table("一般公共预算财政拨款基本支出决算明细表", *over, *ROWS), phase="executed")
    said = {
        "人员经费合计": ("basic-personnel", "50.00"),
        "公用经费合计": ("basic-public-use", "10.00"),
    }
    assert reading.unread == ()
    for label, expected in said.items():
        column = f"{label[:4]} / 金额" if over else "金额"
        found = fact(reading, label, column)
        assert (found.expenditure_type, found.published) == expected
        assert found.economic_code == ""
