"""The ready text by which a citizen asks for what was not published (依申请公开).

Follows 《政府信息公开条例》（国务院令第 711 号） article 29: who asks, what is asked for, in which
form. The applicant's own particulars are left for the applicant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.package.manifest import Manifest
from generator.pages import words
from generator.pages.quotes import quoted
from generator.standards.vocabulary import kind

_OTHER = {
    "agency-operating-expenses": ("机关运行经费安排情况", "预算法第十四条"),
    "procurement": ("政府采购预算情况（货物、工程、服务）", "预算法第十四条"),
    "posts": ("编制数与实有人数", "财预〔2016〕143号（机构设置情况）"),
    "changes": ("收支增减变化情况及原因说明", "财预〔2016〕143号"),
    "project-expenditure": ("项目支出表（项目名称与金额）", "政府信息公开条例第二十条"),
    "project-performance": ("项目绩效目标表（含权重）", "政府信息公开条例第二十条"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that was not published, and the clause it is asked for by."""

    what: str
    clause: str


def wanted(key: str) -> Wanted:
    """What a key of `Missing.wanted` stands for; a table kind or one of the explanations."""
    if key in _OTHER:
        return Wanted(*_OTHER[key])
    table = kind(key)
    clause = table.demand.basis if table.demand else "政府信息公开条例第二十条"
    return Wanted(words.TABLE_KINDS[key], clause)


def request(manifest: Manifest, items: Sequence[Wanted]) -> str:
    """The application as plain text."""
    title = f"{manifest.publisher} {manifest.fiscal_year} 年度{manifest.kind}"
    listed = "\n".join(
        f"  {number}. {title}中的{quoted(item.what)}。公开依据：{item.clause}。"
        for number, item in enumerate(items, 1)
    )
    return (
        "政府信息公开申请\n\n"
        f"致：{manifest.publisher}\n\n"
        "申请人：（姓名或者名称）\n身份证明：（按受理机关要求提供）\n联系方式：（通信地址或电话）\n\n"
        f"一、申请公开的政府信息\n{listed}\n\n"
        "二、形式要求\n  电子文本（可机读的表格文件为宜），以电子邮件方式提供。\n\n"
        "三、说明\n"
        f"  上述内容在已公开的{manifest.fiscal_year} 年度{manifest.kind}文本中未能查到。"
        "若该项信息不存在或者无此项收支，请予书面说明。\n"
        "  本申请依据《中华人民共和国政府信息公开条例》第二十七条、第二十九条提出，"
        "请按第三十三条规定的期限答复。\n\n"
        "申请日期：（填写）\n"
    )
