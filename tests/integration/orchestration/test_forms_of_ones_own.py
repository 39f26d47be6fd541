"""Forms that people write: saved, refused, removed, and never changed under the hands of whoever has a task open."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.identity.contracts import Actor, Role
from orderloom.main.seed.files import documents
from orderloom.orchestration.commands.forms import import_forms
from orderloom.orchestration.store import forms as store
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from tests.builders.graph import Caller, app_on, signed_in
from tests.builders.house import House, furnish

SYSTEM = Actor.system("test")
SHIPPED = {content["key"]: content for _, content in documents("form")}
SAVE = """mutation Save($input: SaveFormInput!) { saveForm(input: $input) {
  form { key version fields { key heading { en } minimum multiline } author { name } } problems { code path } } }"""
REMOVE = """mutation Remove($input: RemoveFormInput!) { removeForm(input: $input) { problems { code path } } }"""
READ = """query Read($key: String!) { form(key: $key) {
  version content openTasks uses { flowKey node draft } versions { version author { name } } } }"""
CHECK = """query Check($content: JSON!) { checkForm(content: $content) {
  problems { code path } findings { flowKey finding { code message } } } }"""


def form(key: str = "handover", *fields: dict[str, Any]) -> dict[str, Any]:
    given = fields or ({"key": "place", "label": {"en": "Place", "pt-BR": "Lugar"}},)
    return {"schema": "orderloom.form/1", "key": key, "name": {"en": "Hand-over"}, "fields": list(given)}


@pytest.fixture
async def house(database: Database) -> House:
    return await furnish(database)


@pytest.fixture
def app(database: Database) -> Litestar:
    return app_on(database, Live())


@pytest.fixture
async def admin(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


async def save(admin: Caller, content: dict[str, Any], version: int = 0) -> dict[str, Any]:
    answer = await admin.answer(SAVE, {"input": {"content": content, "version": version}})
    return answer["data"]["saveForm"]


async def read(admin: Caller, key: str) -> dict[str, Any] | None:
    return (await admin.answer(READ, {"key": key}))["data"]["form"]


async def test_a_form_is_saved_version_by_version(admin: Caller) -> None:
    field = {
        "key": "count",
        "label": {"en": "Count"},
        "type": "integer",
        "minimum": 1,
        "heading": {"en": "At the site"},
    }
    assert (await save(admin, form("stages")))["form"]["version"] == 1
    saved = await save(admin, form("stages", field), 1)
    assert saved["problems"] == []
    assert saved["form"]["version"] == 2
    assert saved["form"]["fields"] == [
        {"key": "count", "heading": {"en": "At the site"}, "minimum": "1", "multiline": False}
    ]
    found = await read(admin, "stages")
    assert found is not None
    assert [each["version"] for each in found["versions"]] == [2, 1]
    assert found["content"]["fields"][0]["minimum"] == 1


async def test_a_stale_save_changes_nothing(admin: Caller) -> None:
    await save(admin, form("stale"))
    await save(admin, form("stale", {"key": "one", "label": {"en": "One"}}), 1)
    refused = await save(admin, form("stale", {"key": "two", "label": {"en": "Two"}}), 1)
    assert refused == {"form": None, "problems": [{"code": "stale_version", "path": ["version"]}]}
    again = await save(admin, form("stale"))
    assert again["problems"] == [{"code": "stale_version", "path": ["content", "key"]}]
    found = await read(admin, "stale")
    assert found is not None
    assert (found["version"], [field["key"] for field in found["content"]["fields"]]) == (2, ["one"])


async def test_a_malformed_form_is_refused_with_the_path_of_each_fault(admin: Caller) -> None:
    broken = form(
        "broken",
        {"key": "Signal", "label": {"pt-BR": "Sinal"}},
        {"key": "kind", "label": {"en": "Kind"}, "type": "enum"},
        {"key": "level", "label": {"en": "Level"}, "type": "integer", "minimum": 9, "maximum": 1, "default": "x"},
        {"key": "kind", "label": {"en": "Kind"}, "pattern": "("},
    )
    refused = await save(admin, broken)
    assert {
        (each["code"].removeprefix("orchestration.form_"), ".".join(each["path"])) for each in refused["problems"]
    } == {
        ("twice", "fields.1.key"),
        ("twice", "fields.3.key"),
        ("key", "fields.0.key"),
        ("text", "fields.0.label.en"),
        ("no_choices", "fields.1.allowed"),
        ("limits", "fields.2.maximum"),
        ("default", "fields.2.default"),
        ("pattern", "fields.3.pattern"),
    }
    assert await read(admin, "broken") is None


async def test_a_release_leaves_alone_what_people_made_their_own(admin: Caller, database: Database) -> None:
    async with database.unit_of_work() as uow:
        await import_forms(uow, SYSTEM, list(SHIPPED.values()))
    own = {**SHIPPED["site-survey"], "name": {"en": "Our survey"}}
    found = await read(admin, "site-survey")
    assert found is not None
    await save(admin, own, found["version"])
    async with database.unit_of_work() as uow:
        assert await import_forms(uow, SYSTEM, list(SHIPPED.values())) == []
    found = await read(admin, "site-survey")
    assert found is not None
    assert found["content"]["name"] == {"en": "Our survey"}


async def test_an_open_task_keeps_the_form_that_it_was_opened_with(database: Database) -> None:
    async with database.unit_of_work() as uow:
        await store.save(uow, _form("pinned", "first"), 0, None)
    async with database.unit_of_work() as uow:
        opened = uow.now
    async with database.unit_of_work() as uow:
        await store.save(uow, _form("pinned", "second"), 1, None)
    async with database.reader() as reader:
        found = await store.as_opened(reader, [("pinned", opened), ("pinned", None), ("missing", opened)])
    assert {key: one.fields[0].key for key, one in found.items()} == {
        ("pinned", opened): "first",
        ("pinned", None): "second",
    }


def _form(key: str, field: str) -> Any:
    from orderloom.orchestration.queries import read_form

    return read_form(form(key, {"key": field, "label": {"en": field}}))[0]


async def test_flows_say_what_they_would_have_against_a_change(admin: Caller, house: House) -> None:
    found = await read(admin, "site-survey")
    assert found is not None
    assert found["uses"] == [{"flowKey": "sdwan-enrichment", "node": "survey", "draft": False}]
    without = {**found["content"], "fields": found["content"]["fields"][1:]}
    same = await admin.answer(CHECK, {"content": found["content"]})
    assert same["data"]["checkForm"] == {"problems": [], "findings": []}
    told = (await admin.answer(CHECK, {"content": without}))["data"]["checkForm"]
    assert [(each["flowKey"], each["finding"]["code"]) for each in told["findings"]] == [
        ("sdwan-enrichment", "flow.name_unknown")
    ]


async def test_what_is_removed_is_not_found_any_more_and_not_brought_back(admin: Caller, database: Database) -> None:
    await save(admin, form("leaving"))
    stale = await admin.answer(REMOVE, {"input": {"key": "leaving", "version": 7}})
    assert stale["data"]["removeForm"]["problems"] == [{"code": "stale_version", "path": ["version"]}]
    gone = await admin.answer(REMOVE, {"input": {"key": "leaving", "version": 1}})
    assert gone["data"]["removeForm"]["problems"] == []
    assert await read(admin, "leaving") is None
    async with database.unit_of_work() as uow:
        assert await import_forms(uow, SYSTEM, [form("leaving")]) == []
    saved = await save(admin, form("leaving"))
    assert saved["form"]["version"] == 2
