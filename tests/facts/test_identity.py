"""What a document says it is, and when it says nothing. Documents invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.documents.model import Paragraph
from generator.documents.text import parse_text
from generator.errors import UsageError
from generator.facts.identity import (
    Identity,
    IdentityOptions,
    detect_identity,
    require_complete,
    resolve,
)
from generator.standards.departments import slug_for
from generator.standards.divisions import ancestors, divisions, divisions_by_name

Expected = tuple[str | None, str | None, str | None, int | None, str | None]


def identity_of(text: str, name: str = "file.txt") -> Identity:
    """The identity of a document with this text."""
    return detect_identity(parse_text(text, name))


def fields(identity: Identity) -> Expected:
    """What is compared."""
    return (
        identity.publisher,
        identity.slug,
        identity.division,
        identity.fiscal_year,
        identity.phase,
    )


CASES: dict[str, tuple[str, Expected]] = {
    "year after the name": (
        "# 重庆市潼南区财政局 2024 年部门预算情况说明",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2024, "budget"),
    ),
    "a prison": (
        "陕西省崔家沟监狱2022年单位综合预算公开\n",
        ("陕西省崔家沟监狱", "dept-5852abaf", "610000", 2022, "budget"),
    ),
    "year before the name": (
        "2022年度中共安阳市委宣传部部门决算公开\n\n目录\n",
        ("中共安阳市委宣传部", "xuanchuanbu", "410500", 2022, "final"),
    ),
    "name and year in two headings": (
        "# 中共重庆市潼南区委组织部\n\n## 2023 年部门预算情况说明\n",
        ("中共重庆市潼南区委组织部", "zuzhibu", "500152", 2023, "budget"),
    ),
    "title broken over lines, a unit's suffix": (
        "新疆维吾尔自治区克拉玛依市独山子区  \n审计局部门单位 2019  \n年部门预算公开\n",
        ("新疆维吾尔自治区克拉玛依市独山子区审计局", "shenjiju", "650202", 2019, "budget"),
    ),
    "a cover without an organ": (
        "2024年部门预算公开\n\n单位名称：重庆市潼南区财政局\n\n部门收支总表\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2024, "budget"),
    ),
    "a cover without an organ, other years in the tables": (
        "2022年部门预算公开表\n\n部门名称：安阳市财政局\n\n报送日期：2022年3月4日\n\n"
        "2021年预算\n\n2022年预算\n",
        ("安阳市财政局", "caizhengju", "410500", 2022, "budget"),
    ),
    "units of a district, the unit behind": (
        "潼南区2020年区级单位决算  决算单位：重庆市潼南区财政局\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2020, "final"),
    ),
    "the day of publication is not the year": (
        "关于2022年度重庆市潼南区财政局部门决算的公告（2023年10月）\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2022, "final"),
    ),
    "a cover without a year, the year in a caption": (
        "重庆市潼南区财政局部门预算公开\n\n2023年部门收支预算总表\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2023, "budget"),
    ),
    "a cover with the year below it": (
        "重庆市潼南区财政局\n部门预算\n2023年度\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2023, "budget"),
    ),
    "two years in the title are not told apart": (
        "重庆市潼南区财政局2023-2024年部门预算\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", None, "budget"),
    ),
    "no title but coded labels in the tables": (
        "第一部分\n部门收支总表\n\t224中国共产党新乐市委员会统战部\n\t预算年度：2021\n\n"
        "\t224001中国共产党新乐市委员会统战部本级\n\t单位：万元\n",
        ("中国共产党新乐市委员会统战部", "tongzhanbu", "130184", 2021, "budget"),
    ),
    "a label beside its value, a year in the caption": (
        "2020年部门收支预算总表\n\n编制部门\t石家庄市教育局\n收入\t1.00\n",
        ("石家庄市教育局", "jiaoyuju", "130100", 2020, "budget"),
    ),
    "titles of one year over columns of two": (
        "2024年部门收入总表\n\n部门：石家庄市教育局\n\n2024年一般公共预算支出表\n\n"
        "2023年预算数\t2024年预算数\n合计\t合计\n1.00\t2.00\n",
        ("石家庄市教育局", "jiaoyuju", "130100", 2024, "budget"),
    ),
    "titles of two years over columns of two": (
        "2023年部门收入总表\n\n部门：石家庄市教育局\n\n2024年一般公共预算支出表\n\n"
        "2023年预算数\t2024年预算数\n合计\t合计\n1.00\t2.00\n",
        ("石家庄市教育局", "jiaoyuju", "130100", None, "budget"),
    ),
    "an office that has put its seal on it": (
        "2020年部门收支决算总表\n\n单位名称（盖章）：石家庄市教育局\t2020年度\t金额单位：万元\n收入\t1.00\n",
        ("石家庄市教育局", "jiaoyuju", "130100", 2020, "final"),
    ),
    "a municipality is no prefecture": (
        "中共重庆市委政法委员会2021年部门预算",
        ("中共重庆市委政法委员会", "zhengfawei", "500000", 2021, "budget"),
    ),
    "a district's name borne by several, settled by the text": (
        "普陀区财政局2024年部门预算\n\n上海市有关规定\n",
        ("普陀区财政局", "caizhengju", "310107", 2024, "budget"),
    ),
    "a district's name borne by several, not settled": (
        "普陀区财政局2024年部门预算",
        ("普陀区财政局", "caizhengju", None, 2024, "budget"),
    ),
    "what is budgeted before the year": (
        "绵阳市游仙区审计局财政拨款“三公”经费2022年预算情况的说明\n",
        ("绵阳市游仙区审计局", "shenjiju", "510704", 2022, "budget"),
    ),
    "year in a caption that names no stage, stage in the header": (
        "2015年桂林市司法局部门“三公”经费情况统计表\n\n项目\t本年预算数\n合计\t34.35\n",
        ("桂林市司法局", "sifaju", "450300", 2015, "budget"),
    ),
    "a header of both stages says neither": (
        "2015年桂林市司法局部门“三公”经费情况统计表\n\n项目\t预算数\t决算数\n合计\t3.35\t2.10\n",
        ("桂林市司法局", "sifaju", "450300", 2015, None),
    ),
    "a budget beside what was spent says no stage": (
        "2021年桂林市司法局部门“三公”经费情况表\n\n项目\t预算数\t统计数\n合计\t3.35\t2.10\n",
        ("桂林市司法局", "sifaju", "450300", 2021, None),
    ),
    "a zone that is not in the list": (
        "2019年度平潭综合实验区党工委宣传部 预算说明",
        ("平潭综合实验区党工委宣传部", "xuanchuanbu", "350128", 2019, "budget"),
    ),
    "a workbook of final accounts: the funds of the titles say no stage, the year stands alone": (
        "收入支出决算总表\n\n部门：重庆市潼南区财政局\t2023年度\t金额单位：万元\n收入\t支出\n\n"
        "一般公共预算财政拨款支出决算表\n\n部门：重庆市潼南区财政局\t2023年度\t金额单位：万元\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2023, "final"),
    ),
    "a year over a column is not the year of the document": (
        "单位名称：重庆市潼南区财政局\n\n部门支出预算总表\n\n项目名称\t2024年度\t以后年度\n某项目\t1.00\t2.00\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", None, "budget"),
    ),
    "the funds alone say the stage": (
        "单位名称：重庆市潼南区财政局\n\n预算年度：2023\n\n一般公共预算支出表\n",
        ("重庆市潼南区财政局", "caizhengju", "500152", 2023, "budget"),
    ),
    "year in Chinese numerals": (
        "二〇二四年独山子区人民检察院部门预算",
        ("独山子区人民检察院", "jianchayuan", "650202", 2024, "budget"),
    ),
    "years in prose are no fiscal year": (
        "新乐市司法局\n\n2019年部门预算执行良好，2020年继续努力。\n\n单位名称：新乐市司法局\n",
        ("新乐市司法局", "sifaju", "130184", None, None),
    ),
    "budget and final accounts in one title": (
        "新乐市司法局2023年决算和2024年预算",
        ("新乐市司法局", "sifaju", "130184", None, None),
    ),
    "nothing": ("无题\n\n一段话。\n", (None, None, None, None, None)),
}


@pytest.mark.parametrize("case", CASES)
def test_identity(case: str) -> None:
    text, expected = CASES[case]
    assert fields(identity_of(text)) == expected


def test_evidence_names_the_line() -> None:
    identity = identity_of("\n\n# 重庆市潼南区财政局 2024 年部门预算情况说明\n")
    assert identity.evidence["fiscal_year"].source == "line:3"
    assert "2024" in identity.evidence["fiscal_year"].text


def test_file_name_fills_what_the_text_leaves_open() -> None:
    identity = identity_of("普陀区财政局2024年部门预算", "310107-other-2023-budget.txt")
    assert fields(identity) == ("普陀区财政局", "caizhengju", "310107", 2024, "budget")
    assert identity.evidence["division"].source == "file name"


def test_file_name_of_another_division_does_not_win() -> None:
    identity = identity_of("重庆市潼南区财政局2024年部门预算", "310107-x-2023-budget.txt")
    assert identity.division == "500152"


def test_missing_fields_name_their_options_and_the_candidates() -> None:
    identity = identity_of("普陀区财政局情况说明\n\n普陀区财政局\n\n部门名称：普陀区财政局")
    with pytest.raises(UsageError, match=r"give --division, --year, --phase.*310107 上海市普陀区"):
        require_complete(identity)


@pytest.mark.parametrize(
    ("title", "division"),
    [("教育局2020年部门预算", None), ("大连市教育局2020年部门预算", "210200")],
)
def test_a_publisher_that_is_said_says_its_division(title: str, division: str | None) -> None:
    identity = identity_of(f"{title}\n")
    assert identity.division == division
    said = resolve(identity, IdentityOptions(publisher="安阳市教育局", slug="jiaoyuju"))
    assert (said.division, said.division_name) == ("410500", "河南省安阳市")


def test_options_win() -> None:
    detected = identity_of("# 重庆市潼南区财政局 2024 年部门预算情况说明")
    said = resolve(
        detected,
        IdentityOptions(
            publisher="独山子区审计局", division="独山子区", fiscal_year=2020, phase="final"
        ),
    )
    assert fields(said) == ("独山子区审计局", "shenjiju", "650202", 2020, "final")
    assert said.division_name == "新疆维吾尔自治区克拉玛依市独山子区"
    assert said.evidence["division"].source == "option"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (IdentityOptions(slug="../x"), "lower-case letters"),
        (IdentityOptions(phase="预算"), "budget or final"),
        (IdentityOptions(division="999999"), "not in the list"),
        (IdentityOptions(division="普陀区"), "several have this name"),
    ],
)
def test_wrong_options(options: IdentityOptions, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        resolve(Identity(), options)


def test_slugs() -> None:
    assert slug_for("上海市某区人民政府办公室") == ("zhengfuban", True)
    assert slug_for("某省人大常委会办公厅") == ("rendaban", True)
    assert slug_for("某市教育委员会") == ("jiaowei", True)
    assert slug_for("某区文化馆")[0].startswith("wenhuaguan-")
    assert slug_for("中国人民政治协商会议某市委员会") == ("zhengxieban", True)
    assert slug_for("某市财政局（本级）") == ("caizhengju", True)


def test_units_of_which_there_are_many_do_not_share_a_slug() -> None:
    first, second = slug_for("某县甲镇人民政府"), slug_for("某县乙镇人民政府")
    assert first != second
    assert first[0].startswith("zhen-")


def test_unit_below_a_department_does_not_take_its_slug() -> None:
    slug, known = slug_for("某市财政局国库支付大厅")
    assert (slug.startswith("dept-"), known) == (True, False)


def test_divisions() -> None:
    place = divisions()["500152"]
    assert place.full_name == "重庆市潼南区"
    assert [above.name for above in ancestors(place)] == ["重庆市"]
    assert divisions()["659001"].full_name == "新疆维吾尔自治区石河子市"
    assert "500100" not in divisions()
    assert len(divisions_by_name()["普陀区"]) == 2


@pytest.mark.parametrize(
    "publisher", ["中华人民共和国司法部", "教育部", "国家统计局（本级）", "中共中央宣传部"]
)
def test_a_department_of_the_centre_is_of_the_centre(publisher: str) -> None:
    found = identity_of(f"{publisher}2024年部门预算\n")
    assert (found.division, found.division_name) == ("100000", "中央")


@pytest.mark.parametrize(
    "publisher", ["国家税务总局重庆市税务局", "中央大街街道办事处", "重庆市教育部门考试院"]
)
def test_a_name_that_only_begins_or_ends_like_one_of_the_centre_is_not(publisher: str) -> None:
    assert identity_of(f"{publisher}2024年部门预算\n").division != "100000"


def test_the_centre_can_be_said() -> None:
    said = resolve(Identity(), IdentityOptions(publisher="某部", division="中央"))
    assert (said.division, said.division_name) == ("100000", "中央")


def test_the_message_says_what_a_division_is() -> None:
    with pytest.raises(UsageError, match="100000 or 中央"):
        require_complete(identity_of("某某中心2024年部门预算\n"))


def test_a_heading_of_the_cover_is_no_part_of_the_publisher() -> None:
    found = identity_of("# 封面\n\n洛阳市涧西区司法局2023年部门预算\n")
    assert found.publisher == "洛阳市涧西区司法局"


@pytest.mark.parametrize(("first", "source"), [("封面", "sheet:封面"), ("预算表", "sheet:预算表")])
def test_the_name_of_a_sheet_is_no_part_of_the_publisher(first: str, source: str) -> None:
    blocks = (
        Paragraph(first, 0, source),
        Paragraph("北京市园林绿化局2024年部门预算", 0, f"{source}!A1"),
    )
    found = detect_identity(replace(parse_text("", "a.xlsx"), blocks=blocks))
    assert (found.publisher, found.fiscal_year) == ("北京市园林绿化局", 2024)


def test_the_word_cover_is_no_part_of_the_publisher() -> None:
    found = identity_of("封面\n\n北京市园林绿化局2024年部门预算\n")
    assert found.publisher == "北京市园林绿化局"


@pytest.mark.parametrize(
    ("publisher", "said"),
    [
        ("北京大学", "100000 中央 or 110000 北京市"),
        ("广州海关", "100000 中央 or 440100 广东省广州市"),
        ("中共芜湖县委组织部", "no 芜湖县"),
        ("莱芜市财政局", "no 莱芜市"),
        ("北京市宣武区教育局", "no 宣武区"),
        ("宣武区教育局", "no 宣武区"),
        ("大同市城区教育局", "no 城区"),
        ("西藏自治区那曲地区财政局", "no 那曲地区"),
    ],
)
def test_where_the_place_is_no_proof_the_division_is_asked_for(publisher: str, said: str) -> None:
    identity = identity_of(f"{publisher}2017年部门预算\n\n北京市、芜湖市、济南市\n")
    assert identity.division is None
    with pytest.raises(UsageError, match="give --division") as error:
        require_complete(identity)
    assert said in str(error.value)
    answered = resolve(identity, IdentityOptions(division="340200"))
    assert require_complete(answered).division == "340200"


@pytest.mark.parametrize(
    ("publisher", "division"),
    [
        ("北京市城市管理委员会", "110000"),
        ("湖北省市场监督管理局", "420000"),
        ("江苏省区域合作办公室", "320000"),
        ("北京市公安局东城区分局", "110000"),
        ("株洲市市直机关工委", "430200"),
        ("襄阳高新技术产业开发区管委会", "420600"),
        ("河北省石家庄市井陉矿区人民法院", "130107"),
        ("广东省贫困地区开发办公室", "440000"),
        ("上海市长宁区新华社区卫生服务中心", "310105"),
    ],
)
def test_words_that_only_look_like_a_division_do_not_stop_it(publisher: str, division: str) -> None:
    assert identity_of(f"{publisher}2017年部门预算").division == division


@pytest.mark.parametrize(
    ("publisher", "division"),
    [
        ("红河州民政局", "532500"),  # not 红河县
        ("甘肃省甘南州财政局", "623000"),  # not 甘南县
        ("大理州大理市财政局", "532901"),
        ("大理市财政局", "532901"),
        ("彭水县财政局", "500243"),
        ("海南州财政局", "632500"),
        ("海南省财政厅", "460000"),
        ("德州市财政局", "371400"),
        ("广州市财政局", "440100"),
    ],
)
def test_autonomous_divisions_are_known_by_their_short_names(publisher: str, division: str) -> None:
    assert identity_of(f"{publisher}2024年部门预算\n").division == division
