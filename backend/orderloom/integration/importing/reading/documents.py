"""JSON: a list is read element by element, so that no more than one of them is held; or one object alone."""

import re
from collections.abc import Iterator
from typing import IO, Any, cast

from orderloom.integration.importing.reading.refusing import UnreadableFile, at_row
from orderloom.integration.tmf.parsing import load
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError

LARGEST_ELEMENT = 4 * 1024 * 1024
MOST_DEPTH = 64
_BLOCK = 64 * 1024
_MARKS = re.compile(rb'["\\\[\]{},]')
_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"


def elements_of(file: IO[bytes]) -> Iterator[tuple[int, Any]]:
    """Each element with its place, which begins with 1. Raises with the place of what is no JSON."""
    number = 0
    for number, text in enumerate(_texts(file), 1):
        try:
            yield number, load(text)
        except DomainError as refusal:
            first = refusal.problems[0]
            raise at_row(number, f"Element {number} can't be read: {first.message}") from refusal
    if number == 0:
        raise UnreadableFile("The list is empty.")


def _texts(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    start = file.read(_BLOCK).removeprefix(_BOM).lstrip(_BLANK)
    if start.startswith(b"["):
        yield from _Cutter(file, start[1:]).elements()
    elif start.startswith(b"{"):
        rest = file.read(LARGEST_ELEMENT + 1)
        if len(rest) > LARGEST_ELEMENT:
            raise at_row(1, f"An element has at most {LARGEST_ELEMENT // 1024 // 1024} MB.")
        yield start + rest
    else:
        raise UnreadableFile("A JSON file holds a list of objects, or one object.")


class _Cutter:
    """Finds where elements of a list end: brackets count unless they stand in a text."""

    def __init__(self, file: IO[bytes], start: bytes) -> None:
        self._file, self._text = file, start
        self._at = self._depth = self._count = 0
        self._quoted = self._closed = False

    def elements(self) -> Iterator[bytes]:
        while not self._closed:
            end = self._end()
            text = self._text[:end].strip(_BLANK)
            self._text, self._at = self._text[end + 1 :], 0
            if not text and self._closed and self._count == 0:
                break
            self._count += 1
            yield text
        if self._text.strip(_BLANK) or self._file.read(_BLOCK).strip(_BLANK):
            raise at_row(self._count, f"After element {self._count} the list ends, and something follows it.")

    def _end(self) -> int:
        """Where the element ends, at a comma or the list's own bracket."""
        while True:
            for found in _MARKS.finditer(self._text, self._at):
                if found.start() < self._at:
                    continue
                self._at = found.end()
                if self._ends(found[0]):
                    return found.start()
            self._more()

    def _ends(self, mark: bytes) -> bool:
        if self._quoted:
            self._at += mark == b"\\"
            self._quoted = mark != b'"'
            return False
        if mark == b'"':
            self._quoted = True
        elif mark in b"[{":
            self._depth += 1
        elif mark in b"]}":
            self._closed = self._depth == 0
            self._depth -= 1
        if self._depth > MOST_DEPTH:
            raise at_row(self._count + 1, f"Element {self._count + 1} is nested deeper than {MOST_DEPTH} levels.")
        return self._closed or (mark == b"," and self._depth == 0)

    def _more(self) -> None:
        block = self._file.read(_BLOCK)
        if not block:
            raise at_row(self._count + 1, f"The file ends within element {self._count + 1}.")
        if len(self._text) > LARGEST_ELEMENT:
            size = LARGEST_ELEMENT // 1024 // 1024
            raise at_row(self._count + 1, f"Element {self._count + 1} has more than {size} MB.")
        self._at = max(self._at, len(self._text))
        self._text += block


def flat(element: Any, number: int) -> dict[str, str]:
    """An object as columns: what lies in objects is named by its path, a list keeps its JSON."""
    if not isinstance(element, dict):
        raise at_row(number, f"Element {number} is no object.")
    found: dict[str, str] = {}
    _flatten("", cast(dict[str, Any], element), found)
    return found


def _flatten(start: str, element: dict[str, Any], found: dict[str, str]) -> None:
    for key, value in element.items():
        if isinstance(value, dict):
            _flatten(f"{start}{key}.", cast(dict[str, Any], value), found)
        elif isinstance(value, str):
            found[f"{start}{key}"] = value
        elif value is not None:
            found[f"{start}{key}"] = json.dumps(value).decode()
