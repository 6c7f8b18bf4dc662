"""The picture that goes with a shared link: who, which year, how much; as PNG.

Drawn as SVG of fixed size. Where the machine has no Chinese font the words are left out
rather than shown as empty boxes.
"""

from __future__ import annotations

from functools import cache

from generator.package.read import Package
from generator.pages import amounts
from generator.pages.charts.layout import fit
from generator.pages.charts.render import Pictures
from generator.pages.html import raw
from generator.pages.overview import Overview, overview
from generator.pages.shell import short

WIDTH, HEIGHT = 1200, 630
_SANS = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
_SERIF = "Noto Serif CJK SC, Noto Serif SC, Songti SC, SimSun, serif"
_MAIN, _PROJECT, _INK, _SOFT, _PAPER = "#1d5b79", "#c4731a", "#23272a", "#5a615c", "#fcfcfa"


def card(package: Package, pictures: Pictures) -> bytes:
    """The PNG of one disclosure."""
    return pictures.png(card_svg(overview(package), has_chinese()), scale=1)


def card_svg(view: Overview, chinese: bool) -> str:
    """The picture; without Chinese only numbers and bars."""
    manifest = view.package.manifest
    year = f"{manifest.fiscal_year} 年{manifest.kind}"
    lines = []
    if chinese:
        lines += [
            _text(80, 96, 30, "明账 · 部门预算公开", _SOFT),
            _text(80, 190, 64, fit(short(manifest), 16), _INK, _SERIF),
            _text(80, 258, 36, year, _SOFT),
        ]
    else:
        lines.append(_text(80, 190, 64, str(manifest.fiscal_year), _INK))
    if view.total:
        number, unit = amounts.brief(view.total.amount).split(" ")
        lines.append(_text(80, 430, 120, number, _MAIN))
        if chinese:
            wide = len(number) * 68
            lines.append(_text(100 + wide, 430, 44, unit, _SOFT))
    lines += _bar(view, chinese)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" '
        f'fill="{_PAPER}"/>{"".join(lines)}</svg>'
    )


def _bar(view: Overview, chinese: bool) -> list[str]:
    """Basic against project expenditure as one bar."""
    if not view.basic or not view.project:
        return []
    whole = view.basic.amount + view.project.amount
    if whole <= 0 or view.basic.amount < 0 or view.project.amount < 0:
        return []
    room = WIDTH - 160
    first = round(room * view.basic.amount / whole)
    parts = [
        f'<rect x="80" y="490" width="{first}" height="36" fill="{_MAIN}"/>',
        f'<rect x="{80 + first}" y="490" width="{room - first}" height="36" fill="{_PROJECT}"/>',
    ]
    if chinese:
        basic = f"基本支出 {amounts.share(view.basic.amount, whole)}"
        project = f"项目支出 {amounts.share(view.project.amount, whole)}"
        parts.append(_text(80, 572, 28, basic, _SOFT))
        parts.append(_text(WIDTH - 80, 572, 28, project, _SOFT, anchor="end"))
    return parts


def _text(
    x: int, y: int, size: int, said: str, colour: str, font: str = _SANS, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-family="{font}" fill="{colour}" '
        f'text-anchor="{anchor}" font-weight="600">{raw(said)}</text>'
    )


@cache
def has_chinese() -> bool:
    """Whether two Chinese characters look different here: without a font both are boxes."""
    pictures = Pictures()

    def drawn(character: str) -> bytes:
        return pictures.png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            f"{_text(4, 32, 30, character, _INK)}</svg>",
            scale=1,
        )

    return drawn("明") != drawn("账")
