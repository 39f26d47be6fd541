"""Whether an expression makes sense where it stands, and whether the characteristics that it names exist."""

from collections.abc import Iterator, Mapping

from orderloom.catalog.contracts import Characteristic, Specification, ValueType
from orderloom.catalog.domain.validation.entities import Path
from orderloom.kernel.errors import Problem
from orderloom.language.feel import Expression, FeelError, compile_expression
from orderloom.language.feel.typing import (
    ANY,
    BOOLEAN,
    NULL,
    NUMBER,
    STRING,
    Complaint,
    ContextOf,
    Text,
    Type,
    check_text,
    kinds,
    type_of,
    written,
)
from orderloom.language.feel.typing.types import join_all


def read_paths(text: str | None) -> frozenset[str]:
    """The static paths of an expression; none when it can't be read, which another check reports."""
    compiled = _compiled(text)
    return compiled.paths if compiled else frozenset()


def characteristics_read(text: str | None, owner: str) -> tuple[str, ...]:
    """The characteristics that `text` reads of `owner` (`source`, `target`, `line`), sorted."""
    prefix = f"{owner}.characteristics."
    return tuple(sorted({path[len(prefix) :].split(".")[0] for path in read_paths(text) if path.startswith(prefix)}))


def expression_problems(
    text: str | None,
    path: Path,
    scope: ContextOf,
    owners: Mapping[str, Specification | None],
    wanted: Type = ANY,
) -> Iterator[Problem]:
    """`scope` are the names that may be read, `owners` the specifications behind `<name>.characteristics`."""
    if text is None:
        return
    found = check_text(text, _narrowed(scope, owners))
    for complaint in found.complaints:
        if complaint.severity == "error":
            yield _problem(complaint, path, owners)
    if not found.complaints and found.type != NULL and not kinds(found.type) & kinds(wanted):
        message = f"This has to be a {written(wanted)}, and is a {written(found.type)}."
        yield Problem("catalog.expression", message, path)


def _problem(complaint: Complaint, path: Path, owners: Mapping[str, Specification | None]) -> Problem:
    owner, _, key = (complaint.subject or "").partition(".characteristics.")
    specification = owners.get(owner) if key else None
    details = {"position": complaint.position}
    if specification is not None:
        message = f"{specification.key} has no characteristic {key!r}."
        return Problem("catalog.unknown_characteristic", message, path, details)
    suggestion = f" {complaint.suggestion}" if complaint.suggestion else ""
    return Problem("catalog.expression", f"{complaint.message}{suggestion}", path, details)


def _narrowed(scope: ContextOf, owners: Mapping[str, Specification | None]) -> ContextOf:
    """The scope with the characteristics of the specifications that are known."""
    fields = dict(scope.fields)
    for owner, specification in owners.items():
        record = fields[owner]
        if specification is not None and isinstance(record, ContextOf):
            known = {one.key: _type(one) for one in specification.characteristics}
            own = ContextOf(known, name=f"{owner}.characteristics")
            fields[owner] = ContextOf({**record.fields, "characteristics": own}, name=record.name)
    return ContextOf(fields)


def _type(characteristic: Characteristic) -> Type:
    if characteristic.allowed:
        return join_all(tuple(type_of(one.value) for one in characteristic.allowed))
    return _TYPES.get(characteristic.value_type, ANY)


_TYPES: Mapping[ValueType, Type] = {
    ValueType.STRING: STRING,
    ValueType.INTEGER: NUMBER,
    ValueType.DECIMAL: NUMBER,
    ValueType.BOOLEAN: BOOLEAN,
    ValueType.DATE: Text(holds="date"),
}


def _compiled(text: str | None) -> Expression | None:
    if text is None:
        return None
    try:
        return compile_expression(text)
    except FeelError:
        return None
