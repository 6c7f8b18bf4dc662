"""Characters that look like Han characters and are none: ⽀出 is 支出.

Programs that write PDF often map a glyph to the radical (⽀ U+2F40) or to a compatibility
ideograph (U+F9xx) of the same shape; copied into a page or a Word file the text looks right,
but no word of it is found. Every such character becomes the one it looks like, one for one, so
that places in the text stay. Source: the Unicode Character Database, decompositions of the
Kangxi radicals and the compatibility ideographs, and EquivalentUnifiedIdeograph.txt for the
radicals of the supplement (U+2E80 to U+2EFF), of which those are taken that are whole words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from generator.documents.model import Block, Cell, Document, Grid

_SUPPLEMENT = (
    "⺁厂⺌小⺍小⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝"
    "⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯"
    "⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_DECOMPOSED = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA), range(0x2F800, 0x2FA1E))
_LIKE = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for codes in _DECOMPOSED for code in codes},
    **{
        ord(radical): word
        for radical, word in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    },
}
_ANY = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")


def unified(text: str) -> str:
    """`text` with every radical as the character it looks like; of the same length."""
    return text.translate(_LIKE) if _ANY.search(text) else text


def unified_document(document: Document) -> Document:
    """A document whose words are `unified`; what stands in the file (`raw`) stays."""
    return replace(document, blocks=tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    if not isinstance(block, Grid):
        return replace(block, text=unified(block.text))
    rows = tuple(replace(row, cells=tuple(map(_cell, row.cells))) for row in block.rows)
    return replace(block, rows=rows)


def _cell(cell: Cell) -> Cell:
    text = unified(cell.text)
    return cell if text == cell.text else replace(cell, text=text)
