"""The schema: the queries, mutations and subscriptions of all folders in one, checked and printed."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import ExecutionContext

from orderloom.graphql.limits import Prepared, preparer
from orderloom.graphql.parties.mutations import PartyMutations
from orderloom.graphql.parties.queries import PartyQueries
from orderloom.graphql.people.mutations import PeopleMutations
from orderloom.graphql.people.queries import PeopleQueries
from orderloom.graphql.scalars import SCALARS
from orderloom.platform.settings import settings

Query = merge_types("Query", (PeopleQueries, PartyQueries))
Mutation = merge_types("Mutation", (PartyMutations, PeopleMutations))


class Prepare(SchemaExtension):
    """Parses, limits and validates a document once; the same text again costs a look-up."""

    def on_parse(self) -> Iterator[None]:
        self.execution_context.graphql_document = self._prepared().document
        yield

    def on_validate(self) -> Iterator[None]:
        self.execution_context.pre_execution_errors = self._prepared().errors
        yield

    def _prepared(self) -> Prepared:
        return _preparer()(self.execution_context.query)


class Schema(strawberry.Schema):
    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Errors are logged where they are masked, in `errors.formatted`."""


@cache
def schema() -> Schema:
    return Schema(
        query=Query,
        mutation=Mutation,
        extensions=[Prepare],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )


def printed() -> str:
    """The schema as it stands in the file `schema.graphql`."""
    return schema().as_str().rstrip() + "\n"


@cache
def _preparer() -> Any:
    core: Any = schema()._schema  # pyright: ignore[reportPrivateUsage]
    return preparer(core, introspection=settings().env != "production")
