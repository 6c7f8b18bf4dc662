"""The glossary: our own one-sentence explanations, then those of the documents, quoted.

Where several documents explain a word, the shortest list of different wordings is shown,
each with the disclosures that use it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.package.read import Package
from generator.pages.html import link, raw
from generator.pages.places import source_url
from generator.pages.quotes import quoted as in_marks
from generator.pages.shell import heading, page
from generator.pages.terms import Term, explained, own_terms, term_id

_MOST = 3  # wordings shown of one word

Quoted = dict[str, list[tuple[Term, Package]]]


def glossary_page(packages: Sequence[Package]) -> str:
    """Markdown of `glossary/`."""
    quoted: Quoted = defaultdict(list)
    for package in packages:
        for term in explained(package.reading):
            quoted[term.word].append((term, package))
    own = {term.word: term for term in own_terms()}
    order = [*own, *sorted(word for word in quoted if word not in own)]
    entries = "".join(_entry(word, own.get(word), quoted.get(word, [])) for word in order)
    body = (
        "# 术语\n\n加引号的是部门自己在“名词解释”中的说法，照录原文；其余是本站的简要解释。\n\n"
        f'<dl class="mz-glossary">{entries}</dl>'
    )
    return page("术语", body, "部门预算公开中的术语和部门自己的解释")


def _entry(word: str, own: Term | None, quoted: Sequence[tuple[Term, Package]]) -> str:
    said = f"<dd>{raw(own.text)}</dd>" if own else ""
    wordings: dict[str, tuple[Term, Package]] = {}
    for term, package in quoted:
        wordings.setdefault("".join(term.text.split()), (term, package))
    for term, package in list(wordings.values())[:_MOST]:
        base = f"../disclosures/{package.id}/"
        place = link(source_url(f"{base}source/", term.source), raw(heading(package.manifest)))
        said += f'<dd class="mz-quoted">{raw(in_marks(term.text))} <small>{place}</small></dd>'
    return f'<div id="{term_id(word)}"><dt>{raw(word)}</dt>{said}</div>'
