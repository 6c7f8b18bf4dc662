"""Personal contact details are masked, and nothing else is. All names and numbers invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.contacts import MASK, find_contacts, mask_text

MASKED = {
    "联系人：张三": ["张三"],
    "联系人及电话：张三，023-63000000。": ["张三", "023-63000000"],
    "联 系 人 ： 张 三  电 话：6300 0000": ["张 三", "6300 0000"],
    "联系人:张三联系电话:13800000000": ["张三", "13800000000"],
    "联系人：张三 联系方式：13800000000": ["张三", "13800000000"],
    "联系人：\n张三\n联系电话：\n13800000000": ["张三", "13800000000"],
    "联系人：张三\n\n联系电话：13800000000": ["张三", "13800000000"],
    "\t联系人\n\t张三\n\t联系电话\n\t63000000\n": ["张三", "63000000"],
    "| 联系人 | 张三 | 电话 | 023-63000000 |": ["张三", "023-63000000"],
    "项目负责人\t李四\t联系电话\t63000000": ["李四", "63000000"],
    "负责人：李四\n联系电话：63000000": ["李四", "63000000"],
    "经办人：张三    审核人：李四   负责人：王五": ["张三", "李四", "王五"],
    "联系人：阿依古丽·买买提 0991-2300000转802": ["阿依古丽·买买提", "0991-2300000转802"],
    "联系人：王小明、李四；电话：（023）63000000、63000001": [
        "王小明",
        "李四",
        "（023）63000000",
        "63000001",
    ],
    "姓名\t联系人\t联系电话\t金额\n甲\t张三\t63000000\t12.00\n乙\t李四\t63000001\t13.00": [
        "张三",
        "63000000",
        "李四",
        "63000001",
    ],
    "单位负责人签字：李四 电话：63000000": ["李四", "63000000"],
    "| 项目负责人及电话 | 李四 63000000 |": ["李四", "63000000"],
    "项目负责人及联系电话：李四，63000000": ["李四", "63000000"],
    "项目负责人及联系电话\t李四63000000": ["李四", "63000000"],
    "联系方式：１３８００００００００": ["１３８００００００００"],
    "| 联系人：张三 | 138 0000 0000 |": ["张三", "138 0000 0000"],
    "联系人张三，电话023－6300－0000": ["张三", "023－6300－0000"],
    "联系人为张三。": ["张三"],
    "联系人：<b>张三</b>": ["张三"],
    "**联系人：** 张三 **电话：** 63000000": ["张三", "63000000"],
    "邮箱：zhang.san@example.com": ["zhang.san@example.com"],
    "微信号：zhangsan_000": ["zhangsan_000"],
    "身份证号：500000190001010000": ["500000190001010000"],
    "咨询请拨13800000000": ["13800000000"],
    "公开联系人：王 小明　　电话：0731-63000000": ["王 小明", "0731-63000000"],
    "联系人：欧阳 小明 电话：63000000": ["欧阳 小明", "63000000"],
    "联系人\t王 小明\n": ["王 小明"],
    "联系人∶张三": ["张三"],
    "联系人：李四 王五": ["李四", "王五"],
    "复核：李四 制表：王五": ["李四", "王五"],
    "校对：王五": ["王五"],
    "项目负责人　王小明": ["王小明"],
    "| 项目负责人 | 王小明 | 主管部门 | 财政局 |": ["王小明"],
    "如有疑问，请与办公室王小明联系。": ["王小明"],
    "请与张三同志联系": ["张三同志"],
    "手机：138.0000.0000": ["138.0000.0000"],
    "手机号码1 3 8 0 0 0 0 0 0 0 0。": ["1 3 8 0 0 0 0 0 0 0 0"],
    "电话：+86 731 6300 0000": ["+86 731 6300 0000"],
    "电话：0086-731-63000000": ["0086-731-63000000"],
    "固话：03116300000": ["03116300000"],
    "联系电话：13800000000（王主任）": ["13800000000", "王主任"],
    "联系人\t张三\t13800000000\t金额\t5.00": ["张三", "13800000000"],
    "联系电话\t63000000\n合计\t5.00": ["63000000"],
}

KEPT = [
    "联系人大代表和政协委员",
    "负责人事、负责网信从业人员",
    "单位负责人：由上级任命",
    "联系人：财务科",
    "联系人： 无",
    "联系人：\n\n单位：万元",
    "联系人：\n\n收入\n",
    "姓名\t联系人\t联系电话\n",
    "公用电话费\t63000000",
    "电话\t1500000\t1500000",
    "手机卡流量费 52.56 万元",
    "13800000000.00",
    "13800000000元",
    "13,800,000,000.00",
    "2010601\t行政运行\t13800000000\t13800000000",
    "50015223T000003492534",
    "渝财〔2021〕63000000号",
    "2013701 20137 201",
    "020-1900",
    "2023-01-01 10:43",
    "发展、联系、服务网络社会组织",
    "科目编码\t科目名称\t合计\t基本支出\n\t合计\t13800000000\t13800000000",
    "\t合计\t13800000000\t13800000000\t\n205\t教育支出\t13800000000\t13800000000\t",
    "项目\t金额\n办公楼维修\t13800000000",
    "\t合计\n\t13800000000\n\t13800000000\n",
    "| 合 计 | 13800000000 |",
    "项目名称\t校舍维修\t项目编码\t13800000000",
    "联系电话：\t\t项目编码：\t13800000000",
    "项目编码13800000000",
    "项目编码\t项目名称\n13800000000\t校舍维修",
    "文号：〔2023〕13900000000号",
    "渝财〔2021〕19900000000",
    "预算支出13800000000，其中",
    "审核：严格把关",
    "请与财政局联系",
    "请与市文旅局办公室联系",
    "密切与成员单位联系",
    "项目负责人\t单位名称\t金额",
    "复核：无",
]


@pytest.mark.parametrize(("text", "expected"), MASKED.items())
def test_masks_exactly_the_contact_details(text: str, expected: list[str]) -> None:
    assert find_contacts(text) == expected
    masked, count = mask_text(text)
    wanted = text
    for detail in expected:
        wanted = wanted.replace(detail, MASK * len(detail), 1)
    assert (masked, count) == (wanted, len(expected))


@pytest.mark.parametrize("text", KEPT)
def test_leaves_everything_else(text: str) -> None:
    assert mask_text(text) == (text, 0)


def test_keeps_the_office_landline_when_asked() -> None:
    masked, _ = mask_text("联系人：张三，023-63000000，13800000000", keep_public_landline=True)
    assert masked == "联系人：██，023-63000000，███████████"


amounts = st.decimals(
    min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False
).map(str)
pieces = st.one_of(
    amounts,
    st.sampled_from(
        [*MASKED, *KEPT, "联系人", "电话", "：", ":", "|", "\t", "\n", " ", "张三", "█"]
    ),
    st.text(alphabet="联系人电话：:0123456789-张三李四 \t\n|", max_size=12),
)


@given(st.lists(pieces, max_size=8).map("".join))
def test_length_and_lines_are_kept_and_twice_is_once(text: str) -> None:
    masked, _ = mask_text(text)
    assert len(masked) == len(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert mask_text(masked) == (masked, 0)
    assert all(new in (old, MASK) for old, new in zip(text, masked, strict=True))


@given(st.lists(st.lists(amounts, min_size=2, max_size=6), min_size=1, max_size=6))
def test_tables_of_amounts_are_untouched(rows: list[list[str]]) -> None:
    for separator in ("\t", " | "):
        text = "\n".join(separator.join(["电话", *row]) for row in rows)
        assert mask_text(text) == (text, 0)


@given(st.from_regex(r"(?:20[0-9]|2[1-3][0-9])(?:[0-9]{2}){0,2}", fullmatch=True))
def test_function_codes_are_untouched(code: str) -> None:
    for text in (
        code,
        f"{code}\t行政运行\t12.00",
        f"|{code}|行政运行|",
        code.replace("", "-")[1:-1],
    ):
        assert mask_text(text) == (text, 0)
