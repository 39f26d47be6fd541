"""Whether an expression can be read, and whether the characteristics that it names exist."""

from collections.abc import Iterator

from orderloom.catalog.contracts import Specification
from orderloom.catalog.domain.validation.entities import Path
from orderloom.kernel.errors import Problem
from orderloom.language.feel import Expression, FeelError, compile_expression


def read_paths(text: str | None) -> frozenset[str]:
    """The static paths of an expression; none when it can't be read, which another check reports."""
    compiled = _compiled(text)
    return compiled.paths if compiled else frozenset()


def characteristics_read(text: str | None, owner: str) -> tuple[str, ...]:
    """The characteristics that `text` reads of `owner` (`source`, `target`, `line`), sorted."""
    prefix = f"{owner}.characteristics."
    return tuple(sorted({path[len(prefix) :].split(".")[0] for path in read_paths(text) if path.startswith(prefix)}))


def expression_problems(
    text: str | None, path: Path, roots: frozenset[str], owners: dict[str, Specification | None]
) -> Iterator[Problem]:
    """`roots` are the names in scope, `owners` the specifications behind `<name>.characteristics`."""
    if text is None:
        return
    try:
        compiled = compile_expression(text)
    except FeelError as error:
        found = error.problems[0]
        yield Problem("catalog.expression", found.message, path, found.details)
        return
    for read in sorted(compiled.paths):
        if read.split(".")[0] not in roots:
            known = ", ".join(sorted(roots))
            yield Problem("catalog.expression", f"There is no {read.split('.')[0]!r} here; there are {known}.", path)
    for owner, specification in owners.items():
        for key in characteristics_read(text, owner):
            if specification is not None and specification.characteristic(key) is None:
                message = f"{specification.key} has no characteristic {key!r}."
                yield Problem("catalog.unknown_characteristic", message, path)


def _compiled(text: str | None) -> Expression | None:
    if text is None:
        return None
    try:
        return compile_expression(text)
    except FeelError:
        return None
