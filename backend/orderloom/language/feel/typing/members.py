"""The types of what a path reads: entries of contexts, parts of dates and durations, bounds of ranges."""

from collections.abc import Mapping

from orderloom.language.feel import values
from orderloom.language.feel.syntax import Name, Node, Path
from orderloom.language.feel.typing.complaints import MISTYPED, UNKNOWN_NAME, Complaint, did_you_mean
from orderloom.language.feel.typing.spoken import spoken
from orderloom.language.feel.typing.types import (
    ANY,
    BOOLEAN,
    DAYS,
    NULL,
    NUMBER,
    STRING,
    ContextOf,
    ListOf,
    RangeOf,
    Type,
    join_all,
    kinds,
)

_OF_DATE: Mapping[str, Type] = dict.fromkeys(("year", "month", "day", "weekday"), NUMBER)
_OF_TIME: Mapping[str, Type] = {
    **dict.fromkeys(("hour", "minute", "second"), NUMBER),
    "time offset": DAYS,
    "timezone": STRING,
}
PARTS: Mapping[str, Mapping[str, Type]] = {
    values.DATE: _OF_DATE,
    values.TIME: _OF_TIME,
    values.DATE_TIME: {**_OF_DATE, **_OF_TIME},
    values.DAYS: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    values.MONTHS: dict.fromkeys(("years", "months"), NUMBER),
    values.RANGE: {"start": ANY, "end": ANY, "start included": BOOLEAN, "end included": BOOLEAN},
}


def member(of: Type, name: str, node: Path, suggest: bool = True) -> Type | Complaint:
    """The type of the entry or part, or what is wrong with asking for it."""
    if of in (ANY, NULL):
        return of
    if isinstance(of, ListOf):
        found = member(of.item, name, node, suggest)
        return found if isinstance(found, Complaint) else ListOf(found)
    if isinstance(of, ContextOf):
        return _entry(of, name, node, suggest)
    return _part(of, name, node)


def _entry(of: ContextOf, name: str, node: Path, suggest: bool) -> Type | Complaint:
    found = of.fields.get(name)
    if found is not None:
        return found
    if of.open:
        return ANY
    where = f"'{dotted(node.base) or of.name}'" if of.name or dotted(node.base) else "The context"
    return Complaint(
        code=UNKNOWN_NAME,
        message=f"{where} has no '{name}'.",
        position=node.at,
        suggestion=did_you_mean(name, of.fields, before(node.base)) if suggest else None,
        subject=dotted(node),
    )


def _part(of: Type, name: str, node: Path) -> Type | Complaint:
    parts = [PARTS.get(kind, {}) for kind in kinds(of)]
    found = tuple(part[name] for part in parts if name in part)
    if not found:
        known = [each for part in parts for each in part]
        message = f"{spoken(of).capitalize()} has no '{name}'."
        suggestion = did_you_mean(name, known, before(node.base))
        return Complaint(code=MISTYPED, message=message, position=node.at, suggestion=suggestion)
    if isinstance(of, RangeOf) and name in ("start", "end"):
        return of.point
    return join_all(found)


def dotted(node: Node) -> str | None:
    """A path as it is written; None for anything else."""
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Path):
        above = dotted(node.base)
        return None if above is None else f"{above}.{node.name}"
    return None


def before(base: Node) -> str:
    """What stands before an entry in a suggestion."""
    path = dotted(base)
    return f"{path}." if path else ""
