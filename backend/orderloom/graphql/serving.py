"""How a schema of ours is served, whichever it is: each document is parsed, limited and validated once."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext

from orderloom.graphql.limits import Prepared, preparer
from orderloom.platform.settings import settings


class Schema(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Errors are logged where they are masked, in `errors.formatted`."""


def limited(schema: Callable[[], Schema]) -> type[SchemaExtension]:
    """An extension that parses, limits and validates documents of this schema; the same text again costs a look-up."""

    @cache
    def prepare() -> Callable[[str], Prepared]:
        core: Any = schema()._schema  # pyright: ignore[reportPrivateUsage]
        return preparer(core, introspection=settings().env != "production")

    class Prepare(SchemaExtension):
        def on_parse(self) -> Iterator[None]:
            self.execution_context.graphql_document = self._prepared().document
            yield

        def on_validate(self) -> Iterator[None]:
            self.execution_context.pre_execution_errors = self._prepared().errors
            yield

        def _prepared(self) -> Prepared:
            return prepare()(self.execution_context.query or "")

    return Prepare
