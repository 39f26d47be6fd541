"""Decision tables over the API: looked through, tried out, counted, and taken to Excel and back."""

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
from litestar import Litestar
from openpyxl import load_workbook

from orderloom.flows.commands.hits import write_hits
from orderloom.flows.commands.importing import import_documents
from orderloom.flows.contracts import ImportedDocument
from orderloom.flows.queries import table
from orderloom.identity.contracts import Actor, Role
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.graph import Caller, signed_in

ADMIN = Actor.system("process admin")
PREVIEW = """query ($key: String!, $upload: ID!) { tableImportPreview(key: $key, upload: $upload) {
  baseRevision problems { code message path details } notes { code message path }
  diff { rows { added { id after part } removed moved { id after } changed { id field column old new } } } } }"""
IMPORT = """mutation ($input: ImportTableInput!) { importTable(input: $input) {
  problems { code message path } definition { draft { revision content } } } }"""
EXPORT = """mutation ($input: ExportTableInput!) { exportTable(input: $input) {
  download { url name expiresAt } problems { code message } } }"""


def fees(key: str, **fields: Any) -> dict[str, Any]:
    return {
        "schema": "orderloom.table/1",
        "key": key,
        "name": {"en": "Fees"},
        "hit_policy": "UNIQUE",
        "inputs": [{"id": "users", "label": "Users", "expression": "line.users", "type": "number"}],
        "outputs": [{"id": "fee", "label": "Fee", "type": "number"}],
        "rows": [
            {"id": "small", "when": ["[1..10]"], "then": ["5"]},
            {"id": "large", "when": ["[10..20]"], "then": ["9"]},
        ],
        "tests": [
            {"id": "t1", "name": "Small", "input": {"line": {"users": 3}}, "expected": {"outputs": {"fee": 5}}},
            {"id": "t2", "name": "Wrong", "input": {"line": {"users": 15}}, "expected": {"outputs": {"fee": 5}}},
        ],
        **fields,
    }


@pytest.fixture(scope="module")
async def app(database: Database) -> Litestar:
    return create_app(Settings(env="test"), database, Live())[1]


@pytest.fixture(scope="module")
async def admin(database: Database, app: Litestar) -> AsyncIterator[Caller]:
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as caller:
        yield caller


async def published(database: Database, content: dict[str, Any]) -> None:
    async with database.unit_of_work() as uow:
        await import_documents(uow, ADMIN, [ImportedDocument(content=content)])


async def brought(admin: Caller, key: str, content: bytes) -> str:
    prepared = await admin.data(
        "mutation ($key: String!) { prepareTableImport(input: {key: $key}) { upload { id url maxBytes } } }",
        {"key": key},
    )
    upload = prepared["prepareTableImport"]["upload"]
    assert upload["maxBytes"] == 10 * 1024 * 1024
    answer = await admin.http.put(upload["url"], content=content)
    assert (answer.status_code, answer.content) == (204, b"")
    return upload["id"]


async def exported(admin: Caller, key: str, wanted: str = "XLSX") -> bytes:
    made = await admin.data(EXPORT, {"input": {"key": key, "format": wanted}})
    assert made["exportTable"]["problems"] == []
    return (await admin.http.get(made["exportTable"]["download"]["url"])).content


async def test_overlaps_and_gaps_are_shown_with_examples_that_can_be_tried(admin: Caller) -> None:
    found = await admin.data(
        """query ($content: JSON!) { tableAnalysis(table: {content: $content}) {
             overlapCount overlaps { rows message example { values scope } } gaps { when example { scope } fix }
             unreachable { row } unanalysed { text } truncated findings { code severity path } } }""",
        {"content": fees("fees")},
    )
    analysis = found["tableAnalysis"]
    assert (analysis["overlapCount"], analysis["truncated"], analysis["unanalysed"]) == (1, False, [])
    assert analysis["overlaps"][0]["rows"] == ["small", "large"]
    assert analysis["overlaps"][0]["example"] == {"values": {"users": 10}, "scope": {"line": {"users": 10}}}
    assert [gap["when"] for gap in analysis["gaps"]] == [["< 1, > 20"]]
    assert "table.overlap" in {finding["code"] for finding in analysis["findings"]}


