"""Disclosures whose tables grow: rows, columns, headers, numbers of tables, forms, lists."""

from __future__ import annotations

from growth_inputs import HEAD, PUBLISHER, Files, Inputs, Rows, coded, plain, table, text, titled


def rows_coded(n: int) -> Files:
    """Rows with codes."""
    return text(table([HEAD, *coded(n)]))


def rows_plain(n: int) -> Files:
    """Rows without codes."""
    return text(table([HEAD, *plain(n)]))


def rows_same(n: int) -> Files:
    """The same row again and again."""
    return text(table([HEAD, *[["2010601", "行政运行", "1.00", "1.00", ""]] * n]))


def rows_two_sided(n: int) -> Files:
    """Rows of a table of revenue beside expenditure."""
    head = ["项目", "预算数", "项目", "预算数"]
    rows = [[f"收入{k}", "1.00", f"支出{k}", "1.00"] for k in range(n)]
    total = ["收入总计", f"{n}.00", "支出总计", f"{n}.00"]
    return text(table([["收入", "", "支出", ""], head, *rows, total], 1, "部门收支总表"))


def totals(n: int) -> Files:
    """Rows of a total, one after every row."""
    total = ["", "合计", f"{n}.00", f"{n}.00", "0.00"]
    return text(table([HEAD, *[line for row in coded(n)[1:] for line in (row, total)]]))


def rows_named(n: int) -> Files:
    """Rows that have names of classes and no codes."""
    names = ["一般公共服务支出", "财政事务", "行政运行", "一般行政管理事务"]
    rows = [[names[k % 4], "1.00", "1.00", "0.00"] for k in range(n)]
    return text(table([HEAD[1:], *rows]))


def units(n: int) -> Files:
    """Institutions in one table, each with its classes."""
    head = ["单位编码", "单位名称", *HEAD]
    rows: Rows = []
    for k in range(n):
        code, name = f"{100000 + k}", f"第{k}中心"
        rows.append([code, name, "", "", "2.00", "2.00", "0.00"])
        rows.append([code, name, "2010601", "行政运行", "1.00", "1.00", "0.00"])
        rows.append([code, name, "2010602", "一般行政管理事务", "1.00", "1.00", "0.00"])
    return text(table([head, ["", "合计", "", "", f"{2 * n}.00", f"{2 * n}.00", "0.00"], *rows]))


def offices_by_name(n: int) -> Files:
    """Offices as rows above the names of their classes, no row with a code."""
    counted = "零一二三四五六七八九"
    rows = [["合计", f"{n}.00", f"{n}.00", "0.00"]]
    for k in range(n):
        office = "第" + "".join(counted[int(digit)] for digit in str(k)) + "中心"
        names = [office, "农林水支出", "水利", "水利工程建设"]
        rows += [[name, "1.00", "1.00", "0.00"] for name in names]
    return text(table([HEAD[1:], *rows]))


def columns(n: int) -> Files:
    """Amount columns of one table, ten rows."""
    head = ["科目编码", "科目名称", "合计", *[f"其他{k}" for k in range(n)]]
    rows = [[f"20106{k:02}", f"事务{k}", f"{n}.00", *["1.00"] * n] for k in range(1, 10)]
    return text(table([head, *rows]))


def header_depth(n: int) -> Files:
    """Rows of a header above each other."""
    deep = [["科目编码", "科目名称", f"第{k}层", f"第{k}层", f"第{k}层"] for k in range(n)]
    return text(table([*deep, HEAD, *coded(10)]))


