"""What disclosures are made of that grow in one direction only: a title, a table, its rows.

What they say is invented and adds up as far as it matters; they know nothing of what the
program does with them. `INPUTS` of the `growth_*` modules say what makes the files of one
disclosure of size n, and a size that a large but honest disclosure may reach.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Files = dict[str, bytes]
Rows = list[list[str]]
Inputs = dict[Callable[[int], Files], int]
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
PUBLISHER = "某某市某某局"


def text(body: str, name: str = "a.txt") -> Files:
    return {name: f"# {PUBLISHER}2023年部门预算\n\n{body}\n".encode()}


def titled(number: int = 1, title: str = "部门支出总表") -> str:
    return f"表{number}\n\n{PUBLISHER}{title}\n\n单位：万元\n\n"


def table(rows: Sequence[Sequence[str]], number: int = 1, title: str = "部门支出总表") -> str:
    return titled(number, title) + "\n".join("\t".join(row) for row in rows) + "\n\n"


def coded(n: int) -> Rows:
    """A table of codes: classes, groups, items, as many rows as asked for."""
    rows: Rows = []
    for number in range(n):
        group, item = divmod(number, 9)
        code = f"{201 + group // 90}{1 + group % 90:02}{item:02}" if item else ""
        code = code or f"{201 + group // 90}{1 + group % 90:02}"
        rows.append([code, f"事务{number}", "1.00", "1.00", "0.00"])
    return [["", "合计", f"{n}.00", f"{n}.00", "0.00"], *rows]


def plain(n: int) -> Rows:
    rows = [["", f"支出事项{number}", "1.00", "1.00", "0.00"] for number in range(n)]
    return [["", "合计", f"{n}.00", f"{n}.00", "0.00"], *rows]
