"""What a file is, is told from its bytes; what its sender calls it counts for nothing."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.files.domain.kinds import ENDINGS, MAX_BYTES, FileRefused, FileTooLarge, name_for, proper_name, sniff


def archive(*names: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as one:
        for name in names:
            one.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic....", "image/heic"),
        (archive("a.txt"), "application/zip"),
        (
            archive("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("Preço, quantidade\n".encode(), "text/plain"),
        (b"<html><script>alert(1)</script></html>", "text/plain"),
        ("é".encode() * 40_000, "text/plain"),
    ],
)
def test_the_first_bytes_say_what_a_file_is(content: bytes, kind: str) -> None:
    assert sniff(content) == kind
    assert kind in ENDINGS


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00", b"\x7fELF\x02\x01", b"#!/bin/sh\nrm -rf /", b"PK\x03\x04torn", b"\xfe\xfe\xfe"]
)
def test_programs_and_torn_files_are_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        sniff(content)


def test_a_file_of_more_than_20_mb_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        sniff(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\plan.pdf", "plan.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_lose_paths_and_what_headers_stumble_over(given_name: str, name: str) -> None:
    assert proper_name(given_name) == name


@pytest.mark.parametrize("name", ["", " ", "/", "..", "\x00"])
def test_a_name_with_nothing_left_is_refused(name: str) -> None:
    with pytest.raises(FileRefused):
        proper_name(name)


def test_an_ending_fits_what_the_file_is() -> None:
    assert name_for("plan.PDF", "application/pdf") == "plan.PDF"
    assert name_for("setup.exe", "text/plain") == "setup.exe.txt"
    assert name_for("photo", "image/jpeg") == "photo.jpg"


@given(st.text(max_size=400))
def test_whatever_the_name_it_fits_a_header(name: str) -> None:
    try:
        proper = proper_name(name)
    except FileRefused:
        return
    assert 0 < len(proper) <= 200
    assert not set(proper) & set('\r\n\x00"/\\')
