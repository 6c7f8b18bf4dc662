"""The questions of a disclosure as HTML: one sentence each, or a refusal with its way out.

Knows replies and how they look, not how they are found.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.package.manifest import Manifest
from generator.pages.charts.figure import sentence
from generator.pages.charts.frame import Missing
from generator.pages.cite import copyable
from generator.pages.html import link, raw
from generator.pages.places import Way, with_links
from generator.pages.replies import Reply, reply_link
from generator.pages.requests import request, wanted


def questions(replies: Sequence[Reply], manifest: Manifest, way: Way) -> str:
    """All questions as a list."""
    items = "\n".join(_question(n, reply, manifest, way) for n, reply in enumerate(replies, 1))
    return f'<ol class="mz-asked">\n{items}\n</ol>'


def _question(number: int, reply: Reply, manifest: Manifest, way: Way) -> str:
    if isinstance(reply, Missing):
        body = _refused(reply, manifest, way)
    else:
        body = f"<p>{sentence(reply.sentence, way)}</p>{_basis(reply, way)}"
    refused = " mz-refused" if isinstance(reply, Missing) else ""
    return (
        f'<li class="mz-question{refused}" id="q-{reply.name}">'
        f"<h3>{raw(reply.title)}</h3>{body}</li>"
    )


def _basis(reply: Reply, way: Way) -> str:
    said = [f"依据：{raw(getattr(reply, 'basis', ''))}"]
    place = getattr(reply, "place", "")
    if place and way.source:
        said.append(link(way.place(place), "原文位置"))
    more = reply_link(reply)
    said += [more] if more else []
    return f'<p class="mz-basis" data-search-exclude>{" · ".join(said)}</p>'


def _refused(reply: Missing, manifest: Manifest, way: Way) -> str:
    """What is missing, the clause it is due by, and the text to ask for it."""
    items = [wanted(key) for key in reply.wanted]
    said = f"<p>{_LEAD[bool(items)]}{with_links(reply.reason, way.source)}</p>"
    if not items:
        return said
    due = "；".join(f"{item.what}（{item.clause}）" for item in items)
    return (
        f'{said}<p class="mz-basis">可据以申请公开：{raw(due)}</p>'
        '<details class="mz-fold" data-search-exclude><summary>依申请公开文本</summary>'
        f"{copyable(request(manifest, items))}</details>"
    )


_LEAD = {True: '<span class="mz-badge mz-badge--not-published">未公布</span> ', False: ""}
