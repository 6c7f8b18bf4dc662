"""What is done to the built site: heads that say what a shared link shows, a smaller index.

The theme has no place for it without overrides, so it is written into the finished files:
Open Graph tags, the picture and a description as a data set for the page of a disclosure.
The search index is written anew with Chinese as text, not as escapes of six bytes for each
character, and with amounts as people type them; the page for lost addresses speaks Chinese.
Run twice, it changes nothing more.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from generator.package.read import Package
from generator.pages.html import raw
from generator.pages.overview import in_words, overview
from generator.pages.shell import heading
from generator.pages.site import Site
from generator.pages.social import HEIGHT, WIDTH

_MARK = '<meta property="og:site_name"'
_END = "</head>"
_SEPARATED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LOST = "<h1>404 - Not found</h1>"
_LOST_SAID = (
    "<h1>没有这个页面</h1><p>网址可能写错，或者页面已经改名。可以用右上角的搜索，"
    "或者从导航里的“公开”和“下载”找起。</p>"
)


def finish_site(packages: Sequence[Package], directory: Path, site: Site) -> None:
    """Completes the heads of the pages of disclosures and the index in the built site."""
    for package in packages:
        page = directory / "disclosures" / package.id / "index.html"
        if page.is_file():
            _complete(page, head(package, site))
    index = directory / "search" / "search_index.json"
    if index.is_file():
        found = json.loads(index.read_text("utf-8"))
        for entry in found["docs"]:
            entry["text"] += _bare_numbers(entry["text"])
        _replace(index, json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    lost = directory / "404.html"
    if lost.is_file():
        _replace(lost, lost.read_text("utf-8").replace(_LOST, _LOST_SAID))


def _bare_numbers(text: str) -> str:
    """The amounts of a text once more without separators, as they are typed; once only."""
    found = dict.fromkeys(n.replace(",", "") for n in _SEPARATED.findall(text))
    new = [n for n in found if n not in text]
    return f" {' '.join(new)}" if new else ""


def head(package: Package, site: Site) -> str:
    """Open Graph tags and the description of the data set, as HTML."""
    path = f"disclosures/{package.id}/"
    title, said = heading(package.manifest), in_words(overview(package))
    tags = {
        "og:site_name": "明账",
        "og:type": "article",
        "og:locale": "zh_CN",
        "og:title": title,
        "og:description": said,
        "og:url": site.permanent(path),
        "og:image": site.permanent(f"{path}card.png"),
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": said,
    }
    lines = [f'<meta property="{name}" content="{raw(value)}">' for name, value in tags.items()]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines.append(f'<script type="application/ld+json">{_dataset(package, said, site)}</script>')
    return "".join(lines)


def _dataset(package: Package, said: str, site: Site) -> str:
    """The disclosure as a schema.org data set."""
    manifest = package.manifest
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": heading(manifest),
        "description": f"{manifest.publisher}。{said}",
        "inLanguage": "zh",
        "creator": {"@type": "GovernmentOrganization", "name": manifest.publisher},
        "temporalCoverage": str(manifest.fiscal_year),
        "spatialCoverage": manifest.division_name,
        "license": manifest.licence.url or manifest.licence.title,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/zip",
            "contentUrl": site.permanent(f"downloads/{package.id}/{package.id}.zip"),
        },
    }
    text = json.dumps(described, ensure_ascii=False, sort_keys=True)
    # No text of a document can end the script element.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _complete(page: Path, tags: str) -> None:
    content = page.read_text("utf-8")
    if _MARK in content or _END not in content:
        return
    _replace(page, content.replace(_END, tags + _END, 1))


def _replace(path: Path, content: str) -> None:
    temporary = path.with_name(path.name + ".tmp-page")
    temporary.write_text(content, "utf-8")
    os.replace(temporary, path)
