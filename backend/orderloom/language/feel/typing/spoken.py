"""Types in sentences."""

from orderloom.language.feel.typing.types import ContextOf, Type, kinds, written

_PHRASES = {"null": "null", "any": "a value", "duration": "a duration"}


def spoken(of: Type) -> str:
    """`a number`, `a list`, `the record line`."""
    if isinstance(of, ContextOf) and of.name:
        return f"the record {of.name}"
    found = kinds(of)
    if len(found) == 1:
        return f"a {next(iter(found))}"
    return _PHRASES.get(written(of), "a value")
