"""Several people work on one draft: their changes come together, and nobody's work is lost."""

import asyncio
from typing import Any

import pytest

from orderloom.flows.commands.drafts import InReview, Locked, NoDefinition, discard_draft, save_draft
from orderloom.flows.commands.presence import take_over_draft, touch_draft
from orderloom.flows.commands.publish import publish
from orderloom.flows.commands.review import request_publish
from orderloom.flows.contracts import (
    Choice,
    Definition,
    Publish,
    SaveDraft,
    TouchDraft,
)
from orderloom.flows.domain.conflicts import Conflicting
from orderloom.flows.domain.documents import KeyMismatch
from orderloom.flows.domain.patch import Unpatchable
from orderloom.flows.queries import history
from orderloom.flows.store.drafts import KEPT
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Denied, DomainError, StaleVersion
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database
from tests.builders.definitions import SYSTEM, Uow, definition, flow, patch, person, published, renamed

ONE, OTHER = person("one"), person("other")


def names(found: Definition) -> list[str]:
    assert found.draft is not None
    return [each["name"]["en"] for each in found.draft.content["nodes"]]


async def test_a_first_patch_makes_a_draft_of_the_version_in_force(database: Database, uow: Uow) -> None:
    await published(uow, "first-patch")
    layout = [{"op": "add", "path": "/positions/begin", "value": {"x": 1, "y": 2}}]
    assert await patch(uow, ONE, "first-patch", 0, renamed(1, "Look"), layout_patch=layout) == 1
    found = await definition(database, "first-patch")
    assert found.draft is not None
    assert found.published is not None
    assert names(found) == ["Begin", "Look", "Build", "Finish"]
    assert found.draft.layout == {"schema": "orderloom.layout/1", "positions": {"begin": {"x": 1, "y": 2}}}
    assert (found.draft.version, found.draft.author, found.published.version) == (2, "one", 1)


async def test_changes_of_different_nodes_on_one_base_come_together(database: Database, uow: Uow) -> None:
    await published(uow, "together")
    await patch(uow, ONE, "together", 0, renamed(1, "Look"))
    assert await patch(uow, OTHER, "together", 0, renamed(2, "Raise")) == 2
    removal = [{"op": "remove", "path": "/nodes/3"}, {"op": "remove", "path": "/edges/2"}]
    assert await patch(uow, ONE, "together", 1, removal) == 3
    found = await definition(database, "together")
    assert names(found) == ["Begin", "Look", "Raise"]
    async with database.reader() as reader:
        kept = await history.revisions(reader, ONE, "together")
    assert [(each.revision, each.author) for each in kept] == [(3, "one"), (2, "other"), (1, "one")]
    assert [each["name"]["en"] for each in kept[2].content["nodes"]] == ["Begin", "Look", "Build", "Finish"]


async def test_a_conflict_is_told_saves_nothing_and_is_decided_by_a_choice(database: Database, uow: Uow) -> None:
    await published(uow, "torn")
    await patch(uow, ONE, "torn", 0, renamed(1, "Look"))
    with pytest.raises(Conflicting) as refusal:
        await patch(uow, OTHER, "torn", 0, [*renamed(1, "See"), *renamed(2, "Raise")])
    (problem,) = refusal.value.problems
    assert problem.details == {
        "noun": "node",
        "element": "survey",
        "field": "name.en",
        "base": "Survey",
        "mine": "See",
        "theirs": "Look",
        "revision": 1,
    }
    assert names(await definition(database, "torn")) == ["Begin", "Look", "Build", "Finish"]
    choice = Choice(element="survey", field="name.en", take="theirs")
    both = [*renamed(1, "See"), *renamed(2, "Raise")]
    assert await patch(uow, OTHER, "torn", 0, both, choices=(choice,)) == 2
    assert names(await definition(database, "torn")) == ["Begin", "Look", "Raise", "Finish"]


async def test_patches_that_arrive_at_the_same_moment_are_all_there(database: Database, uow: Uow) -> None:
    await published(uow, "at-once")
    actors = [person(f"person {number}") for number in range(4)]
    changes = [renamed(place, f"Name {place}") for place in range(4)]
    saved = await asyncio.gather(
        *(patch(uow, actor, "at-once", 0, change) for actor, change in zip(actors, changes, strict=True))
    )
    assert sorted(saved) == [1, 2, 3, 4]
    assert names(await definition(database, "at-once")) == ["Name 0", "Name 1", "Name 2", "Name 3"]


