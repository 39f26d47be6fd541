"""Refusals as data: every payload carries them."""

from collections.abc import Iterable

import strawberry

from orderloom.graphql.scalars import JSON
from orderloom.kernel import errors, json


@strawberry.type
class Problem:
    """Why a request was refused. `code` never changes its meaning; `path` leads to the input at fault."""

    code: str
    message: str
    path: list[str]
    details: JSON | None = None


def camel(part: str | int) -> str:
    """A step of a path as it is called in this API."""
    head, *tail = str(part).split("_")
    return head + "".join(word.capitalize() for word in tail)


def as_problems(found: Iterable[errors.Problem]) -> list[Problem]:
    return [
        Problem(
            code=problem.code,
            message=problem.message,
            path=[camel(part) for part in problem.path],
            details=json.to_builtins(problem.details),
        )
        for problem in found
    ]
