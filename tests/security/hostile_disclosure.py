"""An invented disclosure whose every text tries something, and what it tries.

A script that ran sets `window.pwned`; anything fetched comes from a host that is not there.
"""

from __future__ import annotations

from pathlib import Path

from generator.build import convert
from generator.facts.identity import IdentityOptions

HOST = "evil.invalid"
PAYLOADS = (
    f'=HYPERLINK("http://{HOST}/x","点")',
    "=cmd|' /C calc'!A0",
    "+SUM(A1:A9)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1＋1",
    "<script>window.pwned=1</script>",
    '<img src=x onerror="window.pwned=2">',
    "<svg onload=window.pwned=3></svg>",
    "{{ config.site_url }}{% include 'x' %}",
    '--8<-- "mkdocs.yml"',
    '{: onclick="window.pwned=4" onmouseover="window.pwned=4" }',
    '点我 {: #id .md-hidden style="display:none" }',
    "甲 | 乙 | 丙",
    "[点我](javascript:window.pwned=5)",
    f"![图](http://{HOST}/a.png)",
    f"<http://{HOST}/>",
    "</textarea></style></title></script><script>window.pwned=6</script>",
    "\" onmouseover=\"window.pwned=7\" x=\"' onfocus='window.pwned=8' autofocus='",
    "&lt;script&gt;window.pwned=9&lt;/script&gt;",
    f'<base href="http://{HOST}/">',
    f'<meta http-equiv="refresh" content="0;url=http://{HOST}/">',
    f'<link rel="stylesheet" href="http://{HOST}/a.css">',
    '<iframe srcdoc="<script>parent.window.pwned=10</script>"></iframe>',
    '<style>body{display:none}</style><section style="position:fixed;inset:0">',
    f'<form action="http://{HOST}/"><button>确定</button></form>',
    "<!-- 注 --> ]]> <![CDATA[ x ]]> <?php x ?> <% x %>",
    "```js",
    "[TOC] [^1] *[HTML]: 甲 !!! note",
    "datum.x || event.view.window.pwned(11)",
    "\\u003cscript\\u003ewindow.pwned=12\\u003c/script\\u003e",
)
# What is printed is not what is stored: these must be seen as they are, or not at all.
ODD = {
    "override": "甲\u202e乙丙\u202c丁",
    "zero width": "财\u200b政\u2060局",
    "look-alike digits": "l2３٤",
}
PRINTED_BACKWARDS = "\u202e00.85\u202c"


def disclosure_text() -> str:
    """Every payload as a label, a heading, a paragraph, a project, an indicator."""
    texts = [*PAYLOADS, *ODD.values()]
    lines = ["# 重庆市潼南区财政局", "", "## 2024 年部门预算情况说明", ""]
    for number, text in enumerate(texts, 1):
        lines += [f"## （{number}）{text}", "", f"2024 年{text}安排支出 {number}.00 万元。", ""]
    rows = [["", "合计", "100.00", "60.00", "40.00"]]
    rows += [["2010601", text, "-12.50", "-12.50", text] for text in texts]
    head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    lines += _table("表1", "部门支出总表", [head, *rows])
    projects = [[text, "1.00", text] for text in texts]
    lines += _table("表2", "项目支出表", [["项目名称", "金额", "备注"], *projects])
    lines += ["表3", "", "重庆市潼南区财政局", "", "2024 年预算项目绩效目标表", ""]
    lines += [f"项目名称\t{PAYLOADS[6]}\t\t", f"资金总额（万元）\t18.00\t项目属性\t{PAYLOADS[7]}"]
    lines += [f"项目概况\t{PAYLOADS[8]}\t\t", f"立项依据\t{PAYLOADS[11]}\t\t", ""]
    lines.append("\t一级指标\t二级指标\t三级指标\t指标值\t指标性质\t度量单位\t权重")
    for number, text in enumerate(texts):
        first = "绩效指标" if not number else ""
        lines.append(f"{first}\t产出指标\t数量指标\t{text}\t10\t≥\t次\t2")
    return "\n".join(lines) + "\n"


def _table(number: str, title: str, rows: list[list[str]]) -> list[str]:
    return [
        number,
        "",
        f"重庆市潼南区财政局{title}",
        "",
        "单位：万元",
        "",
        *map("\t".join, rows),
        "",
    ]


def hostile_package(directory: Path) -> Path:
    """The disclosure converted below `directory`."""
    path = directory / "2024 {{ x }} [a](b) --8-- &lt; #'.txt"
    path.write_text(disclosure_text(), encoding="utf-8")
    options = IdentityOptions(
        "重庆市潼南区<script>window.pwned=20</script>局", "sample", "500152", 2024, "budget"
    )
    return convert([path], directory / "packages", options)
