"""Draws an order on A4: plain strokes on a canvas, so that ten thousand lines cost a second and no tree of objects."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from orderloom.integration.papers.faces import BODY, BOLD, WIDE, face_of, plain, wrapped
from orderloom.integration.papers.order import OrderPaper, PaperLine
from orderloom.integration.papers.words import Tongue

_WIDTH, _HEIGHT = A4
_EDGE = 42
_RIGHT = _WIDTH - _EDGE
_BOTTOM = 60
_INK, _SOFT, _RULE = (0.11, 0.13, 0.17), (0.36, 0.39, 0.45), (0.80, 0.82, 0.86)
_STROKED = 2
_NUMBER, _PRODUCT, _SITE = _EDGE, _EDGE + 42, _EDGE + 232
_QUANTITY, _ONE_TIME, _RECURRING = _EDGE + 350, _EDGE + 420, _RIGHT


def draw(paper: OrderPaper) -> bytes:
    """The PDF; the same paper gives the same bytes but for their dates."""
    made = BytesIO()
    sheet = _Sheet(Canvas(made, pagesize=A4, pageCompression=1, lang=paper.language), paper)
    sheet.head()
    sheet.lines(paper.lines)
    sheet.sums()
    for label, text in paper.closing:
        sheet.paragraph(label, text)
    sheet.finish()
    return made.getvalue()


class _Sheet:
    """A canvas, and how far down it we are."""

    def __init__(self, canvas: Any, paper: OrderPaper) -> None:
        self._canvas = canvas
        self._paper = paper
        self._tongue = Tongue(paper.language)
        self._y = _HEIGHT - _EDGE
        self._page = 1
        self._style: Any = None
        canvas.setTitle(plain(f"{paper.title} {paper.number}"))
        canvas.setSubject(plain(paper.account))
        canvas.setAuthor("Orderloom")

    def head(self) -> None:
        self._y -= 14
        self._write(_EDGE, f"{self._paper.title} {self._paper.number}", font=BOLD, size=18)
        self._y -= 20
        self._write(_EDGE, self._paper.account, size=11)
        self._y -= 22
        for label, text in self._paper.facts:
            for place, part in enumerate(wrapped(text, BODY, 9, _RIGHT - _EDGE - 130)):
                self._room(13)
                if place == 0:
                    self._write(_EDGE, label, colour=_SOFT)
                self._write(_EDGE + 130, part)
                self._y -= 13
        self._y -= 14

    def lines(self, lines: Iterable[PaperLine]) -> None:
        self._columns()
        for line in lines:
            self._line(line)
        self._rule()

    def _columns(self) -> None:
        tongue = self._tongue
        self._write(_NUMBER, tongue["number"], font=BOLD, size=8, colour=_SOFT)
        self._write(_PRODUCT, tongue["product"], font=BOLD, size=8, colour=_SOFT)
        self._write(_SITE, tongue["site"], font=BOLD, size=8, colour=_SOFT)
        for x, word in ((_QUANTITY, "quantity"), (_ONE_TIME, "one_time"), (_RECURRING, "recurring")):
            self._write_to(x, tongue[word], font=BOLD, size=8, colour=_SOFT)
        self._y -= 5
        self._rule()
        self._y -= 12

    def _line(self, line: PaperLine) -> None:
        indent = min(line.depth, 6) * 9
        font = BODY if line.depth else BOLD
        product = wrapped(line.product, font, 9, _SITE - _PRODUCT - indent - 8)
        details = wrapped(line.details, BODY, 7.5, _QUANTITY - _PRODUCT - indent - 30)[:4]
        site = wrapped(line.site, BODY, 8, _QUANTITY - _SITE - 34)[:2]
        tall = max(len(product), len(site)) * 11 + len(details) * 9 + 5
        if self._room(tall):
            self._columns()
        self._write(_NUMBER, line.number, size=8, colour=_SOFT)
        for x, text in ((_QUANTITY, line.quantity), (_ONE_TIME, line.one_time), (_RECURRING, line.recurring)):
            self._write_to(x, text, size=8)
        for place, text in enumerate(product):
            self._at(_PRODUCT + indent, self._y - place * 11, text, font=font)
        for place, text in enumerate(site):
            self._at(_SITE, self._y - place * 11, text, size=8)
        under = self._y - max(len(product), len(site)) * 11 + 1
        for place, text in enumerate(details):
            self._at(_PRODUCT + indent, under - place * 9, text, size=7.5, colour=_SOFT)
        self._y -= tall

    def sums(self) -> None:
        self._room(60)
        self._y -= 16
        for label, text in self._paper.totals:
            self._write_to(_ONE_TIME - 10, f"{self._tongue['total']}, {label.lower()}", colour=_SOFT)
            self._write_to(_RIGHT, text, font=BOLD, size=10)
            self._y -= 15
        self._write_to(_RIGHT, self._tongue["without_tax"], size=7.5, colour=_SOFT)
        self._y -= 22

    def paragraph(self, label: str, text: str) -> None:
        self._room(40)
        self._write(_EDGE, label, font=BOLD, size=9)
        self._y -= 13
        for part in text.splitlines():
            for row in wrapped(part, BODY, 9, _RIGHT - _EDGE) or ("",):
                self._room(12)
                self._write(_EDGE, row)
                self._y -= 12
        self._y -= 10

    def finish(self) -> None:
        self._foot()
        self._canvas.save()

    def _room(self, tall: float) -> bool:
        """Goes to a new page when there is no room; whether it did."""
        if self._y - tall >= _BOTTOM:
            return False
        self._foot()
        self._canvas.showPage()
        self._style = None
        self._page += 1
        self._y = _HEIGHT - _EDGE - 10
        return True

    def _foot(self) -> None:
        self._at(_EDGE, _BOTTOM - 26, f"{self._paper.title} {self._paper.number}", size=7.5, colour=_SOFT)
        self._canvas.drawRightString(_RIGHT, _BOTTOM - 26, f"{plain(self._tongue['page'])} {self._page}")

    def _rule(self) -> None:
        self._style = None
        self._canvas.setStrokeColorRGB(*_RULE)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(_EDGE, self._y, _RIGHT, self._y)

    def _write(self, x: float, text: str, **style: Any) -> None:
        self._at(x, self._y, text, **style)

    def _write_to(self, x: float, text: str, **style: Any) -> None:
        """Up to `x` instead of from it."""
        text = plain(text)
        self._canvas.drawRightString(x, self._y, text, mode=self._dress(text, **style))

    def _at(self, x: float, y: float, text: str, **style: Any) -> None:
        text = plain(text)
        self._canvas.drawString(x, y, text, mode=self._dress(text, **style))

    def _dress(self, text: str, font: str = BODY, size: float = 9, colour: Any = _INK) -> int | None:
        """The mode to write in: the embedded face has one weight, and is stroked to look bold."""
        face = face_of(text, font)
        stroked = face == WIDE and font == BOLD
        style = (face, size, colour, stroked)
        if style != self._style:
            self._canvas.setFont(face, size)
            self._canvas.setFillColorRGB(*colour)
            if stroked:
                self._canvas.setStrokeColorRGB(*colour)
                self._canvas.setLineWidth(size / 30)
            self._style = style
        return _STROKED if stroked else None
