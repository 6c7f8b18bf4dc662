"""Downloads: every package as a zip, every resource and table as CSV and XLSX, checksums.

The files are those of the package, byte for byte; workbooks are made from its cells. One
list of all packages for people, one catalogue for programs, one page for each package.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.facts.model import PublishedCell
from generator.findings import VIOLATED
from generator.package.archive import zip_package, zip_packages
from generator.package.csv_text import from_csv, guard_formula, to_csv
from generator.package.read import Package
from generator.pages import words
from generator.pages.cite import citation, cite_box
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, link, raw, unwrapped
from generator.pages.meters import measured
from generator.pages.overview import overview
from generator.pages.plain import plain_page
from generator.pages.shell import breadcrumb, heading, page
from generator.pages.tables import name
from generator.pages.workbook import Sheet, workbook

Files = dict[str, bytes]
_INTRO = """# 下载

每份公开是一个 [Frictionless](https://specs.frictionlessdata.io/data-package/) 数据包
（Fiscal Data Package 1.0.0）：全部金额、绩效指标、文字说明、逐格原表和遮盖了联系方式的原文。
CSV 为 UTF-8 编码、逗号分隔；金额以元计，原文的写法和单位在旁边；XLSX 照原表的版式。
用 `sha256sum -c SHA256SUMS` 可以核对文件是否完整。字段和表的中英文名称见[字段](schema/index.md)。
"""
_COLUMNS = (
    "id", "division", "division_name", "publisher", "fiscal_year", "phase", "total_yuan",
    "three_public_yuan", "facts", "indicators", "demanded", "published", "checks", "violated",
    "created", "archive", "archive_sha256",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """The files of one package and what the lists say of them."""

    package: Package
    files: Files

    @property
    def archive(self) -> str:
        """Name of the zip."""
        return f"{self.package.id}.zip"


def offer(package: Package) -> Offer:
    """Files below `downloads/<id>/` by name, checksums included."""
    files: Files = {f"{package.id}.zip": zip_package(package.path)}
    data = package.path / "data"
    for path in sorted(data.rglob("*.csv")):
        files[path.relative_to(data).as_posix()] = path.read_bytes()
    files["datapackage.json"] = (package.path / "datapackage.json").read_bytes()
    files |= _workbooks(package, files)
    sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return Offer(package, files | {"SHA256SUMS": sums.encode()})


def _workbooks(package: Package, files: Mapping[str, bytes]) -> Files:
    """One workbook of all tables, and one for each table that has a CSV."""
    cells: dict[str, list[PublishedCell]] = {}
    for cell in package.reading.cells:
        cells.setdefault(cell.table_id, []).append(cell)
    sheets = {
        table.table_id: Sheet(
            name(table, package.manifest.publisher),
            tuple(cells.get(table.table_id, ())),
        )
        for table in package.reading.tables
    }
    there = {key: sheet for key, sheet in sheets.items() if sheet.cells}
    made = {
        f"tables/{key}.xlsx": workbook([sheet])
        for key, sheet in there.items()
        if f"tables/{key}.csv" in files
    }
    return made | {f"{package.id}.xlsx": workbook(list(there.values()))}


def everything(offers: Sequence[Offer]) -> Files:
    """All packages in one zip, and their amounts in one CSV with the package in front."""
    if not offers:
        return {}
    header: list[str] = []
    records: list[list[str]] = []
    for offered in offers:
        header, rows = from_csv(offered.files["facts.csv"])
        records += [[offered.package.id, *row] for row in rows]
    files = {
        "all.zip": zip_packages(offered.package.path for offered in offers),
        "facts.csv": to_csv(["package", *header], records),
    }
    sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return files | {"SHA256SUMS": sums.encode()}


def downloads_page(offers: Sequence[Offer], whole: Files) -> str:
    """Markdown of `downloads/`: everything at once, then one line for each package."""
    rows = "".join(_line(o) for o in offers)
    heads = ("公开", "数据包", "全部表", "金额明细", "其他")
    head = "".join(f'<th scope="col">{h}</th>' for h in heads)
    catalogue = (
        "全部数据包的目录："
        + link("catalogue.csv", "catalogue.csv", download=True)
        + "、"
        + link("catalogue.json", "catalogue.json", download=True)
        + "，含地址和 SHA-256。"
    )
    body = "\n\n".join(
        (
            unwrapped(_INTRO),
            _whole(whole),
            f"<p>{catalogue}</p>",
            f'{SCROLL} aria-label="全部数据包">'
            f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>",
        )
    )
    return page("下载", body, "全部数据包、CSV 和 XLSX 的下载、校验和与引用方式")


def _whole(files: Files) -> str:
    """Links to everything at once."""
    if not files:
        return ""
    said = {"all.zip": "全部数据包 zip", "facts.csv": "全部金额明细 CSV", "SHA256SUMS": "校验和"}
    items = "".join(
        f"{link(name, label, download=True)} "
        for name, label in ((n, f"{said[n]}（{_size(c)}）") for n, c in files.items())
    )
    return f'<p class="mz-quick">{items}</p>'


def _line(offered: Offer) -> str:
    package = offered.package
    base, said = package.id, heading(package.manifest)

    def file(file_name: str, label: str) -> str:
        size = _size(offered.files[file_name])
        link_ = link(f"{base}/{file_name}", label, download=True, aria_label=f"{label}：{said}")
        return f'<td>{link_} <small class="mz-note">{size}</small></td>'

    return (
        f'<tr id="{base}"><th scope="row">'
        f"{link(f'../disclosures/{base}/', raw(said))}</th>"
        f"{file(offered.archive, 'zip')}{file(f'{base}.xlsx', 'XLSX')}{file('facts.csv', 'CSV')}"
        f"<td>{link(f'{base}/', '各文件与校验和', aria_label=f'各文件与校验和：{said}')}</td></tr>"
    )


def package_page(offered: Offer, desk: Desk) -> bytes:
    """The plain page of one package: every file with its checksum, licence, citation."""
    package = offered.package
    said = heading(package.manifest)
    crumbs = breadcrumb([link("../../", "首页"), link("../", "下载"), raw(said)])
    rows = "".join(_file_row(n, c) for n, c in sorted(offered.files.items(), key=_file_order))
    body = (
        f"{crumbs}<h1>下载：{raw(said)}</h1>"
        f"<p>{link(f'../../disclosures/{package.id}/', '到这份公开的概览')}</p>"
        f'{SCROLL} aria-label="全部文件">'
        '<table class="mz-twin mz-files"><thead><tr><th scope="col">文件</th>'
        '<th scope="col">内容</th><th scope="col" class="mz-n">大小</th>'
        f'<th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f'<p class="mz-basis">许可：{raw(package.manifest.licence.title)}<br>'
        f"引用：{raw(citation(package))}</p>{cite_box(package.manifest, desk.site)}"
    )
    return plain_page(f"下载 · {said}", f"{said}的全部数据文件、校验和与引用方式", body, "../../")


def _file_order(item: tuple[str, bytes]) -> tuple[bool, bool, str]:
    file = item[0]
    return "/" in file, not file.endswith((".zip", ".xlsx")), file


def _file_row(file: str, content: bytes) -> str:
    title = words.RESOURCES.get(file.removesuffix(".csv"), _OTHER.get(file.rsplit(".", 1)[-1], ""))
    return (
        f'<tr><th scope="row">{link(file, raw(file), download=True)}</th><td>{raw(title)}</td>'
        f'<td class="mz-n">{_size(content)}</td><td><code>{_sha256(content)}</code></td></tr>'
    )


_OTHER = {
    "zip": "整个数据包",
    "xlsx": "照原表版式",
    "csv": "一张原表",
    "json": "数据包描述",
    "SHA256SUMS": "全部校验和",
}


def catalogue(offers: Sequence[Offer], desk: Desk) -> Files:
    """The catalogue for programs, as CSV and JSON."""
    rows = [_entry(o, desk) for o in offers]
    lines = [[guard_formula(str(row[column])) for column in _COLUMNS] for row in rows]
    document = {
        "title": "明账：部门预算公开数据包目录",
        "title_en": "Mingzhang: catalogue of departmental budget data packages",
        "packages": rows,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return {"catalogue.csv": to_csv(_COLUMNS, lines), "catalogue.json": text.encode()}


def _entry(offered: Offer, desk: Desk) -> dict[str, object]:
    package = offered.package
    manifest, reading, view = package.manifest, package.reading, overview(package)
    publisher, _ = measured(package)
    three = view.three_public
    values = (
        package.id, manifest.division, manifest.division_name, manifest.publisher,
        manifest.fiscal_year, manifest.phase,
        format(view.total.amount, "f") if view.total else "",
        format(three.amount, "f") if three else "",
        len(reading.facts), len(reading.indicators), publisher.total, publisher.done,
        len(reading.checks), sum(c.verdict == VIOLATED for c in reading.checks),
        str(manifest.created),
        desk.site.permanent(f"downloads/{package.id}/{offered.archive}"),
        _sha256(offered.files[offered.archive]),
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1000)):,} KB"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
