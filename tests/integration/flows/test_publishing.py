"""Versions come into force by one person or two, go back, and go out of use."""

from collections.abc import Sequence
from typing import Any

import pytest

from orderloom.flows import queries
from orderloom.flows.commands import checks
from orderloom.flows.commands.checks import publish_check
from orderloom.flows.commands.drafts import InReview, NoDraft, patch_draft, save_draft
from orderloom.flows.commands.importing import bring_in, import_documents
from orderloom.flows.commands.publish import (
    AlreadyInForce,
    NoVersion,
    Retired,
    SecondPersonNeeded,
    publish,
    roll_back,
)
from orderloom.flows.commands.retire import InForce, InUse, bring_back, retire
from orderloom.flows.commands.review import (
    OwnWork,
    approve_publish,
    decline_publish,
    request_publish,
    withdraw_publish,
)
from orderloom.flows.contracts import (
    ApprovePublish,
    BringIn,
    DeclinePublish,
    Definition,
    ImportedDocument,
    PatchDraft,
    Publish,
    Retire,
    RollBack,
    SaveDraft,
    VersionState,
)
from orderloom.flows.domain.documents import Described, NotPublishable
from orderloom.flows.queries import history
from orderloom.identity.contracts import Permission
from orderloom.kernel.errors import Denied, Invalid, StaleVersion
from orderloom.language.validate import Finding
from orderloom.platform.audit import audit_of_subject
from orderloom.platform.db import Database, Reader
from tests.builders.definitions import SYSTEM, Uow, definition, flow, patch, person, published, renamed
from tests.builders.flows import document, manual, node

AUTHOR, SECOND = person("author"), person("second")
POLICY = {
    "schema": "orderloom.table/1",
    "key": "publish-approval",
    "name": {"en": "Second person"},
    "hit_policy": "FIRST",
    "inputs": [{"id": "key", "label": "Key", "expression": "definition.key", "type": "string"}],
    "outputs": [{"id": "required", "label": "Required", "type": "boolean", "default": "false"}],
    "rows": [{"id": "some", "when": ['starts with(?, "careful")'], "then": ["true"]}],
}


@pytest.fixture(autouse=True, scope="module")
async def policy(database: Database) -> None:
    async with database.unit_of_work() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=POLICY)])


async def asked(uow: Uow, key: str) -> None:
    await published(uow, key)
    await patch(uow, AUTHOR, key, 0, renamed(1, "Look"))
    async with uow() as u:
        await request_publish(u, AUTHOR, Publish(key=key, note="Look first.", revision=1))


async def trail(database: Database, found: Definition) -> list[str]:
    async with database.reader() as reader:
        return [entry.action for entry in await audit_of_subject(reader, found.id)]


async def test_where_the_policy_wants_a_second_person_one_cannot_publish_alone(database: Database, uow: Uow) -> None:
    await published(uow, "careful-alone")
    await patch(uow, AUTHOR, "careful-alone", 0, renamed(1, "Look"))
    with pytest.raises(SecondPersonNeeded):
        async with uow() as u:
            await publish(u, AUTHOR, Publish(key="careful-alone", note="Tried."))
    with pytest.raises(SecondPersonNeeded) as refusal:
        async with uow() as u:
            files = (ImportedDocument(content={**flow("careful-alone"), "name": {"en": "New"}}, source="a.flow.json"),)
            await bring_in(u, AUTHOR, BringIn(documents=files, publish=True))
    assert refusal.value.problems[0].path == ("a.flow.json", "key")
    found = await definition(database, "careful-alone")
    assert found.published is not None
    assert found.published.version == 1


async def test_a_second_person_agrees_and_stands_in_the_version(database: Database, uow: Uow) -> None:
    await asked(uow, "careful-yes")
    waiting = (await definition(database, "careful-yes")).draft
    assert waiting is not None
    assert (waiting.state, waiting.requested_by, waiting.note) == (VersionState.IN_REVIEW, "author", "Look first.")
    async with uow() as u:
        version = await approve_publish(u, SECOND, ApprovePublish(key="careful-yes", revision=1))
    assert (version.state, version.version, version.author, version.approved_by, version.note) == (
        VersionState.PUBLISHED,
        2,
        "author",
        "second",
        "Look first.",
    )
    found = await definition(database, "careful-yes")
    assert (found.published, found.draft) == (version, None)
    assert await trail(database, found) == ["published", "draft_saved", "publish_requested", "published"]


