"""Downloads: every package as a zip, every resource and table as CSV, with checksums.

The files are those of the package, byte for byte. Knows names and bytes, not contents.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.package.archive import zip_package
from generator.package.read import Package
from generator.pages import words
from generator.pages.html import link, raw, text
from generator.pages.shell import heading, page

Files = dict[str, bytes]


def download_files(package: Package) -> Files:
    """Files below `downloads/<id>/` by name, checksums included."""
    files: Files = {f"{package.id}.zip": zip_package(package.path)}
    data = package.path / "data"
    for path in sorted(data.rglob("*.csv")):
        files[path.relative_to(data).as_posix()] = path.read_bytes()
    files["datapackage.json"] = (package.path / "datapackage.json").read_bytes()
    sums = "".join(f"{_sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return files | {"SHA256SUMS": sums.encode()}


def downloads_page(packages: Sequence[tuple[Package, Files]]) -> str:
    """Markdown of `downloads/`; takes what `download_files` gave for each package."""
    intro = """# 下载

每份公开是一个 [Frictionless](https://specs.frictionlessdata.io/data-package/) 数据包
（Fiscal Data Package 1.0.0）：全部金额、绩效指标、文字说明、逐格原表和遮盖了联系方式的原文。
CSV 为 UTF-8 编码、逗号分隔；金额以元计，原文的写法和单位在旁边。
用 `sha256sum -c SHA256SUMS` 可以核对文件是否完整。
"""
    sections = [_section(package, files) for package, files in packages]
    return page(
        "下载", "\n\n".join((intro, *sections)), "全部数据包和 CSV 的下载、校验和与引用方式"
    )


def citation(package: Package) -> str:
    """How to cite a package, in one line."""
    manifest = package.manifest
    return (
        f"{manifest.publisher}：《{manifest.fiscal_year} 年部门{words.phase(manifest.phase)}"
        f"公开》，明账整理，数据包 {package.id}，整理日期 {manifest.created}。"
    )


def _section(package: Package, files: Files) -> str:
    archive = f"{package.id}.zip"
    content = files[archive]
    rows = "".join(_row(package.id, name, files[name]) for name in _resources(files))
    tables = [name for name in files if name.startswith("tables/")]
    return "\n\n".join(
        (
            f"## {text(heading(package.manifest))} {{ #{package.id} }}",
            f'<p class="mz-download">{_file(package.id, archive, "整个数据包（zip）")}'
            f'<span class="mz-facts">{_size(content)} · SHA-256 <code>{_sha256(content)}</code>'
            "</span></p>",
            '<div class="mz-scroll" role="region" tabindex="0"'
            f' aria-label="{raw(heading(package.manifest))}数据文件">'
            '<table class="mz-twin mz-wide"><thead><tr><th scope="col">文件</th>'
            '<th scope="col">内容</th>'
            '<th scope="col" class="mz-n">大小</th><th scope="col">SHA-256</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>",
            f"<p>另有 {len(tables)} 张原表的 CSV，在"
            f'<a href="../disclosures/{package.id}/tables/">表格页</a>逐表下载；'
            f"{_file(package.id, 'SHA256SUMS', '全部校验和')}、"
            f"{_file(package.id, 'datapackage.json', '数据包描述')}。</p>",
            f'<p class="mz-basis">许可：{raw(package.manifest.licence.title)}<br>'
            f"引用：{raw(citation(package))}</p>",
        )
    )


def _resources(files: Files) -> list[str]:
    """CSV of the resources in the order of the contract."""
    return [f"{name}.csv" for name in words.RESOURCES if f"{name}.csv" in files]


def _row(package_id: str, name: str, content: bytes) -> str:
    title = words.RESOURCES[name.removesuffix(".csv")]
    return (
        f'<tr><th scope="row">{_file(package_id, name, name)}</th><td>{raw(title)}</td>'
        f'<td class="mz-n">{_size(content)}</td><td><code>{_sha256(content)}</code></td></tr>'
    )


def _file(package_id: str, name: str, label: str) -> str:
    return link(f"{package_id}/{name}", raw(label), download=True)


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1000)):,} KB"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