TRY = """query ($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {
  tryTable(table: $table, sample: $sample, row: $row) {
    outputs matched defaulted error { code details } inputs { id value problem } leftOut
    rows { row status failing reason cells { column text verdict } outputs } } }"""


async def test_a_table_is_tried_on_values_and_says_why(admin: Caller) -> None:
    asked = {"table": {"content": fees("tried")}, "sample": {"values": {"line": {"users": 15}}}}
    found = (await admin.data(TRY, asked))["tryTable"]
    assert (found["outputs"], found["matched"], found["defaulted"], found["error"]) == (
        {"fee": 9},
        ["large"],
        False,
        None,
    )
    assert found["inputs"] == [{"id": "users", "value": 15, "problem": None}]
    assert [(row["row"], row["status"], row["failing"]) for row in found["rows"]] == [
        ("large", "answers", None), ("small", "fails", "users"),
    ]  # fmt: skip
    assert found["rows"][1]["cells"] == [{"column": "users", "text": "[1..10]", "verdict": False}]
    only = (await admin.data(TRY, {**asked, "row": "small"}))["tryTable"]
    assert [row["row"] for row in only["rows"]] == ["small"]
    both = (await admin.data(TRY, {**asked, "sample": {"values": {"line": {"users": 10}}}}))["tryTable"]
    assert (both["outputs"], both["error"]["code"]) == (None, "table.conflict")
    assert [row["status"] for row in both["rows"]] == ["conflict", "conflict"]


async def test_trying_a_published_table_counts_nothing(database: Database, admin: Caller) -> None:
    await published(database, fees("uncounted"))
    asked = {"table": {"key": "uncounted"}, "sample": {"values": {"line": {"users": 15}, "now": "2026-03-01"}}}
    assert (await admin.data(TRY, asked))["tryTable"]["matched"] == ["large"]
    assert await write_hits(database) == 0


async def test_tests_of_a_table_are_run(admin: Caller) -> None:
    found = await admin.data(
        "query ($content: JSON!) { tableTests(table: {content: $content}) "
        "{ id passed outputs matched differences { path expected actual } } }",
        {"content": fees("fees")},
    )
    assert found["tableTests"] == [
        {"id": "t1", "passed": True, "outputs": {"fee": 5}, "matched": ["small"], "differences": []},
        {
            "id": "t2",
            "passed": False,
            "outputs": {"fee": 9},
            "matched": ["large"],
            "differences": [{"path": ["outputs", "fee"], "expected": 5, "actual": 9}],
        },
    ]


async def test_versions_are_compared_by_rows_and_cells(database: Database, admin: Caller) -> None:
    await published(database, fees("compared"))
    rows = [{"id": "small", "when": ["[1..9]"], "then": ["5"]}, {"id": "new", "when": ["> 9"], "then": ["6"]}]
    found = await admin.data(
        """query ($content: JSON!) { tableDiff(before: {key: "compared", version: 1}, after: {content: $content}) {
             rows { added { id after } removed changed { id field column old new } } } }""",
        {"content": fees("compared", rows=rows)},
    )
    assert found["tableDiff"]["rows"] == {
        "added": [{"id": "new", "after": "small"}],
        "removed": ["large"],
        "changed": [{"id": "small", "field": "when", "column": "users", "old": "[1..10]", "new": "[1..9]"}],
    }


async def test_a_table_that_is_none_is_refused_with_its_problem(admin: Caller) -> None:
    asked = "query ($table: TableTargetInput!) { tableAnalysis(table: $table) { truncated } }"
    for target, code in (
        ({"key": "unheard-of"}, "flows.no_table"),
        ({"content": {"schema": "orderloom.table/1"}}, "table.malformed"),
        ({"content": fees("x", rows=[{"id": "a", "when": ["("], "then": ["1"]}])}, "feel.syntax"),
        ({"content": []}, "invalid"),
    ):
        answer = await admin.answer(asked, {"table": target})
        assert [error["extensions"]["code"] for error in answer["errors"]] == [code]


