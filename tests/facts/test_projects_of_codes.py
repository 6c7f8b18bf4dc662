"""Units, classes and projects in one column beside their codes: 单位名称（科目、项目）."""

from __future__ import annotations

from made_tables import read, table

TITLE = "一般公共预算项目支出预算表"
HEAD = "类|款|项|单位代码|单位名称（科目、项目）|金额"
TOP = ("||||合计|600.00", "||||某县民政局|600.00")
OF_CLASSES = table(
    "一般公共预算支出预算表",
    "类|款|项|单位代码|单位名称（科目）|合计",
    "||||合计|600.00",
    "208|02|08|314301|基层政权建设和社区治理|100.00",
    "208|10|02|314301|老年福利|500.00",
)
Told = list[tuple[str, str, str]]


def _told(*rows: str, before: str = "", head: str = HEAD) -> Told:
    facts = read(before + table(TITLE, head, *rows)).facts
    own = [fact for fact in facts if fact.table_kind == "project-expenditure"]
    return [(f.row_role, f.function_name, f.project_name) for f in own]


SINGLE = (
    *TOP,
    "||||基层政权建设和社区治理|100.00",
    "208|02|08|314301|社区工作经费|100.00",
    "||||老年福利|500.00",
    "208|10|02|314301|高龄津贴|500.00",
)
NAMED = [
    ("total", "", ""),
    ("subtotal", "", ""),
    ("subtotal", "", ""),
    ("item", "基层政权建设和社区治理", "社区工作经费"),
    ("subtotal", "", ""),
    ("item", "老年福利", "高龄津贴"),
]


def test_the_other_tables_say_what_a_code_is_called_and_what_is_its_project() -> None:
    assert _told(*SINGLE, before=OF_CLASSES) == NAMED
    head = HEAD.replace("、项目", "")
    assert _told(*SINGLE, before=OF_CLASSES, head=head) == NAMED


def test_without_them_a_name_that_may_be_the_class_is_not_called_a_project() -> None:
    assert {project for _, _, project in _told(*SINGLE)} == {""}


def test_several_names_of_one_code_tell_the_sort_of_the_rows_beside_them() -> None:
    rows = [*SINGLE[:-1], "208|10|02|314301|高龄津贴|300.00", "208|10|02|314301|护理补贴|200.00"]
    assert [project for *_, project in _told(*rows)] == [
        *("", "", "", "社区工作经费", ""),
        *("高龄津贴", "护理补贴"),
    ]


def test_projects_stay_projects_and_are_counted_once_where_an_amount_is_misprinted() -> None:
    rows = [row.replace("高龄津贴|500.00", "高龄津贴|550.00") for row in SINGLE]
    assert _told(*rows, before=OF_CLASSES) == NAMED


def test_a_project_called_as_its_class_is_one_beside_others() -> None:
    rows = [row.replace("高龄津贴", "老年福利") for row in SINGLE]
    assert _told(*rows, before=OF_CLASSES)[-2:] == [
        ("subtotal", "", ""),
        ("item", "老年福利", "老年福利"),
    ]


def test_classes_without_projects_are_none() -> None:
    rows = (
        *TOP,
        "208|02|08|314301|基层政权建设和社区治理|100.00",
        "208|10|02|314301|老年福利|500.00",
    )
    assert {project for _, _, project in _told(*rows, before=OF_CLASSES)} == {""}
    wider = (*TOP, "||||社会福利|500.00", "208|10|02|314301|老年福|500.00", rows[2])  # cut off
    assert {project for _, _, project in _told(*wider, before=OF_CLASSES)} == {""}


def test_projects_without_their_class_are_those_that_are_called_otherwise() -> None:
    rows = (
        *TOP,
        "208|02|08|314301|社区工作经费|100.00",
        "208|10|02|314301|高龄津贴|500.00",
    )
    assert _told(*rows, before=OF_CLASSES)[2:] == [
        ("item", "基层政权建设和社区治理", "社区工作经费"),
        ("item", "老年福利", "高龄津贴"),
    ]
    head = HEAD.replace("科目、项目", "项目名称")
    assert [project for *_, project in _told(*rows, head=head)][2:] == ["社区工作经费", "高龄津贴"]


BARE = (
    *TOP,
    "208|02|08|314301|基层政权建设和社区治理|100.00",
    "||||社区工作经费|100.00",
    "208|10|02|314301|老年福利|500.00",
    "||||高龄津贴|300.00",
    "||||护理补贴|200.00",
)


def test_rows_without_code_that_make_the_class_above_them_are_its_projects() -> None:
    for rows in (BARE, [row.replace("||||高", "|||314301|高") for row in BARE]):
        facts = read(table(TITLE, HEAD, *rows)).facts
        assert [(f.row_role, f.function_code, f.unit_code, f.project_name) for f in facts][2:] == [
            ("subtotal", "2080208", "314301", ""),
            ("item", "2080208", "314301", "社区工作经费"),
            ("subtotal", "2081002", "314301", ""),
            ("item", "2081002", "314301", "高龄津贴"),
            ("item", "2081002", "314301", "护理补贴"),
        ]


def test_the_class_above_the_projects_of_a_unit_is_no_project() -> None:
    rows = ("|||314001|某县民政局机关|500.00", *SINGLE[-2:])
    facts = read(table(TITLE, HEAD, "||||合计|500.00", *rows)).facts
    assert {f.project_name for f in facts} <= {"", "高龄津贴"}
    assert [f.row_role for f in facts] == ["total", "subtotal", "subtotal", "item"]


def test_what_is_called_as_a_class_of_expenditure_is_no_project() -> None:
    rows = (
        *TOP,
        "208|02|01|314301|行政运行|600.00",
        "208|02|01|314301|工资福利支出|500.00",
        "208|02|01|314301|商品和服务支出|100.00",
    )
    assert {project for _, _, project in _told(*rows)} == {""}


def test_the_class_in_a_column_of_its_own_stays_beside_the_project() -> None:
    head = "单位代码|单位名称/项目名称|功能科目编码|功能科目名称|合计"
    rows = ("101|某区党政办公室|||100.00", "|信息化运维|2010306|政务公开审批|100.00")
    facts = read(table("项目支出预算表", head, *rows, "|合计|||100.00")).facts
    (project,) = (fact for fact in facts if fact.project_name)
    assert (project.project_name, project.function_name) == ("信息化运维", "政务公开审批")