async def test_the_author_and_who_has_no_right_cannot_agree(database: Database, uow: Uow) -> None:
    await asked(uow, "careful-own")
    agree = ApprovePublish(key="careful-own", revision=1)
    for actor, error in ((AUTHOR, OwnWork), (SYSTEM, OwnWork), (person("writer", Permission.FLOW_PUBLISH), Denied)):
        with pytest.raises(error):
            async with uow() as u:
                await approve_publish(u, actor, agree)
    with pytest.raises(StaleVersion):
        async with uow() as u:
            await approve_publish(u, SECOND, ApprovePublish(key="careful-own", revision=9))
    found = await definition(database, "careful-own")
    assert found.draft is not None
    assert found.draft.state is VersionState.IN_REVIEW


async def test_who_wrote_it_cannot_agree_when_another_asked(uow: Uow) -> None:
    await published(uow, "careful-pair")
    await patch(uow, SECOND, "careful-pair", 0, renamed(1, "Look"))
    async with uow() as u:
        await request_publish(u, AUTHOR, Publish(key="careful-pair", note="Tried."))
    with pytest.raises(OwnWork):
        async with uow() as u:
            await approve_publish(u, SECOND, ApprovePublish(key="careful-pair"))
    async with uow() as u:
        await approve_publish(u, person("third"), ApprovePublish(key="careful-pair"))


async def test_what_is_declined_goes_back_with_the_reason_and_can_be_mended(database: Database, uow: Uow) -> None:
    await asked(uow, "careful-no")
    with pytest.raises(Invalid):
        async with uow() as u:
            await decline_publish(u, SECOND, DeclinePublish(key="careful-no", reason=" "))
    async with uow() as u:
        draft = await decline_publish(u, SECOND, DeclinePublish(key="careful-no", reason="Which look?"))
    assert (draft.state, draft.declined, draft.requested_by) == (VersionState.DRAFT, "Which look?", None)
    assert await patch(uow, AUTHOR, "careful-no", 1, renamed(1, "Look twice")) == 2
    found = await definition(database, "careful-no")
    assert found.draft is not None
    assert found.draft.declined is None


async def test_a_wish_can_be_withdrawn(database: Database, uow: Uow) -> None:
    await asked(uow, "careful-back")
    async with uow() as u:
        draft = await withdraw_publish(u, AUTHOR, "careful-back")
    assert draft.state is VersionState.DRAFT
    for key, error in (("careful-back", InReview), ("nobody-knows", NoDraft)):
        with pytest.raises(error):
            async with uow() as u:
                await withdraw_publish(u, AUTHOR, key)


async def test_what_has_errors_is_neither_asked_for_nor_agreed_to(database: Database, uow: Uow) -> None:
    broken = document(node("begin", "start"), manual("survey"), node("finish", "end"), "begin -> finish", key="broken")
    async with uow() as u:
        await save_draft(u, AUTHOR, SaveDraft(key="broken", content=broken))
    with pytest.raises(NotPublishable):
        async with uow() as u:
            await request_publish(u, AUTHOR, Publish(key="broken", note="Tried."))
    found = await definition(database, "broken")
    assert found.draft is not None
    assert found.draft.state is VersionState.DRAFT