async def test_hits_are_shown_row_by_row(database: Database, admin: Caller) -> None:
    await published(database, fees("hit"))
    async with database.unit_of_work() as uow:
        (await table(uow, "hit"))[1].evaluate({"line": {"users": 2}})
    await write_hits(database)
    asked = (
        'query { tableHits(key: "hit") { key version rows { row hits lastAt } } tests: tableHits(key: "no") { key } }'
    )
    found = await admin.data(asked)
    assert found["tests"] is None
    small, large = found["tableHits"]["rows"]
    assert (found["tableHits"]["version"], small["row"], small["hits"], large["hits"], large["lastAt"]) == (
        1, "small", 1, 0, None,
    )  # fmt: skip
    assert small["lastAt"] is not None


@pytest.mark.parametrize("wanted", ["XLSX", "CSV"])
async def test_a_file_goes_out_is_changed_previewed_and_comes_in(
    database: Database, admin: Caller, wanted: str
) -> None:
    key = f"travels-{wanted.lower()}"
    await published(database, fees(key))
    content = await exported(admin, key, wanted)
    if wanted == "XLSX":
        book: Any = load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
        line = next(one for one in range(1, 50) if sheet.cell(one, 1).value == "small")
        sheet.cell(line, 2).value = "[1..9]"
        sheet.append([None, "> 20", 12])
        out = io.BytesIO()
        book.save(out)
        content = out.getvalue()
    else:
        content = content.replace(b"[1..10]", b"[1..9]") + b",> 20,12,,,,\r\n"
    upload = await brought(admin, key, content)
    preview = (await admin.data(PREVIEW, {"key": key, "upload": upload}))["tableImportPreview"]
    assert (preview["baseRevision"], preview["problems"], preview["notes"]) == (0, [], [])
    rows = preview["diff"]["rows"]
    assert rows["changed"] == [{"id": "small", "field": "when", "column": "users", "old": "[1..10]", "new": "[1..9]"}]
    assert [(one["id"], one["after"]) for one in rows["added"]] == [("r1", "large")]
    assert rows["added"][0]["part"]["then"] == {"fee": "12"}
    done = (await admin.data(IMPORT, {"input": {"key": key, "upload": upload, "baseRevision": 0}}))["importTable"]
    assert done["problems"] == []
    draft = done["definition"]["draft"]
    assert draft["revision"] == 1
    assert [(row["id"], row["when"]) for row in draft["content"]["rows"]] == [
        ("small", ["[1..9]"]), ("large", ["[10..20]"]), ("r1", ["> 20"]),
    ]  # fmt: skip
    assert draft["content"]["tests"] == fees(key)["tests"]
    again = (await admin.data(IMPORT, {"input": {"key": key, "upload": upload, "baseRevision": 1}}))["importTable"]
    assert [problem["code"] for problem in again["problems"]] == ["file.ticket_gone"]


async def test_a_file_with_bad_cells_changes_nothing_and_says_which(database: Database, admin: Caller) -> None:
    await published(database, fees("spoiled"))
    content = (await exported(admin, "spoiled", "CSV")).replace(b"[1..10]", b"[1..")
    upload = await brought(admin, "spoiled", content)
    preview = (await admin.data(PREVIEW, {"key": "spoiled", "upload": upload}))["tableImportPreview"]
    assert preview["diff"] is None
    (problem,) = preview["problems"]
    assert (problem["code"], problem["path"], problem["message"][:4]) == ("feel.syntax", ["cells", "B7"], "B7: ")
    assert problem["details"]["position"] == 4
    done = (await admin.data(IMPORT, {"input": {"key": "spoiled", "upload": upload, "baseRevision": 0}}))["importTable"]
    assert [one["path"] for one in done["problems"]] == [["cells", "B7"]]
    found = await admin.data('query { definition(key: "spoiled") { draft { revision } } }')
    assert found["definition"]["draft"] is None


