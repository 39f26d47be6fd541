"""Each operation names its permission here: it is checked, printed in the schema, and tested role by role."""

from collections.abc import Callable
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from orderloom.graphql.context import Context
from orderloom.graphql.problems import as_problems, camel
from orderloom.identity.access import require
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import DomainError, Missing


class Refused(GraphQLError):
    """A refusal that no payload can carry; its message and code reach the caller."""


class Gate(FieldExtension):
    """The permissions of one operation: one of them is needed. None: whoever is signed in may ask."""

    def __init__(self, permissions: tuple[Permission, ...]) -> None:
        self.permissions = permissions

    def check(self, context: Context) -> None:
        if self.permissions:
            require(context.actor, *self.permissions)

    def apply(self, field: StrawberryField) -> None:
        named = " or ".join(f"`{permission}`" for permission in self.permissions) or "signed in"
        field.description = f"{field.description or ''}\nPermission: {named}.".strip()


class QueryGate(Gate):
    """What lies outside the scope is null where the field may be null; else it is an error with its code."""

    async def resolve_async(self, next_: Callable[..., Any], source: Any, info: Any, **kwargs: Any) -> Any:
        try:
            self.check(info.context)
            return await next_(source, info, **kwargs)
        except Missing as missing:
            if _may_be_null(info.return_type):
                return None
            raise refused(missing) from missing
        except DomainError as error:
            raise refused(error) from error


class MutationGate(Gate):
    """A refusal becomes the payload's problems; the unit of work has rolled back by then."""

    async def resolve_async(self, next_: Callable[..., Any], source: Any, info: Any, **kwargs: Any) -> Any:
        info.context.forget()
        try:
            self.check(info.context)
            return await next_(source, info, **kwargs)
        except DomainError as error:
            return info.return_type(problems=as_problems(error.problems))


class StreamGate(Gate):
    """Checked once when the stream begins; `http` ends streams of those who are signed out."""

    def resolve_async(self, next_: Callable[..., Any], source: Any, info: Any, **kwargs: Any) -> Any:
        """Answers the stream itself, which is not awaited."""
        try:
            self.check(info.context)
        except DomainError as error:
            raise refused(error) from error
        return next_(source, info, **kwargs)


def _may_be_null(return_type: Any) -> bool:
    return type(return_type).__name__ == "StrawberryOptional"


def refused(error: DomainError) -> Refused:
    first = error.problems[0]
    extensions: dict[str, Any] = {"code": first.code, "path": [camel(part) for part in first.path]}
    return Refused(first.message, extensions=extensions, original_error=error)


def query(*permissions: Permission) -> Callable[[Callable[..., Any]], Any]:
    """A root field that reads."""
    return _field(strawberry.field, QueryGate(permissions))


def mutation(*permissions: Permission) -> Callable[[Callable[..., Any]], Any]:
    """A root field that writes; it returns a payload type whose fields all have defaults."""
    return _field(strawberry.mutation, MutationGate(permissions))


def subscription(*permissions: Permission) -> Callable[[Callable[..., Any]], Any]:
    return _field(strawberry.subscription, StreamGate(permissions))


def _field(kind: Any, gate: Gate) -> Callable[[Callable[..., Any]], Any]:
    def decorate(resolver: Callable[..., Any]) -> Any:
        return kind(resolver, description=resolver.__doc__, extensions=[gate])

    return decorate
