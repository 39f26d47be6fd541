"""Reads files that people bring: single documents, lists of them, archives; what is wrong is told by its place."""

import gzip
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from lzma import LZMAError
from typing import Any, cast
from zipfile import BadZipFile, ZipFile

from orderloom.flows.contracts.authoring import MOST_DOCUMENTS, GivenFile, ReadDocument
from orderloom.flows.domain.reading import MAX_BYTES, FileTooLarge, Unreadable, read_json
from orderloom.kernel.errors import DomainError, Problem

_LAYOUT = "orderloom.layout/1"
_ENDS = (".flow.json", ".table.json", ".layout.json", ".json")
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_MOST_BYTES = 4 * MAX_BYTES
_UNREADABLE = (
    BadZipFile, zlib.error, LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError
)  # fmt: skip
_Entry = tuple[str, bytes]


def read_files(files: Iterable[GivenFile]) -> tuple[ReadDocument, ...]:
    """Every document with the layout that came beside it, by the name of its file or as the only one there is."""
    found: list[ReadDocument] = []
    layouts: dict[str, Any] = {}
    size = 0
    for file in files:
        documents, unpacked = _of_file(file)
        size += unpacked
        if size > _MOST_BYTES:
            raise FileTooLarge(f"At most {_MOST_BYTES // 1_000_000} MB at a time, once they are unpacked.")
        for document in documents:
            if _is_layout(document.content):
                layouts[_stem(document.place)] = document.content
            else:
                found.append(document)
    if len(found) > MOST_DOCUMENTS:
        raise FileTooLarge(f"At most {MOST_DOCUMENTS} flows and tables at a time; these are {len(found)}.")
    return tuple(_laid_out(each, layouts) for each in _told_apart(found))


def _of_file(file: GivenFile) -> tuple[list[ReadDocument], int]:
    """The documents, and how many bytes were unpacked for them."""
    try:
        entries = list(_entries(file))
    except DomainError as error:
        unpacked = MAX_BYTES if isinstance(error, FileTooLarge) else 0
        return [ReadDocument(place=file.name, problems=error.problems)], unpacked
    documents = [each for name, data in entries for each in _of_text(name, data)]
    return documents, sum(len(data) for _, data in entries)


def _entries(file: GivenFile) -> Iterator[_Entry]:
    data = file.text.encode() if file.data is None and file.text is not None else (file.data or b"")
    if data.startswith(_GZIP):
        data = _unpacked(data)
    if not data.startswith(_ZIP):
        yield file.name, data
        return
    yield from _of_archive(file.name, data)


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            read = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("The packed text is damaged.") from error
    if len(read) > MAX_BYTES:
        raise FileTooLarge(f"A file has at most {MAX_BYTES // 1_000_000} MB.")
    return read


def _of_archive(name: str, data: bytes) -> list[_Entry]:
    try:
        with ZipFile(BytesIO(data)) as packed:
            inside = [each for each in packed.infolist() if each.filename.endswith(".json")]
            if len(inside) > 2 * MOST_DOCUMENTS or sum(each.file_size for each in inside) > MAX_BYTES:
                raise FileTooLarge(f"{name} holds more than {2 * MOST_DOCUMENTS} files or {MAX_BYTES // 1_000_000} MB.")
            return [(each.filename, packed.read(each)) for each in inside]
    except _UNREADABLE as error:
        raise Unreadable(f"The archive can't be read: {error}.") from error


def _of_text(name: str, data: bytes) -> Iterator[ReadDocument]:
    try:
        content = read_json(data)
    except DomainError as error:
        yield ReadDocument(place=name, problems=error.problems)
        return
    if isinstance(content, list):
        for number, each in enumerate(cast(list[Any], content), start=1):
            yield _document(f"{name} #{number}", each)
    else:
        yield _document(name, content)


def _document(place: str, content: Any) -> ReadDocument:
    if isinstance(content, dict):
        return ReadDocument(place=place, content=cast(dict[str, Any], content))
    message = "A flow or a table is a JSON object: { … }, or a list of them."
    return ReadDocument(place=place, problems=(Problem(Unreadable.code, message),))


def _told_apart(found: Sequence[ReadDocument]) -> Iterator[ReadDocument]:
    """Places are unique, so that each document can be chosen by its own."""
    seen: dict[str, int] = {}
    for each in found:
        seen[each.place] = number = seen.get(each.place, 0) + 1
        place = each.place if number == 1 else f"{each.place} ({number})"
        yield ReadDocument(place=place, content=each.content, problems=each.problems)


def _is_layout(content: Any) -> bool:
    return isinstance(content, dict) and cast(dict[str, Any], content).get("schema") == _LAYOUT


def _laid_out(document: ReadDocument, layouts: dict[str, Any]) -> ReadDocument:
    key = (document.content or {}).get("key")
    layout = layouts.get(_stem(document.place)) or (layouts.get(key) if isinstance(key, str) else None)
    return ReadDocument(place=document.place, content=document.content, layout=layout, problems=document.problems)


def _stem(place: str) -> str:
    name = place.rpartition("/")[2]
    end = next((end for end in _ENDS if name.endswith(end)), "")
    return name.removesuffix(end)