async def test_a_file_compared_with_another_draft_is_refused(database: Database, admin: Caller) -> None:
    await published(database, fees("stale"))
    upload = await brought(admin, "stale", (await exported(admin, "stale")))
    content = fees("stale", name={"en": "Other"})
    saved = "mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { problems { code } } }"
    await admin.data(saved, {"input": {"key": "stale", "content": content, "baseRevision": 0}})
    done = (await admin.data(IMPORT, {"input": {"key": "stale", "upload": upload, "baseRevision": 0}}))["importTable"]
    assert [problem["code"] for problem in done["problems"]] == ["stale_version"]
    preview = (await admin.data(PREVIEW, {"key": "stale", "upload": upload}))["tableImportPreview"]
    assert preview["baseRevision"] == 1


async def test_a_file_makes_a_table_that_was_not_there(admin: Caller) -> None:
    content = b"orderloom.table/1,from-nothing,FIRST\nexpression,x\ntype,number,number\nrow id,when n,then m\n,> 1,2\n"
    upload = await brought(admin, "from-nothing", content)
    preview = (await admin.data(PREVIEW, {"key": "from-nothing", "upload": upload}))["tableImportPreview"]
    assert [one["id"] for one in preview["diff"]["rows"]["added"]] == ["r1"]
    variables = {"input": {"key": "from-nothing", "upload": upload, "baseRevision": 0}}
    assert (await admin.data(IMPORT, variables))["importTable"]["definition"]["draft"]["revision"] == 1
    elsewhere = await brought(admin, "other-key", content)
    preview = (await admin.data(PREVIEW, {"key": "other-key", "upload": elsewhere}))["tableImportPreview"]
    assert [one["path"] for one in preview["problems"]] == [["cells", "B1"]]


async def test_downloads_are_attachments_for_whoever_asked(database: Database, app: Litestar, admin: Caller) -> None:
    await published(database, fees("mine"))
    made = (await admin.data(EXPORT, {"input": {"key": "mine", "format": "CSV"}}))["exportTable"]["download"]
    assert made["name"] == "mine-v1.csv"
    answer = await admin.http.get(made["url"])
    assert answer.headers["content-disposition"] == 'attachment; filename="mine-v1.csv"'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    async with Caller(app) as stranger, await signed_in(database, app, Role.PROCESS_ADMIN) as other:
        assert (await stranger.http.get(made["url"])).status_code == 401
        assert (await other.http.get(made["url"])).status_code == 404
    assert (await admin.http.get("/files/nothing-like-it")).status_code == 404
    assert (await admin.http.put(made["url"], content=b"x")).status_code == 404


async def test_uploads_are_looked_at_and_limited(database: Database, app: Litestar, admin: Caller) -> None:
    prepared = await admin.data('mutation { prepareTableImport(input: {key: "any"}) { upload { id url } } }')
    url = prepared["prepareTableImport"]["upload"]["url"]
    async with await signed_in(database, app, Role.PROCESS_ADMIN) as other:
        assert (await other.http.put(url, content=b"orderloom.table/1,any")).status_code == 404
    assert (await admin.http.put(url, content=b"x" * (10 * 1024 * 1024 + 1))).status_code == 413
    refused = await admin.http.put(url, content=b"MZ\x00\x00 not a table")
    assert (refused.status_code, refused.json()["problems"][0]["code"]) == (400, "table_file.unreadable")
    foreign = await admin.http.put(url, content=b"orderloom.table/1,any", headers={"origin": "http://evil.test"})
    assert foreign.status_code == 403
    preview = await admin.answer(PREVIEW, {"key": "any", "upload": prepared["prepareTableImport"]["upload"]["id"]})
    assert [error["extensions"]["code"] for error in preview["errors"]] == ["file.ticket_gone"]


async def test_tickets_end(database: Database, admin: Caller) -> None:
    await published(database, fees("late"))
    made = (await admin.data(EXPORT, {"input": {"key": "late", "format": "CSV"}}))["exportTable"]["download"]
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE file_ticket SET expires_at = now() - interval '1 second'")
    assert (await admin.http.get(made["url"])).status_code == 404
    await admin.data(EXPORT, {"input": {"key": "late", "format": "CSV"}})
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM file_ticket") == 1