async def test_a_change_of_a_draft_that_was_published_meanwhile_makes_a_new_draft(database: Database, uow: Uow) -> None:
    await published(uow, "overtaken")
    await patch(uow, ONE, "overtaken", 0, renamed(1, "Look"))
    await patch(uow, OTHER, "overtaken", 1, renamed(2, "Raise"))
    async with uow() as u:
        await publish(u, OTHER, Publish(key="overtaken", note="Tried."))
    with pytest.raises(StaleVersion):
        await patch(uow, ONE, "overtaken", 1, renamed(3, "End"))
    assert await patch(uow, ONE, "overtaken", 1, renamed(3, "End"), base_version=2) == 1
    found = await definition(database, "overtaken")
    assert names(found) == ["Begin", "Look", "Raise", "End"]
    assert found.draft is not None
    assert found.draft.version == 3


async def test_a_change_of_a_version_that_another_has_replaced_is_merged_with_it(database: Database, uow: Uow) -> None:
    await published(uow, "replaced")
    await patch(uow, OTHER, "replaced", 0, renamed(2, "Raise"))
    async with uow() as u:
        await publish(u, OTHER, Publish(key="replaced", note="Tried."))
    assert await patch(uow, ONE, "replaced", 0, renamed(3, "End"), base_version=1) == 1
    assert names(await definition(database, "replaced")) == ["Begin", "Survey", "Raise", "End"]
    with pytest.raises(StaleVersion):
        await patch(uow, OTHER, "replaced", 0, renamed(0, "Go"), base_version=3)


async def test_layouts_come_together_too(database: Database, uow: Uow) -> None:
    await published(uow, "drawn")

    def at(name: str, x: int) -> list[dict[str, Any]]:
        return [{"op": "add", "path": f"/positions/{name}", "value": {"x": x, "y": 0}}]

    await patch(uow, ONE, "drawn", 0, [], layout_patch=at("begin", 1))
    await patch(uow, OTHER, "drawn", 0, [], layout_patch=at("finish", 9))
    found = await definition(database, "drawn")
    assert found.draft is not None
    assert found.draft.layout is not None
    assert found.draft.layout["positions"] == {"begin": {"x": 1, "y": 0}, "finish": {"x": 9, "y": 0}}
    assert found.published is not None
    assert found.draft.sha256 == found.published.sha256


@pytest.mark.parametrize(
    ("operations", "more", "error", "path"),
    [
        ([{"op": "remove", "path": "/nowhere"}], {}, Unpatchable, ("patch", 0)),
        ({}, {}, Unpatchable, ("patch",)),
        ([{"op": "remove", "path": "/kind"}], {}, DomainError, ("content", "kind")),
        ([{"op": "replace", "path": "/kind", "value": "fulfillment"}], {}, KeyMismatch, ("content", "kind")),
        ([{"op": "replace", "path": "/key", "value": "else"}], {}, KeyMismatch, ("content", "key")),
        ([], {"layout_patch": [{"op": "remove", "path": "/x"}]}, Unpatchable, ("layoutPatch", 0)),
        ([], {"layout_patch": [{"op": "replace", "path": "/positions", "value": 1}]}, DomainError, ("layout",)),
    ],
)
async def test_a_patch_that_makes_no_sense_changes_nothing(
    database: Database, uow: Uow, operations: Any, more: dict[str, Any], error: type[DomainError], path: tuple[Any, ...]
) -> None:
    await published(uow, "senseless")
    with pytest.raises(error) as refusal:
        await patch(uow, ONE, "senseless", 0, operations, **more)
    assert refusal.value.problems[0].path == path
    assert (await definition(database, "senseless")).draft is None


async def test_a_base_that_is_not_kept_is_stale(database: Database, uow: Uow) -> None:
    await published(uow, "worn")
    with pytest.raises(StaleVersion):
        await patch(uow, ONE, "worn", 7, [])
    with pytest.raises(NoDefinition):
        await patch(uow, ONE, "nobody-knows", 0, [])
    base = 0
    for number in range(KEPT + 2):
        base = await patch(uow, ONE, "worn", base, renamed(1, f"Name {number}"))
    with pytest.raises(StaleVersion):
        await patch(uow, OTHER, "worn", 2, renamed(2, "Raise"))
    assert await patch(uow, OTHER, "worn", 3, renamed(2, "Raise")) == KEPT + 3
    assert names(await definition(database, "worn")) == ["Begin", f"Name {KEPT + 1}", "Raise", "Finish"]
    async with database.reader() as reader:
        assert len(await history.revisions(reader, ONE, "worn")) == KEPT


