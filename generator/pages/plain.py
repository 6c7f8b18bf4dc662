"""Whole HTML pages that MkDocs only copies: many, long, and of no use to a search.

They carry the site's colours and type, work without script, and cost next to nothing to
build. Knows no disclosures.
"""

from __future__ import annotations

from generator.pages.html import raw

# Follows the colours chosen on the other pages; without script those of the system.
_SCHEME = (
    "(function(){try{var k=Object.keys(localStorage)"
    ".find(function(n){return /__palette$/.test(n)});"
    "var p=k&&JSON.parse(localStorage.getItem(k));"
    "var s=p&&p.color&&p.color.media!=='(prefers-color-scheme)'&&p.color.scheme;"
    "if(s)document.documentElement.setAttribute('data-md-color-scheme',s)}catch(e){}})()"
)


def plain_page(title: str, description: str, body: str, up: str) -> bytes:
    """A page of its own; `up` is the way to the root of the site."""
    return (
        '<!doctype html>\n<html lang="zh" class="mz-plain">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{raw(title)} - 明账</title>\n"
        f'<meta name="description" content="{raw(description)}">\n'
        f'<link rel="icon" href="{up}assets/favicon.svg">\n'
        f'<link rel="stylesheet" href="{up}assets/mingzhang.css">\n'
        f"<script>{_SCHEME}</script>\n</head>\n<body>\n"
        f'<header class="mz-bar"><a href="{up}">明账</a></header>\n'
        f'<main class="md-typeset mz-main" id="main">\n{body}\n</main>\n</body>\n</html>\n'
    ).encode()
