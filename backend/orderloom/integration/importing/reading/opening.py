"""What a file is, how it is laid out, and its rows; from a file on disk that can be read anywhere."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

import msgspec

from orderloom.integration.importing.contracts import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Format, Layout
from orderloom.integration.importing.reading.delimited import delimiter_of, encoding_of, rows_of_text
from orderloom.integration.importing.reading.documents import elements_of, flat
from orderloom.integration.importing.reading.refusing import FileTooLarge, Row, UnreadableFile
from orderloom.integration.importing.reading.workbook import look_through, rows_of_sheet, sheets_of

SAMPLES = 5
_LONGEST_SAMPLE = 120
_ITEMS = "productOrderItem"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
csv.field_size_limit(1024 * 1024)


def format_of(file: IO[bytes]) -> Format:
    """Told from the bytes, and from nothing that its sender says."""
    size = file.seek(0, 2)
    if size > MOST_BYTES:
        raise FileTooLarge(f"A file has at most {MOST_BYTES // 1024 // 1024} MB.")
    file.seek(0)
    start = file.read(4096)
    if not start.strip():
        raise UnreadableFile("The file is empty.")
    if start.startswith(b"PK\x03\x04"):
        look_through(file)
        return Format.XLSX
    if start.startswith(_FOREIGN):
        raise UnreadableFile("This is none of the kinds of files that are taken: CSV, Excel (.xlsx) and JSON.")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return _kind_of_json(file)
    if b"\0" in start and not start.startswith(_BOMS[1:]):
        raise UnreadableFile("This is no text.")
    return Format.CSV


def _kind_of_json(file: IO[bytes]) -> Format:
    _, first = next(elements_of(file))
    return Format.TMF622 if isinstance(first, dict) and _ITEMS in first else Format.JSON


def layout_of(file: IO[bytes], kind: Format, wanted: Layout | None = None) -> Layout:
    """Header and first rows; `wanted` says of sheet, delimiter and encoding what is not to be found out."""
    asked = wanted or Layout()
    layout = Layout()
    if kind is Format.CSV:
        encoding = asked.encoding or encoding_of(file)
        layout = Layout(encoding=encoding, delimiter=asked.delimiter or delimiter_of(file, encoding))
    elif kind is Format.XLSX:
        sheets = sheets_of(file)
        layout = Layout(sheets=sheets, sheet=asked.sheet or _first_filled(file, sheets))
    elif kind is Format.JSON:
        layout = Layout(header=_keys(file))
    if kind is Format.TMF622:
        return layout
    header = layout.header or _header(next(_raw(file, kind, layout), None))
    layout = msgspec.structs.replace(layout, header=header)
    samples = tuple(tuple(_short(cell) for cell in row.cells) for row in islice(rows_of(file, kind, layout), SAMPLES))
    return msgspec.structs.replace(layout, samples=samples)


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_SAMPLE else f"{cell[:_LONGEST_SAMPLE]}…"


def _first_filled(file: IO[bytes], sheets: tuple[str, ...]) -> str:
    for name in sheets:
        if next(rows_of_sheet(file, name), None) is not None:
            return name
    raise UnreadableFile("All sheets of the workbook are empty.")


def _keys(file: IO[bytes]) -> tuple[str, ...]:
    """Those of all elements, in the order in which they come."""
    keys: dict[str, None] = {}
    for number, element in elements_of(file):
        keys |= dict.fromkeys(flat(element, number))
        if len(keys) > MOST_COLUMNS:
            raise UnreadableFile(f"The objects have more than {MOST_COLUMNS} attributes.")
    return tuple(keys)


def _header(first: Row | None) -> tuple[str, ...]:
    """Each column by a name of its own: one without is named by its place, a repeated name is counted."""
    if first is None:
        raise UnreadableFile("The file has no rows.")
    names: dict[str, None] = {}
    for place, cell in enumerate(first.cells, 1):
        name = " ".join(str(cell).split()) or f"Column {place}"
        count = 1
        while (called := name if count == 1 else f"{name} ({count})") in names:
            count += 1
        names[called] = None
    return tuple(names)


def rows_of(file: IO[bytes], kind: Format, layout: Layout) -> Iterator[Row]:
    """Rows below the header, each with as many cells as it has. Raises when there are too many."""
    rows = _raw(file, kind, layout)
    if kind in (Format.CSV, Format.XLSX):
        next(rows, None)
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise FileTooLarge(f"A file has at most {MOST_ROWS:,} rows; split it.")
        yield row


def _raw(file: IO[bytes], kind: Format, layout: Layout) -> Iterator[Row]:
    if kind is Format.CSV:
        yield from rows_of_text(file, layout.encoding or "utf-8-sig", layout.delimiter or ",")
    elif kind is Format.XLSX:
        yield from rows_of_sheet(file, layout.sheet or "")
    elif kind is Format.TMF622:
        yield from (Row(number, (element,)) for number, element in elements_of(file))
    else:
        yield from _flattened(file, layout)


def _flattened(file: IO[bytes], layout: Layout) -> Iterator[Row]:
    for number, element in elements_of(file):
        found: dict[str, Any] = flat(element, number)
        yield Row(number, tuple(found.get(name, "") for name in layout.header))
