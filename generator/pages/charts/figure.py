"""A frame as a figure of a page: sentence, picture, table twin, all from the same rows.

Knows where the source page is, nothing about which disclosure it shows.
"""

from __future__ import annotations

from generator.pages.charts.draw import specification
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row, sentence_text
from generator.pages.charts.palette import SERIES
from generator.pages.charts.render import svg
from generator.pages.html import link, raw
from generator.pages.places import source_url, with_links


def figure(answer: Frame | Missing, to_source: str = "", spec_url: str = "") -> str:
    """HTML of one chart; a missing answer is an honest sentence in its place."""
    if isinstance(answer, Missing):
        return (
            f'<section class="mz-figure mz-figure--none" id="{answer.name}">'
            f"<h3>{raw(answer.title)}</h3><p>{with_links(answer.reason, to_source)}</p></section>"
        )
    picture = svg(specification(answer), f"{answer.title} {sentence_text(answer)}")
    return "\n".join(
        (
            f'<figure class="mz-figure" id="{answer.name}">',
            f"<figcaption><h3>{raw(answer.title)}</h3>",
            f'<p class="mz-said">{sentence(answer.sentence, to_source)}</p></figcaption>',
            f'<div class="mz-plot" data-spec="{raw(spec_url)}">{picture}</div>',
            f'<p class="mz-basis">依据：{raw(answer.basis)}</p>',
            '<div class="mz-more"><button type="button" class="mz-live" hidden>交互图</button>',
            f"<details><summary>数据表</summary>{twin(answer, to_source)}</details></div>",
            "</figure>",
        )
    )


def sentence(said: tuple[str | Quantity, ...], to_source: str) -> str:
    """The sentence with every printed number linked to its place."""
    return "".join(raw(x) if isinstance(x, str) else number(x, to_source) for x in said)


def number(quantity: Quantity, to_source: str) -> str:
    """A number that leads to its place in the source, when it was printed there."""
    written = f'<span class="mz-n">{raw(quantity.written)}</span>'
    if not quantity.source or not to_source:
        return written
    return link(source_url(to_source, quantity.source), written, class_="mz-ref")


def twin(frame: Frame, to_source: str) -> str:
    """The same rows as a table; a column for each part where rows have several."""
    several = any(len(row.parts) > 1 for row in frame.rows)
    series = frame.series() if several else ()
    before = any(row.before for row in frame.rows)
    heads = ["项目", *(SERIES[key].label for key in series), "合计" if several else "数额"]
    heads += ["上年"] if before else []
    heads += ["占比"] if frame.whole else []
    head = f'<th scope="col">{heads[0]}</th>'
    head += "".join(f'<th scope="col" class="mz-n">{raw(name)}</th>' for name in heads[1:])
    body = "".join(_twin_row(frame, row, series, before, to_source) for row in frame.rows)
    return (
        f'<div class="mz-scroll" role="region" tabindex="0" aria-label="{raw(frame.title)}数据表">'
        f'<table class="mz-twin"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _twin_row(frame: Frame, row: Row, series: tuple[str, ...], before: bool, to_source: str) -> str:
    by_series = {part.series: part for part in row.parts}
    cells = [_cell(frame, by_series.get(key), to_source) for key in series]
    source = row.parts[0].source if len(row.parts) == 1 else ""
    total = Part("", row.amount, source, row.parts[0].page if row.parts else "")
    cells.append(_cell(frame, total, to_source))
    if before:
        cells.append(_cell(frame, row.before, to_source))
    if frame.whole:
        cells.append(f'<td class="mz-n">{frame.share(row.amount)}</td>')
    return f'<tr><th scope="row">{raw(row.label)}</th>{"".join(cells)}</tr>'


def _cell(frame: Frame, part: Part | None, to_source: str) -> str:
    if part is None:
        return '<td class="mz-n">—</td>'
    shown = number(Quantity(frame.written(part.amount), part.amount, part.source), to_source)
    if part.page:
        shown = link(part.page, shown)
    return f'<td class="mz-n" data-amount="{part.amount}">{shown}</td>'
