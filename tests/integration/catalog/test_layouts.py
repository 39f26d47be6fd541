"""Where people put what they draw, on a real database."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from orderloom.catalog.commands.drafts import save_catalog_draft
from orderloom.catalog.commands.layouts import save_catalog_layout
from orderloom.catalog.contracts import Place, SaveDraft, SaveLayout
from orderloom.catalog.queries.drawing import catalog_drawing
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


async def test_a_drawing_shows_drafts_the_graph_of_each_specification_and_the_rules_between_them(uow: Uow) -> None:
    drafts = {
        ("specifications", "drawn-a"): {"kind": "product", "name": {"en": "A"}},
        ("specifications", "drawn-b"): {"kind": "service", "name": {"en": "B"}},
        ("decompositions", "drawn-graph"): {"edges": [{"source": "drawn-a", "target": "drawn-b"}, "broken"]},
        ("compatibility", "drawn-rule"): {
            "name": {"en": "Together"}, "type": "requires", "source": "drawn-b", "target": "drawn-a",
        },
    }  # fmt: skip
    async with uow() as u:
        for (section, key), content in drafts.items():
            await save_catalog_draft(u, ADMIN, SaveDraft(section=section, key=key, content=content, document="drawn"))
    async with uow() as u:
        found = await catalog_drawing(u, ADMIN, ["drawn-b", "drawn-a", "drawn-nowhere"])
        unseen = await catalog_drawing(u, AGENT, ["drawn-a"])
    assert [(one.key, one.graph, one.draft, one.published) for one in found.specifications] == [
        ("drawn-a", "drawn-graph", True, False),
        ("drawn-b", None, True, False),
    ]
    assert [(one.key, one.type, one.source, one.target) for one in found.rules] == [
        ("drawn-rule", "requires", "drawn-b", "drawn-a")
    ]
    assert unseen.specifications == ()
