"""Papers say what they were told, in the letters of those who read them."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from orderloom.integration.papers.drawing import draw
from orderloom.integration.papers.order import OrderPaper, PaperLine


def drawn(account: str, product: str, note: str = "") -> PdfReader:
    line = PaperLine("1", 0, product, f"Colour: {product}", product, "3", "EUR 1.00", "")
    closing = (("Note", note),) if note else ()
    paper = OrderPaper("Order", "ORD1", account, (("Contact", account),), (line,), (("One-time", "1"),), closing, "en")
    return PdfReader(BytesIO(draw(paper)))


def fonts_of(reader: PdfReader) -> set[str]:
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    return {str(one.get_object()["/BaseFont"]).split("+")[-1].lstrip("/") for one in fonts.values()}


@pytest.mark.parametrize(
    "words",
    [
        "Zażółć gęślą jaźń",
        "Příliš žluťoučký kůň",
        "Ταχίστη αλώπηξ",
        "Съешь ещё булок",
        "Árvíztűrő fúrógép",
        "İstanbul Şişli",
        "Tiếng Việt",
    ],
)
def test_letters_outside_latin_1_are_read_back_as_they_were_written(words: str) -> None:
    text = drawn(words, words, f"{words}\n{words}").pages[0].extract_text()
    assert text.count(words) == 7


def test_only_the_letters_that_are_written_are_embedded() -> None:
    reader = drawn("Łódź", "Łódź")
    assert fonts_of(reader) == {"Helvetica", "Helvetica-Bold", "NotoSans-Regular"}
    assert reader.stream.seek(0, 2) < 40_000


def test_western_letters_need_no_font() -> None:
    reader = drawn("São Paulo – €5", "Ærøskøbing")
    assert fonts_of(reader) == {"Helvetica", "Helvetica-Bold"}
    assert "São Paulo – €5" in reader.pages[0].extract_text()


def test_a_letter_that_no_face_has_is_a_question_mark() -> None:
    assert "Łódź – ??" in drawn("Łódź – 東京", "A").pages[0].extract_text()