def label_length(n: int) -> Files:
    """Characters of one label."""
    return text(table([HEAD, ["2010601", "运行" * (n // 2), "1.00", "1.00", ""], *coded(5)]))


def header_length(n: int) -> Files:
    """Characters of one word of a header."""
    return text(table([[*HEAD[:-1], "项目支" * (n // 3)], *coded(5)]))


def amount_length(n: int) -> Files:
    """Digits of one amount."""
    return text(table([HEAD, ["2010601", "运行", "1" * n, "1.00", ""], *coded(5)]))


def tables(n: int) -> Files:
    """Tables in one file."""
    return text("".join(table([HEAD, *coded(10)], k + 1, f"支出表{k}") for k in range(n)))


def tables_of_a_kind(n: int) -> Files:
    """Tables of the same kind in one file."""
    return text("".join(table([HEAD, *coded(10)], k + 1) for k in range(n)))


def files(n: int) -> Files:
    """Files of one disclosure."""
    made: Files = {}
    for k in range(n):
        made |= text(table([HEAD, *coded(10)], k + 1), f"{k:05}.txt")
    return made


def word_dump(n: int) -> Files:
    """One cell per line, as a dump of Word has it."""
    cells = [cell for row in [HEAD, *coded(n)] for cell in row]
    return text(titled() + "\n".join(cells))


def projects(n: int) -> Files:
    """Projects of one table."""
    rows = [[f"50015223T00000{k:07}", f"第{k}项目", "1.00", "1.00"] for k in range(n)]
    head = ["项目编码", "项目名称", "合计", "一般公共预算"]
    return text(table([head, ["", "合计", f"{n}.00", f"{n}.00"], *rows], 1, "项目支出表"))


def offices(n: int) -> Files:
    """Offices of a list of targets, above projects that make none of them."""
    head = ["单位名称（项目名称）", "预算数（万元）", "年度目标", "一级指标", "二级指标"]
    head += ["三级指标", "指标值"]
    rows = [[f"第{k}局", "7.77", *[""] * 5] for k in range(n)]
    aims = ["足额发放", "产出指标", "数量指标", "救助人数", "≥10人"]
    rows += [[f"第{k}项目", "1.00", *aims] for k in range(n)]
    total = ["合计", f"{n}.00", *[""] * 5]
    return text(table([head, total, *rows], 1, "部门预算项目绩效目标表"))


def projects_of_codes(n: int) -> Files:
    """Rows of one code below their class, in one column with units and classes."""
    head = ["类", "款", "项", "单位代码", "单位名称（科目、项目）", "金额"]
    rows = [["208", "02", "99", "314301", f"第{k}项目", "1.00"] for k in range(n)]
    above = [["", "", "", "", name, f"{n}.00"] for name in ("合计", "某县民政局", "老年福利")]
    return text(table([head, *above, *rows], 1, "一般公共预算项目支出预算表"))


def _performance(number: int, indicators: int) -> str:
    said = [f"表{number}", "", PUBLISHER, "", "2023 年预算项目绩效目标表", ""]
    said += [f"项目名称\t第{number}项目\t\t", "资金总额（万元）\t18.00\t项目属性\t经常性"]
    said += ["项目概况\t保障工作\t\t", "立项依据\t职责\t\t", ""]
    said.append("\t一级指标\t二级指标\t三级指标\t指标值\t指标性质\t度量单位\t权重")
    for k in range(indicators):
        first = "绩效指标" if not k else ""
        said.append(f"{first}\t产出指标\t数量指标\t第{k}项数量\t{k}\t≥\t次\t2")
    return "\n".join([*said, "", ""])


def indicators(n: int) -> Files:
    """Indicators of one project."""
    return text(table([HEAD, *coded(5)]) + _performance(2, n))


def performance_tables(n: int) -> Files:
    """Tables of performance targets."""
    return text(table([HEAD, *coded(5)]) + "".join(_performance(k + 2, 5) for k in range(n)))


def contents(n: int) -> Files:
    """Lines of a table of contents."""
    listed = "\n".join(f"表{k}  第{k}项支出表 ........ {k}" for k in range(1, n))
    return text(f"目录\n\n{listed}\n\n{table([HEAD, *coded(5)])}")


def markdown(n: int) -> Files:
    """Rows of a Markdown table."""
    grid = [HEAD, ["---"] * 5, *coded(n)]
    body = "\n".join("| " + " | ".join(row) + " |" for row in grid)
    return text(f"## 表1 部门支出总表\n\n单位：万元\n\n{body}", "a.md")


INPUTS: Inputs = {
    rows_coded: 1000,
    rows_plain: 1000,
    rows_same: 1000,
    rows_two_sided: 500,
    totals: 100,
    rows_named: 500,
    units: 300,
    offices_by_name: 200,
    columns: 50,
    header_depth: 20,
    label_length: 20_000,
    header_length: 10_000,
    amount_length: 2000,
    tables: 50,
    tables_of_a_kind: 50,
    files: 20,
    word_dump: 300,
    projects: 300,
    offices: 300,
    projects_of_codes: 300,
    indicators: 300,
    performance_tables: 50,
    contents: 300,
    markdown: 1000,
}