async def test_a_registered_check_keeps_a_version_from_being_published(
    database: Database, uow: Uow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_checks", [])

    @publish_check
    async def fails(reader: Reader, described: Described) -> Sequence[Finding]:
        return [Finding(code="flow.test_failed", message=f"A test of {described.key} fails.")]

    await published(uow, "checked")
    await patch(uow, AUTHOR, "checked", 0, renamed(1, "Look"))
    for wish in (publish, request_publish):
        with pytest.raises(NotPublishable) as refusal:
            async with uow() as u:
                await wish(u, AUTHOR, Publish(key="checked", note="Tried."))
        assert [problem.code for problem in refusal.value.problems] == ["flow.test_failed"]


async def test_old_content_is_published_anew_and_numbers_go_on_rising(database: Database, uow: Uow) -> None:
    await published(uow, "back")
    await patch(uow, AUTHOR, "back", 0, renamed(1, "Look"))
    async with uow() as u:
        await publish(u, AUTHOR, Publish(key="back", note="Tried."))
    await patch(uow, AUTHOR, "back", 0, renamed(2, "Raise"))
    async with uow() as u:
        version = await roll_back(u, AUTHOR, RollBack(key="back", version=1, note="Too early."))
    assert (version.version, version.note, version.state) == (4, "Too early.", VersionState.PUBLISHED)
    found = await definition(database, "back")
    assert found.published == version
    assert [each["name"]["en"] for each in version.content["nodes"]] == ["Begin", "Survey", "Build", "Finish"]
    async with uow() as u:
        later = await publish(u, AUTHOR, Publish(key="back", note="Now."))
    assert later.version == 5
    async with database.reader() as reader:
        assert [each.version for each in await queries.versions(reader, AUTHOR, "back")] == [5, 4, 2, 1]
    for wrong, error in ((5, AlreadyInForce), (3, NoVersion), (9, NoVersion)):
        with pytest.raises(error):
            async with uow() as u:
                await roll_back(u, AUTHOR, RollBack(key="back", version=wrong))


async def test_going_back_waits_for_a_second_person_too(database: Database, uow: Uow) -> None:
    await asked(uow, "careful-roll")
    async with uow() as u:
        await approve_publish(u, SECOND, ApprovePublish(key="careful-roll"))
    async with uow() as u:
        waiting = await roll_back(u, AUTHOR, RollBack(key="careful-roll", version=1))
    assert (waiting.state, waiting.note) == (VersionState.IN_REVIEW, "Back to version 1.")
    with pytest.raises(SecondPersonNeeded):
        async with uow() as u:
            await roll_back(u, AUTHOR, RollBack(key="careful-roll", version=1))
    async with uow() as u:
        version = await approve_publish(u, SECOND, ApprovePublish(key="careful-roll"))
    assert version.version == 3


async def test_differences_are_told_between_any_two_versions(database: Database, uow: Uow) -> None:
    await published(uow, "told")
    move = [{"op": "add", "path": "/positions/begin", "value": {"x": 1, "y": 1}}]
    await patch(uow, AUTHOR, "told", 0, renamed(1, "Look"), layout_patch=move)
    async with uow() as u:
        await publish(u, AUTHOR, Publish(key="told", note="Tried."))
    await patch(uow, AUTHOR, "told", 0, renamed(2, "Raise"), layout_patch=[{**move[0], "value": {"x": 2, "y": 1}}])
    async with database.reader() as reader:
        default = await history.difference(reader, AUTHOR, "told")
        whole = await history.difference(reader, AUTHOR, "told", 3, 1)
    assert (default.before, default.after) == (2, 3)
    assert [(each.kind, each.element, each.fields[0].path) for each in default.changes] == [
        ("changed", "build", "name.en"),
        ("moved", "begin", "position"),
    ]
    assert [(each.kind, each.element, each.fields[0].after) for each in whole.changes] == [
        ("changed", "survey", "Survey"),
        ("changed", "build", "Build"),
    ]


async def test_what_is_used_is_retired_only_when_confirmed_and_comes_back(database: Database, uow: Uow) -> None:
    decide = node("decide", "decision", config={"table": "retired-class"})
    table = {**POLICY, "key": "retired-class", "rows": []}
    naming = document(node("begin", "start"), decide, node("finish", "end"), "begin -> decide -> finish", key="naming")
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=table), ImportedDocument(content=naming)])
    async with database.reader() as reader:
        (usage,) = await history.usage(reader, AUTHOR, "retired-class")
    assert (usage.kind, usage.count) == ("flow", 1)
    assert [(link.id, link.version, link.detail) for link in usage.links] == [("naming", None, "decide")]
    with pytest.raises(InUse) as refusal:
        async with uow() as u:
            await retire(u, AUTHOR, Retire(key="retired-class"))
    assert refusal.value.problems[0].details == {"flow": 1}
    async with uow() as u:
        found = await retire(u, AUTHOR, Retire(key="retired-class", confirm=True))
    assert found.retired_by == "author"
    async with database.reader() as reader:
        assert await queries.tables(reader, ["retired-class"]) == {}
    async with uow() as u:
        draft = await patch_draft(u, AUTHOR, PatchDraft(key="naming", base_revision=0, patch=renamed(1, "Choose")))
    assert [finding.code for finding in draft.findings] == ["flow.table_missing"]
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content={**table, "name": {"en": "Shipped"}})])
        await patch_draft(
            u, AUTHOR, PatchDraft(key="retired-class", base_revision=0, patch=[{"op": "remove", "path": "/hit_policy"}])
        )
    with pytest.raises(Retired):
        async with uow() as u:
            await publish(u, AUTHOR, Publish(key="retired-class", note="Tried."))
    async with uow() as u:
        found = await bring_back(u, AUTHOR, Retire(key="retired-class"))
    assert (found.retired_at, found.retired_by) == (None, None)
    assert found.published is not None
    assert found.published.content["name"] == {"en": "Second person"}
    async with database.reader() as reader:
        assert list(await queries.tables(reader, ["retired-class"])) == ["retired-class"]


