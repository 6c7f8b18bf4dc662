"""Rows of offices in a column headed 项目名称: units where the sums prove it, else told."""

from __future__ import annotations

import pytest
from made_tables import read, table

_OFFICE, _CENTRE = "某县水务局机关", "某县水利工程服务中心"
_FIRST = (f"{_OFFICE}|70.00|50.00|20.00", "河道治理|50.00|30.00|20.00", "防汛抗旱|20.00|20.00|")
_SECOND = (f"{_CENTRE}|50.00|50.00|", "灌区维护|20.00|20.00|", "水质监测|30.00|30.00|")
_TOTAL = "合计|120.00|100.00|20.00"
_HEAD = "项目名称|合计|一般公共预算|政府性基金预算"


def _whose(*rows: str) -> dict[str, tuple[str, str, str]]:
    """Role, unit and project of every row, by its label."""
    facts = read(table("部门项目支出表", _HEAD, *rows)).facts
    return {f.label: (f.row_role, f.unit_name, f.project_name) for f in facts}


@pytest.mark.parametrize("rows", [(_TOTAL, *_FIRST, *_SECOND), (*_FIRST, *_SECOND, _TOTAL)])
def test_an_office_above_its_projects_is_no_project(rows: tuple[str, ...]) -> None:
    assert _whose(*rows) == {
        "合计": ("total", "", ""),
        _OFFICE: ("subtotal", _OFFICE, ""),
        "河道治理": ("item", _OFFICE, "河道治理"),
        "防汛抗旱": ("item", _OFFICE, "防汛抗旱"),
        _CENTRE: ("subtotal", _CENTRE, ""),
        "灌区维护": ("item", _CENTRE, "灌区维护"),
        "水质监测": ("item", _CENTRE, "水质监测"),
    }


def test_an_office_of_one_project_and_one_with_its_code_are_offices() -> None:
    rows = (f"301001-{_OFFICE}|70.00|70.00|", "河道治理|70.00|70.00|",
            f"{_CENTRE}|50.00|50.00|", "灌区维护|50.00|50.00|", "合计|120.00|120.00|")  # fmt: skip
    found = _whose(*rows)
    assert found[f"301001-{_OFFICE}"] == ("subtotal", _OFFICE, "")
    assert found["灌区维护"] == ("item", _CENTRE, "灌区维护")


def test_the_only_office_is_the_total_where_no_row_is_called_so() -> None:
    found = _whose(*_FIRST)
    assert found[_OFFICE] == ("total", _OFFICE, "")
    assert found["防汛抗旱"] == ("item", _OFFICE, "防汛抗旱")


def test_a_project_called_as_an_office_is_a_project_where_all_rows_sum() -> None:
    found = _whose("河道治理|70.00|50.00|20.00", f"{_CENTRE}|50.00|50.00|", _TOTAL)
    assert found[_CENTRE] == ("item", "", _CENTRE)


def test_a_heading_that_may_be_an_office_or_a_project_is_called_neither() -> None:
    rows = ("办公楼维修|70.00|50.00|20.00", *_FIRST[1:], *_SECOND, _TOTAL)
    found = _whose(*rows)
    assert found["办公楼维修"] == ("subtotal", "", "办公楼维修")
    assert found[_CENTRE] == ("subtotal", "", "")
    notes = {
        f.note for f in read(table("部门项目支出表", _HEAD, *rows)).facts if f.label == _CENTRE
    }
    assert any("不能确定是单位还是项目" in note for note in notes)
