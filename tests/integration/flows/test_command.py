"""`orderloom flows` as people and scripts run it: what it says, what it writes, and by which code it ends."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orderloom.flows import queries
from orderloom.flows.commands.presence import touch_draft
from orderloom.flows.contracts import TouchDraft
from orderloom.kernel import json
from orderloom.main.seed.files import folder
from orderloom.platform.db import Database
from tests.builders.command_line import SETTINGS, Servers, orderloom, servers_of
from tests.builders.definitions import SYSTEM, flow, person, surroundings

OFFLINE: Servers = dict.fromkeys(SETTINGS, "")


@pytest.fixture(scope="module")
async def servers(database: Database, redis_url: str) -> Servers:
    await surroundings(database)
    return servers_of(database, redis_url)


async def run(servers: Servers, *arguments: str | Path) -> tuple[int, str, str]:
    return await orderloom(servers, "flows", *arguments)


def put(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content))
    return path


def contents(base: Path) -> dict[str, bytes]:
    return {str(path.relative_to(base)): path.read_bytes() for path in sorted(base.rglob("*.json"))}


async def test_what_is_shipped_is_valid_without_a_database() -> None:
    code, said, _ = await run(OFFLINE, "validate")
    assert (code, said.splitlines()[-1].split(", ")[1:]) == (0, ["0 errors", "0 warnings."])


async def test_findings_are_told_with_file_place_and_code(tmp_path: Path) -> None:
    broken = flow("broken")
    broken["nodes"][1]["config"] = {"group": {"const": "field-ops"}, "form": "no-such-form"}
    broken["nodes"].append({"id": "lost", "key": "lost", "kind": "decision", "name": {}, "config": {"table": "none"}})
    put(tmp_path / "a" / "broken.flow.json", broken)
    put(tmp_path / "a" / "known.form.json", {"key": "known"})
    put(tmp_path / "twice.flow.json", b'{"schema": "orderloom.flow/1", "key": "a", "key": "b"}')
    put(tmp_path / "newer.table.json", {"schema": "orderloom.table/2"})
    code, said, _ = await run(OFFLINE, "validate", tmp_path, "--json")
    assert code == 1
    told = json.loads(said)
    found = {Path(each["source"]).name: [one["code"] for one in each["findings"]] for each in told["files"]}
    assert {"flow.form_missing", "flow.table_missing", "flow.unreachable"} <= set(found["broken.flow.json"])
    assert (found["newer.table.json"], found["twice.flow.json"]) == (["flows.newer_schema"], ["flows.unreadable"])
    code, said, _ = await run(OFFLINE, "validate", tmp_path / "twice.flow.json")
    assert code == 1
    assert said.splitlines() == [
        f"{tmp_path / 'twice.flow.json'}: key: error: The key 'key' is given more than once. [flows.unreadable]",
        "1 document, 1 error, 0 warnings.",
    ]


async def test_a_file_may_refer_to_what_lies_beside(tmp_path: Path) -> None:
    shutil.copy(folder() / "enrichment" / "sdwan-enrichment.flow.json", tmp_path)
    decided = flow("decided")
    decided["nodes"][1] |= {"kind": "decision", "config": {"table": "fallout"}, "name": {"en": "Decide"}}
    path = put(tmp_path / "decided.flow.json", decided)
    assert (await run(OFFLINE, "validate", path))[0] == 1
    assert (await run(OFFLINE, "validate", path, "--with", folder()))[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "/no/such/place"),
        ("import",),
        ("export",),
        ("export", "a", "b", "--version", "1", "--to", "x"),
        ("export", "a", "--version", "1", "--draft", "--to", "x"),
        ("diff",),
        ("diff", "a", "--from", "0"),
        ("validate", str(Path(__file__))),
        ("validate", str(Path(__file__).parent)),
        ("unknown",),
    ],
)
async def test_a_command_that_was_called_wrongly_ends_with_two(arguments: tuple[str, ...]) -> None:
    code, _, complained = await run(OFFLINE, *arguments)
    assert (code, complained.startswith("Usage:")) == (2, True)


async def test_exported_imported_and_exported_again_every_byte_is_the_same(
    servers: Servers, redis_url: str, tmp_path: Path, new_database_url: Callable[[], str]
) -> None:
    shipped = put(tmp_path / "shipped" / "drawn.flow.json", flow("drawn")).parent
    put(shipped / "drawn.layout.json", {"positions": {"finish": {"x": 9, "y": 1}, "begin": {"y": 0.5, "x": 1}}})
    code, said, complained = await run(servers, "import", folder(), shipped, "--publish", "--note", "First.")
    assert (code, complained) == (0, "")
    assert "published  drawn  version 1" in said.splitlines()
    code, said, _ = await run(servers, "export", "--to", tmp_path / "one", "--json")
    assert (code, len(json.loads(said)["files"])) == (0, len(contents(tmp_path / "one")))
    assert (tmp_path / "one" / "enrichment" / "drawn.layout.json").read_text() == (
        '{"schema": "orderloom.layout/1", "positions": {"begin": {"x": 1, "y": 0.5}, "finish": {"x": 9, "y": 1}}}\n'
    )
    code, said, _ = await run(servers, "import", tmp_path / "one", "--publish", "--json")
    assert {each["outcome"] for each in json.loads(said)["definitions"]} == {"unchanged"}
    second = Database(new_database_url(), guarded=True)
    await surroundings(second)
    other = servers_of(second, redis_url)
    assert (await run(other, "import", tmp_path / "one", "--publish"))[0] == 0
    assert (await run(other, "export", "--to", tmp_path / "two"))[0] == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    await second.dispose()


async def test_an_import_makes_drafts_and_a_dry_run_leaves_nothing_behind(
    servers: Servers, database: Database, tmp_path: Path
) -> None:
    path = put(tmp_path / "fresh.flow.json", flow("fresh"))
    code, said, _ = await run(servers, "import", path, "--dry-run")
    assert (code, said) == (0, "draft      fresh  version 1\nNothing was stored: this was a dry run.\n")
    async with database.reader() as reader:
        assert await queries.definition(reader, SYSTEM, "fresh") is None
    assert (await run(servers, "import", path))[0] == 0
    assert await run(servers, "import", path) == (0, "unchanged  fresh\n", "")
    async with database.reader() as reader:
        found = await queries.definition(reader, SYSTEM, "fresh")
    assert found is not None
    assert found.published is None
    assert found.draft is not None
    code, said, _ = await run(servers, "export", "fresh", "--draft", "--to", tmp_path)
    assert said == f"{path}\n"
    assert await run(servers, "export", "fresh", "--to", tmp_path) == (0, "Nothing to export.\n", "")


async def test_published_from_a_file_its_equal_draft_is_gone(
    servers: Servers, database: Database, tmp_path: Path
) -> None:
    path = put(tmp_path / "agreed.flow.json", flow("agreed"))
    assert (await run(servers, "import", path))[1] == "draft      agreed  version 1\n"
    assert (await run(servers, "import", path, "--publish"))[1] == "published  agreed  version 2\n"
    async with database.reader() as reader:
        found = await queries.definition(reader, SYSTEM, "agreed")
    assert found is not None
    assert found.published is not None
    assert found.draft is None


async def test_a_refused_import_names_every_problem_and_stores_nothing(
    servers: Servers, database: Database, tmp_path: Path
) -> None:
    put(tmp_path / "fine.flow.json", flow("fine"))
    put(tmp_path / "same.flow.json", flow("fine"))
    put(tmp_path / "odd.flow.json", {**flow("odd"), "colour": 1})
    put(tmp_path / "text.table.json", b'{"schema": "orderloom.table/1",')
    code, said, complained = await run(servers, "import", tmp_path)
    assert (code, said) == (1, "")
    assert "[flows.unreadable]" in complained
    (tmp_path / "text.table.json").unlink()
    code, said, _ = await run(servers, "import", tmp_path, "--json")
    assert code == 1
    assert sorted(each["code"] for each in json.loads(said)["problems"]) == ["flow.malformed", "flows.key_twice"]
    async with database.reader() as reader:
        assert await queries.definition(reader, SYSTEM, "fine") is None
    code, _, complained = await run(servers, "import", put(tmp_path / "x" / "who.flow.json", flow("who")), "--as", "x")
    assert (code, complained) == (1, "Nobody signs in as 'x'. [missing]\n")


async def test_what_someone_is_writing_is_not_overwritten(servers: Servers, database: Database, tmp_path: Path) -> None:
    path = put(tmp_path / "held.flow.json", flow("held"))
    assert (await run(servers, "import", path, "--publish"))[0] == 0
    async with database.unit_of_work() as uow:
        await touch_draft(uow, person("writer"), TouchDraft(key="held", editing=True))
    put(path, {**flow("held"), "name": {"en": "Changed"}})
    assert await run(servers, "import", path) == (1, "", f"{path}.key: writer is writing it. [flows.locked]\n")
    assert await run(servers, "export", "held", "--draft", "--to", tmp_path / "new") == (
        0,
        f"{tmp_path / 'new' / 'enrichment' / 'held.flow.json'}\n",
        "",
    )
    assert json.loads((tmp_path / "new" / "enrichment" / "held.flow.json").read_bytes())["name"] == {"en": "Example"}


async def test_differences_are_told_part_by_part(servers: Servers, tmp_path: Path) -> None:
    path = put(tmp_path / "varied.flow.json", flow("varied"))
    await run(servers, "import", path, "--publish")
    changed = flow("varied")
    changed["nodes"][1]["name"]["en"] = "Look"
    del changed["nodes"][2], changed["edges"][2]
    changed["edges"][1]["to"] = ["finish", "in"]
    put(path, changed)
    code, said, _ = await run(servers, "diff", "varied", path)
    assert (code, said.splitlines()) == (
        0,
        [
            f"varied: version 1 → {path}",
            "- node build",
            "~ node survey",
            '    name.en: "Survey" → "Look"',
            "- edge e2 (build.done → finish)",
            "~ edge e1 (survey.done → finish)",
            '    to: ["build","in"] → ["finish","in"]',
        ],
    )
    await run(servers, "import", path)
    code, said, _ = await run(servers, "diff", "varied", "--json", "--exit-code")
    assert code == 1
    told = json.loads(said)
    assert told["title"] == "varied: version 1 → version 2"
    assert [(each["kind"], each["noun"], each["element"]) for each in told["changes"]] == [
        ("removed", "node", "build"),
        ("changed", "node", "survey"),
        ("removed", "edge", "e2"),
        ("changed", "edge", "e1"),
    ]
    assert await run(servers, "diff", "varied", "--from", "1", "--to", "1", "--exit-code") == (
        0,
        "varied: version 1 → version 1\nNo differences.\n",
        "",
    )
    for arguments, told in (
        (("diff", "nobody"), "key: There is no nobody. [flows.no_version]"),
        (("diff", "varied", "--from", "9"), "version: There is no version 9 of varied. [flows.no_version]"),
        (("diff", "nobody", path), f"{path}.key: The document's key is varied. [flows.key_mismatch]"),
        (("export", "nobody", "--to", tmp_path), "There is no nobody. [flows.no_definition]"),
    ):
        assert await run(servers, *arguments) == (1, "", f"{told}\n"), arguments