async def test_the_saves_of_a_draft_go_with_it(database: Database, uow: Uow) -> None:
    await published(uow, "gone")
    await patch(uow, ONE, "gone", 0, renamed(1, "Look"))
    async with uow() as u:
        await discard_draft(u, ONE, "gone")
    async with database.reader() as reader:
        assert await history.revisions(reader, ONE, "gone") == []
        assert await reader.scalar("SELECT count(*) FROM flow_draft_revision r JOIN flow_version v "
                                   "ON v.id = r.version_id WHERE v.content ->> 'key' = 'gone'") == 0  # fmt: skip


async def test_who_edits_first_holds_the_lock_and_others_see_it(database: Database, uow: Uow) -> None:
    await published(uow, "lock")
    async with uow() as u:
        await touch_draft(u, ONE, TouchDraft(key="lock", editing=True))
    async with uow() as u:
        seen = await touch_draft(u, OTHER, TouchDraft(key="lock", editing=True))
    assert [(each.name, each.editing) for each in seen] == [("one", True), ("other", False)]
    with pytest.raises(Locked) as refusal:
        await patch(uow, OTHER, "lock", 0, renamed(1, "Look"))
    assert (refusal.value.problems[0].code, refusal.value.problems[0].details) == ("flows.locked", {"holder": "one"})
    with pytest.raises(Locked):
        async with uow() as u:
            await save_draft(u, OTHER, SaveDraft(key="lock", content=flow("lock")))
    assert (await definition(database, "lock")).draft is None
    await patch(uow, ONE, "lock", 0, renamed(1, "Look"))
    with pytest.raises(Locked):
        async with uow() as u:
            await publish(u, OTHER, Publish(key="lock", note="Tried."))
    async with uow() as u:
        await touch_draft(u, ONE, TouchDraft(key="lock", editing=False))
    await patch(uow, OTHER, "lock", 1, renamed(2, "Raise"))


async def test_a_lock_is_taken_over_and_the_audit_trail_knows(database: Database, uow: Uow) -> None:
    await published(uow, "taken")
    async with uow() as u:
        await touch_draft(u, ONE, TouchDraft(key="taken", editing=True))
    async with uow() as u:
        seen = await take_over_draft(u, OTHER, "taken")
    assert [(each.name, each.editing) for each in seen] == [("one", False), ("other", True)]
    async with uow() as u:
        again = await touch_draft(u, ONE, TouchDraft(key="taken", editing=True))
    assert [(each.name, each.editing) for each in again] == [("one", False), ("other", True)]
    await patch(uow, OTHER, "taken", 0, renamed(1, "Look"))
    found = await definition(database, "taken")
    async with database.reader() as reader:
        trail = await audit_of_subject(reader, found.id)
    taken = [entry for entry in trail if entry.action == "draft_taken_over"]
    assert [entry.changes for entry in taken] == [{"from": "one"}]


async def test_who_says_nothing_for_half_a_minute_is_gone_and_so_is_their_lock(database: Database, uow: Uow) -> None:
    await published(uow, "left")
    async with uow() as u:
        await touch_draft(u, ONE, TouchDraft(key="left", editing=True))
        await u.execute("UPDATE flow_presence SET seen_at = seen_at - interval '31 seconds'")
    async with database.reader() as reader:
        assert await history.present(reader, ONE, "left") == []
    await patch(uow, OTHER, "left", 0, renamed(1, "Look"))
    async with uow() as u:
        seen = await touch_draft(u, OTHER, TouchDraft(key="left", editing=True))
    assert [(each.name, each.editing) for each in seen] == [("other", True)]


async def test_a_reader_is_seen_but_gets_no_lock(uow: Uow) -> None:
    await published(uow, "watched")
    reader = person("reader", Permission.FLOW_READ)
    async with uow() as u:
        seen = await touch_draft(u, reader, TouchDraft(key="watched"))
    assert [(each.name, each.editing) for each in seen] == [("reader", False)]
    for refused in (TouchDraft(key="watched", editing=True), TouchDraft(key="watched")):
        with pytest.raises(Denied):
            async with uow() as u:
                await touch_draft(u, SYSTEM if not refused.editing else reader, refused)
    with pytest.raises(Denied):
        async with uow() as u:
            await take_over_draft(u, reader, "watched")
    with pytest.raises(NoDefinition):
        async with uow() as u:
            await touch_draft(u, reader, TouchDraft(key="nobody-knows"))


async def test_a_draft_in_review_is_frozen(uow: Uow) -> None:
    await published(uow, "frozen")
    await patch(uow, ONE, "frozen", 0, renamed(1, "Look"))
    async with uow() as u:
        await request_publish(u, ONE, Publish(key="frozen", note="Please."))
    with pytest.raises(InReview):
        await patch(uow, ONE, "frozen", 1, renamed(2, "Raise"))
    with pytest.raises(InReview):
        async with uow() as u:
            await discard_draft(u, ONE, "frozen")
