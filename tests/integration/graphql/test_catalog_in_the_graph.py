"""The catalog over HTTP: effects on orders that run, files in and out, and images that are what they say."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar

from orderloom.identity.contracts import Role
from orderloom.main import wiring
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.graph import Caller, signed_in
from tests.builders.orders import import_gadget, open_account, person

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
SAVE = """mutation ($input: SaveCatalogDraftInput!) { saveCatalogDraft(input: $input) {
  draft { revision } findings { code path } problems { code path } } }"""
EFFECTS = """query ($drafts: [CatalogRefInput!]!) { catalogPublishEffects(drafts: $drafts) {
  changes { key version fields { path } } uses { kind count links { label } } findings { code } } }"""
IMPORT = """mutation ($input: ImportCatalogInput!) { importCatalog(input: $input) {
  changes { change key } problems { code path } } }"""
GADGET = {"section": "offerings", "key": "gadget"}


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    wiring.load()
    return create_app(Settings(env="test"), database, Live())[1]


@pytest.fixture(scope="module")
async def admin(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    await import_gadget(database)
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


async def test_publishing_tells_first_which_orders_sell_what_it_changes(database: Database, admin: Caller) -> None:
    account = await open_account(database)
    lines = (NewLine(offering="gadget", characteristics={"colour": "red"}),)
    async with database.unit_of_work() as uow:
        order = await create_order(uow, person(Role.ORDER_AGENT), CreateOrder(account_id=account.id, lines=lines))
    content = {**GADGET_CONTENT, "name": {"en": "Gadget anew"}}
    saved = (await admin.data(SAVE, {"input": {**GADGET, "content": content}}))["saveCatalogDraft"]
    assert (saved["findings"], saved["problems"]) == ([], [])
    found = (await admin.data(EFFECTS, {"drafts": [GADGET]}))["catalogPublishEffects"]
    assert found["changes"] == [{"key": "gadget", "version": 2, "fields": [{"path": "name.en"}]}]
    assert {"kind": "order", "count": 1, "links": [{"label": order.number}]} in found["uses"]


GADGET_CONTENT: dict[str, Any] = {
    "key": "gadget",
    "name": {"en": "Gadget"},
    "categories": ["gadget"],
    "specification": "gadget",
}


async def ticket(admin: Caller, mutation: str, what: str, given: str = "") -> dict[str, Any]:
    found = await admin.data(f"mutation {{ {mutation}{given} {{ {what} problems {{ code }} }} }}")
    assert found[mutation]["problems"] == []
    return found[mutation]


async def test_a_file_goes_out_and_comes_in_again_without_a_change(admin: Caller) -> None:
    given = await ticket(admin, "exportCatalog", "download { url name }", '(input: {document: "gadget"})')
    answer = await admin.http.get(given["download"]["url"])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="gadget.catalog.json"'
    upload = (await ticket(admin, "prepareCatalogImport", "upload { id url }"))["upload"]
    assert (await admin.http.put(upload["url"], content=answer.content)).status_code == 204
    found = await admin.data(IMPORT, {"input": {"upload": upload["id"], "dryRun": True}})
    assert found["importCatalog"] == {"changes": [], "problems": []}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no json", "catalog.broken"), (b"[" * 5000, "catalog.broken"), (b'{"schema": "other/1"}', "catalog.schema")],
)
async def test_a_file_that_is_no_catalog_is_refused(admin: Caller, content: bytes, code: str) -> None:
    upload = (await ticket(admin, "prepareCatalogImport", "upload { id url }"))["upload"]
    assert (await admin.http.put(upload["url"], content=content)).status_code == 204
    found = await admin.data(IMPORT, {"input": {"upload": upload["id"], "dryRun": False}})
    assert found["importCatalog"]["problems"][0]["code"] == code


async def test_an_image_is_kept_under_the_hash_of_its_bytes(admin: Caller) -> None:
    upload = (await ticket(admin, "prepareCatalogImage", "upload { id url maxBytes }"))["upload"]
    assert upload["maxBytes"] == 1024 * 1024
    assert (await admin.http.put(upload["url"], content=PNG)).status_code == 204
    add = """mutation ($input: AddCatalogImageInput!) { addCatalogImage(input: $input) {
      draft { content } problems { code } } }"""
    wanted = {"upload": upload["id"], "key": "gadget-front", "document": "gadget"}
    image = (await admin.data(add, {"input": wanted}))["addCatalogImage"]["draft"]["content"]
    answer = await admin.http.get(f"/files/images/{image['sha256']}")
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, PNG, "image/png")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = await admin.http.get(f"/files/images/{image['sha256']}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    for lost in ("0" * 64, "..%2Fetc", "short"):
        assert (await admin.http.get(f"/files/images/{lost}")).status_code == 404


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", 400), (b"%PDF-1.7", 400), (PNG + b"0" * 1024 * 1024, 413)],
)
async def test_what_is_no_image_of_ours_is_refused(admin: Caller, content: bytes, status: int) -> None:
    upload = (await ticket(admin, "prepareCatalogImage", "upload { id url }"))["upload"]
    assert (await admin.http.put(upload["url"], content=content)).status_code == status


async def test_an_image_whose_bytes_nobody_brought_is_not_published(admin: Caller) -> None:
    content = {"key": "ghost", "media_type": "image/png", "sha256": "0" * 64, "size": 1}
    ref = {"section": "images", "key": "ghost"}
    await admin.data(SAVE, {"input": {**ref, "content": content, "document": "gadget"}})
    publish = """mutation ($input: PublishCatalogInput!) { publishCatalog(input: $input) { problems { code path } } }"""
    found = await admin.data(publish, {"input": {"drafts": [{**ref, "revision": 1}]}})
    assert found["publishCatalog"]["problems"] == [{"code": "catalog.image", "path": ["images", "ghost", "sha256"]}]


async def test_the_bytes_of_an_entity_have_a_bound(admin: Caller) -> None:
    content = {**GADGET_CONTENT, "key": "long", "description": {"en": "x" * 200_001}}
    wanted = {"section": "offerings", "key": "long", "content": content, "document": "gadget"}
    assert (await admin.data(SAVE, {"input": wanted}))["saveCatalogDraft"]["problems"][0]["path"] == ["content"]
