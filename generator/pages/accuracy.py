"""How accurate the checker itself is, as measured: one sentence, two tables, the raw figures.

The figures come from the file that `benchmarks/mutations.py` wrote; nothing is computed
here but percentages.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.pages import words
from generator.pages.html import SCROLL, raw

_KINDS = {
    "digits-swapped": "两位数字对调",
    "decimal-point": "小数点错位（乘十或除以十）",
    "sign": "正负号相反",
    "unit": "单位看错（差一万倍）",
    "shifted-column": "整行错一列",
    "dropped-row": "丢一行",
}
_HEADS = ("植入", "应能发现", "发现", "发现率", "指对位置")
_HOW = (
    "向真实的公开里逐个植入错误，看核对程序能否发现、能否指出是哪一格；"
    "再只作四舍五入范围内的改动，看它会不会误报。“应能发现”不含没有任何合计或勾稽涉及的金额。"
)


def accuracy(measured: Mapping[str, Any] | None) -> str:
    """HTML and Markdown of the section."""
    found = (measured or {}).get("mutations", {})
    if not found:
        return "核对程序的准确度还没有实测结果。"
    rounding = (measured or {}).get("rounding", {})
    said = (
        f"植入 {found['mutations']:,} 个错误，其中应能发现的 {found['in_scope']:,} 个，"
        f"发现 {found['detected']:,} 个（{_percent(found['detection'])}）；发现的当中，"
        f"前三个线索里指对位置的占 {_percent(found['location'])}。"
    )
    if rounding:
        said += (
            f"四舍五入范围内的改动 {rounding['perturbations']:,} 组，"
            f"误报 {rounding['false_violations']:,} 处。"
        )
    return "\n\n".join(
        (
            f"<p>{raw(said)}</p>",
            f'<p class="mz-basis">{_HOW}</p>',
            _table("错误种类", _KINDS, found.get("by_kind", {})),
            _table("表的种类", words.TABLE_KINDS, found.get("by_table", {})),
        )
    )


def _table(title: str, names: Mapping[str, str], tallies: Mapping[str, Any]) -> str:
    heads = "".join(f'<th scope="col" class="mz-n">{head}</th>' for head in _HEADS)
    rows = "".join(
        f'<tr><th scope="row">{raw(names.get(key, key))}</th>{_cells(tally)}</tr>'
        for key, tally in tallies.items()
    )
    return (
        f'{SCROLL} aria-label="实测准确度：{title}">'
        f'<table class="mz-twin mz-wide"><thead><tr><th scope="col">{title}</th>{heads}'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(tally: Mapping[str, Any]) -> str:
    scope = tally["in_scope"]
    shown = (
        f"{tally['mutations']:,}",
        f"{scope:,}",
        f"{tally['detected']:,}",
        _percent(tally["detection"]) if scope else "—",
        _percent(tally["location"]) if tally["detected"] else "—",
    )
    return "".join(f'<td class="mz-n">{value}</td>' for value in shown)


def _percent(ratio: str) -> str:
    return f"{(Decimal(ratio) * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
