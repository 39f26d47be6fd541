"""Relay connections by keyset: pages follow each other whatever is added meanwhile, and nothing is counted unasked."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec
import strawberry

from orderloom.graphql.present import present_all
from orderloom.kernel.errors import Invalid

LONGEST_PAGE = 100
T = TypeVar("T")


class Page(Protocol):
    """A page as the contexts answer it: a cursor beside each row."""

    @property
    def cursors(self) -> tuple[str, ...]: ...

    @property
    def has_more(self) -> bool: ...


@strawberry.type
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type
class Edge(Generic[T]):
    cursor: str
    node: T


@strawberry.type
class Connection(Generic[T]):
    """`totalCount` is counted only when it is asked for."""

    edges: list[Edge[T]]
    page_info: PageInfo
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field
    def nodes(self) -> list[T]:
        return [edge.node for edge in self.edges]

    @strawberry.field
    async def total_count(self) -> int:
        return await self.count()


def page_size(first: int) -> int:
    if not 1 <= first <= LONGEST_PAGE:
        raise Invalid(f"A page has 1 to {LONGEST_PAGE} entries.", path=("first",))
    return first


def page_info(cursors: Sequence[str], has_more: bool, after: str | None) -> PageInfo:
    return PageInfo(
        has_next_page=has_more,
        has_previous_page=after is not None,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


def connection(
    rows: Sequence[msgspec.Struct], page: Page, after: str | None, count: Callable[[], Awaitable[int]]
) -> Connection[Any]:
    """A page of contracts as a connection of what presents them."""
    edges = [Edge(cursor=cursor, node=node) for node, cursor in zip(present_all(rows), page.cursors, strict=True)]
    return Connection(edges=edges, page_info=page_info(page.cursors, page.has_more, after), count=count)
