"""Tags as people write them: one spelling each, whatever the case."""

import re
from collections.abc import Iterable, Sequence

from orderloom.kernel.errors import Invalid
from orderloom.kernel.text import unacceptable

LONGEST = 40
_BLANKS = re.compile(r"\s+")


def read_tags(given: Iterable[str], path: str) -> tuple[str, ...]:
    """Without blanks around or doubled; raises for what is empty, too long, or has a comma."""
    found: dict[str, str] = {}
    for number, text in enumerate(given):
        tag = _BLANKS.sub(" ", text).strip()
        if not tag or len(tag) > LONGEST or "," in tag or unacceptable(tag):
            raise Invalid(f"A tag has 1 to {LONGEST} characters and no comma.", path=(path, number))
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def merged(present: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> tuple[str, ...]:
    """By the alphabet. A tag that is there already keeps its spelling."""
    found = {tag.casefold(): tag for tag in present}
    for tag in remove:
        found.pop(tag.casefold(), None)
    for tag in add:
        found.setdefault(tag.casefold(), tag)
    return tuple(tag for _, tag in sorted(found.items()))