async def test_nobody_holds_more_than_twenty_files(database: Database, admin: Caller) -> None:
    content = b"orderloom.table/1,hoard,FIRST\nrow id,then m\n,2\n"
    uploads = [await brought(admin, "hoard", content) for _ in range(21)]
    first, last = await admin.answer(PREVIEW, {"key": "hoard", "upload": uploads[0]}), uploads[-1]
    assert [error["extensions"]["code"] for error in first["errors"]] == ["file.ticket_gone"]
    assert (await admin.data(PREVIEW, {"key": "hoard", "upload": last}))["tableImportPreview"]["problems"] == []


async def test_each_policy_has_a_page_and_its_tables(database: Database, admin: Caller) -> None:
    await published(database, fees("pricing-fees", outputs=[{"id": "amount", "label": "A", "type": "number"}], inputs=[
        {"id": "users", "label": "Users", "expression": "line.characteristics.users", "type": "number"}], tests=[],
    ))  # fmt: skip
    found = await admin.data(
        "query { policies { key family title { en ptBr } asked { en ptBr } help { en ptBr } reads hitPolicies "
        "outputs { id type allowed optional } tables { key } } }"
    )
    pages = {page["key"]: page for page in found["policies"]}
    assert all(
        page[text][language]
        for page in pages.values()
        for text in ("title", "asked", "help")
        for language in ("en", "ptBr")
    )
    assert [one["key"] for one in pages["pricing"]["tables"]] == ["pricing-fees"]
    assert pages["fallout"]["tables"] == []
    assert pages["jeopardy-task"]["outputs"][0]["allowed"][0] == '"none"'
    assert pages["order-approval"]["reads"] == ["order", "account"]


async def test_a_policy_of_another_shape_is_a_finding_and_not_published(database: Database, admin: Caller) -> None:
    content = fees("task-duration", tests=[])
    saved = await admin.data(
        "mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { problems { code } findings { code path } } }",
        {"input": {"key": "task-duration", "content": content, "baseRevision": 0}},
    )
    assert saved["saveDraft"]["problems"] == []
    assert {finding["path"] for finding in saved["saveDraft"]["findings"]} == {
        "hitPolicy", "inputs.0.expression", "outputs.0.id", "outputs",
    } - {"hitPolicy"}  # fmt: skip
    assert {finding["code"] for finding in saved["saveDraft"]["findings"]} == {"flows.policy_shape"}
    done = await admin.data(
        "mutation ($input: PublishInput!) { publishDefinition(input: $input) { problems { code } } }",
        {"input": {"key": "task-duration", "revision": 1, "note": "As fees."}},
    )
    assert {problem["code"] for problem in done["publishDefinition"]["problems"]} == {"flows.policy_shape"}


async def test_failing_cases_bar_publishing_and_so_does_an_empty_note(admin: Caller) -> None:
    publish = """mutation ($input: PublishInput!) { publishDefinition(input: $input) {
      problems { code path message } definition { version(number: 1) { note } secondPerson } } }"""
    save = "mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { problems { code } } }"
    cases = fees("case-fees")
    rows = [cases["rows"][0], {"id": "large", "when": ["[11..20]"], "then": ["9"]}]
    await admin.data(save, {"input": {"key": "case-fees", "content": {**cases, "rows": rows}, "baseRevision": 0}})
    silent = await admin.data(publish, {"input": {"key": "case-fees", "revision": 1, "note": "  "}})
    assert [(each["code"], each["path"]) for each in silent["publishDefinition"]["problems"]] == [
        ("flows.note_missing", ["note"])
    ]
    failing = await admin.data(publish, {"input": {"key": "case-fees", "revision": 1, "note": "Fees."}})
    assert failing["publishDefinition"]["problems"] == [
        {
            "code": "table.test_failed",
            "path": ["tests", "1"],
            "message": "Case Wrong: expected outputs.fee 5, got 9.",
        }
    ]
    mended = {**cases, "rows": rows, "tests": [cases["tests"][0]]}
    await admin.data(save, {"input": {"key": "case-fees", "content": mended, "baseRevision": 1}})
    done = await admin.data(publish, {"input": {"key": "case-fees", "revision": 2, "note": "Fees."}})
    assert done["publishDefinition"] == {
        "problems": [],
        "definition": {"version": {"note": "Fees."}, "secondPerson": False},
    }