async def test_a_version_that_is_not_in_force_can_be_retired(database: Database, uow: Uow) -> None:
    await published(uow, "aged")
    await patch(uow, AUTHOR, "aged", 0, renamed(1, "Look"))
    async with uow() as u:
        await publish(u, AUTHOR, Publish(key="aged", note="Tried."))
    with pytest.raises(InForce):
        async with uow() as u:
            await retire(u, AUTHOR, Retire(key="aged", version=2))
    async with uow() as u:
        await retire(u, AUTHOR, Retire(key="aged", version=1))
    for call in (roll_back, retire):
        with pytest.raises(NoVersion):
            async with uow() as u:
                wanted: Any = RollBack(key="aged", version=1) if call is roll_back else Retire(key="aged", version=1)
                await call(u, AUTHOR, wanted)
    async with uow() as u:
        await bring_back(u, AUTHOR, Retire(key="aged", version=1))
    async with uow() as u:
        assert (await roll_back(u, AUTHOR, RollBack(key="aged", version=1))).version == 3


async def test_a_policy_that_answers_with_a_flow_uses_it(database: Database, uow: Uow) -> None:
    await published(uow, "answered")
    table = {
        **POLICY,
        "key": "which-flow",
        "outputs": [{"id": "flow", "label": "Flow", "type": "string"}],
        "rows": [
            {"id": "a", "when": ['"x"'], "then": ['"answered"']},
            {"id": "b", "when": ['"y"'], "then": ['"answered-not"']},
        ],
    }
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=table)])
    async with database.reader() as reader:
        (usage,) = await history.usage(reader, AUTHOR, "answered")
    assert [(link.kind, link.id, link.detail) for link in usage.links] == [("table", "which-flow", "a")]


async def test_a_pinned_version_is_used_by_its_number_and_missed_when_it_is_retired(
    database: Database, uow: Uow
) -> None:
    table = {**POLICY, "key": "pinned-class"}
    for name in ("One", "Two"):
        async with uow() as u:
            await import_documents(u, SYSTEM, [ImportedDocument(content={**table, "name": {"en": name}})])
    decide = node("decide", "decision", config={"table": "pinned-class", "version": 1})
    naming = document(node("begin", "start"), decide, node("finish", "end"), "begin -> decide -> finish", key="pinning")
    async with uow() as u:
        await import_documents(u, SYSTEM, [ImportedDocument(content=naming)])
    with pytest.raises(InUse) as refusal:
        async with uow() as u:
            await retire(u, AUTHOR, Retire(key="pinned-class", version=1))
    assert refusal.value.problems[0].details == {"flow": 1}
    async with uow() as u:
        await retire(u, AUTHOR, Retire(key="pinned-class", version=1, confirm=True))
    async with uow() as u:
        draft = await patch_draft(u, AUTHOR, PatchDraft(key="pinning", base_revision=0, patch=renamed(1, "Choose")))
    assert [(finding.code, finding.path) for finding in draft.findings] == [
        ("flow.table_missing", ("nodes", 1, "config", "table"))
    ]
    async with database.reader() as reader:
        (usage,) = await history.usage(reader, AUTHOR, "pinned-class")
    assert [(link.label, link.version) for link in usage.links] == [("pinning", 1), ("pinning (draft)", 1)]
    assert usage.versions == {1: 2}


async def test_a_subflow_that_would_come_back_to_itself_is_not_published(uow: Uow) -> None:
    def subflow(key: str, *inner: str) -> ImportedDocument:
        runs = [node(f"run{place}", "subflow", config={"flow": each}) for place, each in enumerate(inner)]
        way = " -> ".join(["begin", *(each["key"] for each in runs), "finish"])
        content = document(node("begin", "start"), *runs, node("finish", "end"), way, key=key, kind="subflow")
        return ImportedDocument(content=content)

    async with uow() as u:
        await import_documents(
            u, SYSTEM, [subflow("inner-most"), subflow("outer", "middle"), subflow("middle", "inner-most")]
        )
    with pytest.raises(NotPublishable) as refusal:
        async with uow() as u:
            await bring_in(u, AUTHOR, BringIn(documents=(subflow("inner-most", "outer"),), publish=True))
    assert [problem.code for problem in refusal.value.problems] == ["flow.nesting"]


async def test_a_policy_is_used_by_the_product_itself(database: Database, uow: Uow) -> None:
    async with database.reader() as reader:
        (usage,) = await history.usage(reader, AUTHOR, "publish-approval")
    assert (usage.kind, usage.count, usage.links[0].label) == ("policy", 1, "Approval of publishing")
    with pytest.raises(InUse) as refusal:
        async with uow() as u:
            await retire(u, AUTHOR, Retire(key="publish-approval"))
    assert refusal.value.problems[0].details == {"policy": 1}
