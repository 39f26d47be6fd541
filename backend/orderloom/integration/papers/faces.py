"""Which face writes which text: what every reader of PDF has for Western letters, an embedded one for all others."""

import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

BODY, BOLD = "Helvetica", "Helvetica-Bold"
WIDE = "NotoSans"
_FILE = "NotoSans[wdth,wght].ttf"


def face_of(text: str, font: str) -> str:
    """`font`, or the embedded face where `text` has letters that it has not."""
    return font if western(text) else _wide()


@lru_cache(maxsize=4096)
def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Rows that fit: many lines of an order say the same."""
    text = plain(text)
    return tuple(simpleSplit(text, face_of(text, font), size, width))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text in the letters that there are; letters that no face has lose their marks, or become a question mark."""
    if western(text):
        return text
    known = _known()
    composed = unicodedata.normalize("NFC", text)
    split = "".join(one if _has(one, known) else unicodedata.normalize("NFKD", one) for one in composed)
    return "".join(one if _has(one, known) else "" if unicodedata.combining(one) else "?" for one in split)


@lru_cache(maxsize=4096)
def western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _has(letter: str, known: frozenset[int]) -> bool:
    return ord(letter) in known or western(letter)


@cache
def _font() -> TTFont:
    """Read when it is first needed; a paper embeds only the letters that it writes."""
    with as_file(files("fontpkg_noto_sans") / "files" / _FILE) as path:
        font = TTFont(WIDE, str(path))
    registerFont(font)
    return font


@cache
def _known() -> frozenset[int]:
    return frozenset(_font().face.charToGlyph)


def _wide() -> str:
    return str(_font().fontName)
