"""Where people put what they draw, on a real database."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from orderloom.catalog.commands.layouts import save_catalog_layout
from orderloom.catalog.contracts import Place, SaveLayout
from orderloom.catalog.queries.layouts import catalog_layout
from orderloom.identity import access
from orderloom.identity.contracts import Role
from orderloom.kernel.errors import Denied, Invalid
from orderloom.platform.db import UnitOfWork

Uow = Callable[..., AbstractAsyncContextManager[UnitOfWork]]
ADMIN = access.actor(None, "an admin", [Role.PROCESS_ADMIN])
AGENT = access.actor(None, "an agent", [Role.ORDER_AGENT])


def layout(*places: tuple[str, int, int]) -> SaveLayout:
    return SaveLayout(
        section="decompositions", key="drawn", places=tuple(Place(key=key, x=x, y=y) for key, x, y in places)
    )


async def test_the_last_layout_that_was_saved_is_kept_whole(uow: Uow) -> None:
    async with uow() as u:
        await save_catalog_layout(u, ADMIN, layout(("one", 1, 2), ("other", -3, 4)))
    async with uow() as u:
        await save_catalog_layout(u, ADMIN, layout(("other", 5, 6)))
    async with uow() as u:
        assert await catalog_layout(u, ADMIN, "decompositions", "drawn") == (Place(key="other", x=5, y=6),)


async def test_nothing_is_kept_for_what_nobody_moved(uow: Uow) -> None:
    async with uow() as u:
        assert await catalog_layout(u, ADMIN, "decompositions", "untouched") == ()


async def test_a_layout_of_wrong_keys_or_places_is_refused_with_the_path(uow: Uow) -> None:
    async with uow() as u:
        with pytest.raises(Invalid) as refused:
            await save_catalog_layout(u, ADMIN, layout(("one", 1, 2), ("Two words", 0, 0)))
        assert refused.value.problems[0].path == ("places", 1, "key")
        with pytest.raises(Invalid) as far:
            await save_catalog_layout(u, ADMIN, layout(("one", 10_000_000, 0)))
        assert far.value.problems[0].path == ("places", 0)


async def test_only_those_who_change_the_catalog_move_what_is_drawn(uow: Uow) -> None:
    async with uow() as u:
        with pytest.raises(Denied):
            await save_catalog_layout(u, AGENT, layout(("one", 1, 2)))
