"""A frame as a figure of a page: sentence, picture, table twin, all from the same rows.

Knows where the source page is, nothing about which disclosure it shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.package.csv_text import guard_formula, to_csv
from generator.pages.charts.draw import specification
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row, sentence_text
from generator.pages.charts.palette import SERIES
from generator.pages.charts.render import Pictures
from generator.pages.html import SCROLL, link, raw
from generator.pages.places import NOWHERE, Way, with_links


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a figure stands: ways, the renderer, and where its files are."""

    way: Way = NOWHERE
    pictures: Pictures = Pictures()
    files: str = ""  # URL of the folder of its files; empty: it has none
    address: str = ""  # of the page, for embedding elsewhere


def figure(answer: Frame | Missing, setting: Setting | None = None) -> str:
    """HTML of one chart; a missing answer is an honest sentence in its place."""
    at = setting or Setting()
    if isinstance(answer, Missing):
        return (
            f'<section class="mz-figure mz-figure--none" id="{answer.name}">'
            f"<h3>{raw(answer.title)}</h3>"
            f"<p>{with_links(answer.reason, at.way.source)}</p></section>"
        )
    picture = at.pictures.svg(specification(answer), label(answer))
    spec_url = f"{at.files}{answer.name}.json" if at.files else ""
    return "\n".join(
        (
            f'<figure class="mz-figure" id="{answer.name}">',
            f"<figcaption><h3>{raw(answer.title)}</h3>",
            f'<p class="mz-said" data-search-exclude>{sentence(answer.sentence, at.way)}</p>',
            "</figcaption>",
            f'<div class="mz-plot" data-search-exclude data-spec="{raw(spec_url)}">{picture}</div>',
            f'<p class="mz-basis" data-search-exclude>依据：{raw(answer.basis)}</p>',
            '<div class="mz-more" data-search-exclude>'
            '<button type="button" class="mz-live" hidden>交互图</button>',
            f"<details><summary>数据表</summary>{twin(answer, at.way)}</details>",
            f"{_take(answer, at)}</div>",
            "</figure>",
        )
    )


def label(frame: Frame) -> str:
    """The text alternative of the picture: its question and its sentence."""
    return f"{frame.title} {sentence_text(frame)}"


def _take(frame: Frame, at: Setting) -> str:
    """Files of the chart, and the code that puts it into another page."""
    if not at.files:
        return ""
    files = " · ".join(
        link(f"{at.files}{frame.name}.{kind}", kind.upper(), download=True, aria_label=said)
        for kind, said in (
            (kind, f"{kind.upper()}：{frame.title}") for kind in ("svg", "png", "csv")
        )
    )
    base = f"{at.address}{at.files}{frame.name}"
    code = (
        f'<a href="{at.address}#{frame.name}"><img src="{base}.svg" alt="{raw(label(frame))}"></a>'
    )
    return (
        "<details><summary>下载与嵌入</summary>"
        f'<p class="mz-basis">{files}</p><pre class="mz-copy" tabindex="0">{raw(code)}</pre>'
        "</details>"
    )


def chart_files(frame: Frame, pictures: Pictures) -> dict[str, bytes]:
    """The chart to be taken away: SVG, PNG and CSV."""
    picture = pictures.file(specification(frame), label(frame))
    return {
        f"{frame.name}.svg": picture.encode(),
        f"{frame.name}.png": pictures.png(picture),
        f"{frame.name}.csv": chart_csv(frame),
    }


def chart_csv(frame: Frame) -> bytes:
    """The rows of the frame with exact amounts (yuan for money) and their places."""
    rows = []
    for row in frame.rows:
        for part in (*row.parts, *([row.before] if row.before else [])):
            name = SERIES[part.series].label
            amount = format(part.amount, "f")
            label = guard_formula(" / ".join((*row.path, row.label)))
            rows.append((label, name, amount, part.source))
    return to_csv(("label", "series", "amount", "source"), rows)


def sentence(said: tuple[str | Quantity, ...], way: Way) -> str:
    """The sentence with every printed number linked to its place."""
    return "".join(raw(x) if isinstance(x, str) else number(x, way) for x in said)


def number(quantity: Quantity, way: Way) -> str:
    """A number that leads to its place in the source and to its passport, when printed."""
    written = f'<span class="mz-n">{raw(quantity.written)}</span>'
    if not quantity.source or not way.source:
        return written
    place = link(way.place(quantity.source), written, class_="mz-ref")
    both = place + way.mark(quantity.source, quantity.written)
    return f'<span class="mz-w">{both}</span>'


def twin(frame: Frame, way: Way) -> str:
    """The same rows as a table; a column for each part where rows have several."""
    several = any(len(row.parts) > 1 for row in frame.rows)
    series = frame.series() if several else ()
    before = any(row.before for row in frame.rows)
    heads = ["项目", *(SERIES[key].label for key in series), "合计" if several else "数额"]
    heads += ["上年"] if before else []
    heads += ["占比"] if frame.whole else []
    head = f'<th scope="col">{heads[0]}</th>'
    head += "".join(f'<th scope="col" class="mz-n">{raw(name)}</th>' for name in heads[1:])
    explained = any(row.note for row in frame.rows)
    head += '<th scope="col">部门说明</th>' if explained else ""
    body = "".join(_twin_row(frame, row, series, before, explained, way) for row in frame.rows)
    return (
        f'{SCROLL} aria-label="{raw(frame.title)}数据表">'
        f'<table class="mz-twin"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _twin_row(
    frame: Frame, row: Row, series: tuple[str, ...], before: bool, explained: bool, way: Way
) -> str:
    by_series = {part.series: part for part in row.parts}
    cells = [_cell(frame, by_series.get(key), way) for key in series]
    source = row.parts[0].source if len(row.parts) == 1 else ""
    total = Part("", row.amount, source, row.parts[0].page if row.parts else "")
    cells.append(_cell(frame, total, way))
    if before:
        cells.append(_cell(frame, row.before, way))
    if frame.whole:
        cells.append(f'<td class="mz-n">{frame.share(row.amount)}</td>')
    if explained:
        cells.append(f'<td class="mz-why">{raw(row.note) or "—"}</td>')
    return f'<tr><th scope="row">{_named(row)}</th>{"".join(cells)}</tr>'


def _named(row: Row) -> str:
    """The label, below the groups it belongs to."""
    above = f'<small class="mz-note">{raw(" › ".join(row.path))}</small><br>' if row.path else ""
    return above + raw(row.label)


def _cell(frame: Frame, part: Part | None, way: Way) -> str:
    if part is None:
        return '<td class="mz-n">—</td>'
    shown = number(Quantity(frame.written(part.amount), part.amount, part.source), way)
    if part.page:
        shown = link(part.page, shown)
    return f'<td class="mz-n" data-amount="{part.amount}">{shown}</td>'
