"""One built-in as people look it up: what it does, and an example with what comes of it."""

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """`result` is the value of the `example`, written as `string` writes values."""

    name: str
    family: str
    help: dict[str, str]
    example: str
    result: str


def entries(family: str, *rows: tuple[str, str, str, str, str]) -> tuple[Entry, ...]:
    """Each row: name, help in English, help in Portuguese, example, result."""
    return tuple(
        Entry(name, family, {"en": en, "pt-BR": pt}, example, result) for name, en, pt, example, result in rows
    )
