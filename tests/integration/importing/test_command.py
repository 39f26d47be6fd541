"""`orderloom orders import` as people and scripts run it: what it says, and by which code it ends."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from orderloom.kernel import json
from orderloom.platform.db import Database
from tests.builders.command_line import Servers, orderloom, servers_of
from tests.builders.orders import FLOWS, import_gadget, load_catalogs, open_account

BODY = Path(__file__).parents[2] / "journeys" / "data" / "mobile-tariff.v4.json"
MAPPING = FLOWS / "mappings" / "tmf622-sample.mapping.json"


@pytest.fixture(scope="module")
async def servers(database: Database, redis_url: str) -> Servers:
    await load_catalogs(database, "mobile-tariff")
    return servers_of(database, redis_url)


async def run(servers: Servers, *arguments: str | Path) -> tuple[int, str, str]:
    return await orderloom(servers, "orders", "import", *arguments)


async def run_process(servers: Servers, *arguments: str | Path) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderloom", "orders", "import", *map(str, arguments),
        env=servers, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, complained = await process.communicate()
    return process.returncode or 0, said.decode(), complained.decode()


async def test_a_file_is_imported_and_its_orders_are_named(servers: Servers) -> None:
    first = await run_process(servers, BODY, "--map", MAPPING)
    assert first == (0, "ORD0001001  submitted\n", "")
    code, said, _ = await run(servers, BODY, "--map", MAPPING, "--json")
    assert code == 0
    answer = json.loads(said)
    assert [(one["number"], one["externalId"], one["state"]) for one in answer["orders"]] == [
        ("ORD0001001", "v4-456", "submitted")
    ]
    assert answer["refused"] == []


async def test_a_refusal_names_each_problem_and_imports_nothing(
    servers: Servers, tmp_path: Path, database: Database
) -> None:
    body: Any = json.loads(BODY.read_bytes())
    body["productOrderItem"][1]["productOffering"]["id"] = "teleport"
    bad = tmp_path / "bad orders.json"
    bad.write_bytes(json.dumps([{**body, "externalId": "a"}]))
    code, said, complained = await run(servers, bad, "--map", MAPPING)
    assert (code, said) == (1, "")
    assert complained == (
        "Document 1 is refused:\n"
        "  productOrderItem[1].productOffering.id: There is no offering 'teleport'. [catalog.unknown_offering]\n"
        "Nothing was imported.\n"
    )
    code, said, _ = await run(servers, bad, "--map", MAPPING, "--json")
    assert code == 1
    assert json.loads(said)["refused"] == [
        {
            "document": 0,
            "problems": [
                {
                    "code": "catalog.unknown_offering",
                    "message": "There is no offering 'teleport'.",
                    "path": "productOrderItem[1].productOffering.id",
                }
            ],
        }
    ]
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM customer_order WHERE external_id = 'a'") == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", "[input.malformed_json]"),
        (b'{"productOrderItem": [], "description": "\\u0000"}', "description: Text can't hold the character U+0000."),
        (b"[[]]", "Document 1 is refused:"),
    ],
)
async def test_what_can_not_be_read_is_refused(
    servers: Servers, tmp_path: Path, content: bytes, complaint: str
) -> None:
    file = tmp_path / "orders.json"
    file.write_bytes(content)
    code, _, complained = await run(servers, file)
    assert code == 1
    assert complaint in complained


async def test_a_malformed_mapping_is_refused(servers: Servers, tmp_path: Path) -> None:
    file = tmp_path / "odd.mapping.json"
    file.write_bytes(b'{"schema": "orderloom.mapping/1", "offering": {}}')
    code, _, complained = await run(servers, BODY, "--map", file)
    assert code == 1
    assert complained == "offering: There is no attribute 'offering' here. [input.unknown_field]\n"


async def test_waiting_in_vain_ends_with_a_code_of_its_own(servers: Servers) -> None:
    code, said, _ = await run(servers, BODY, "--map", MAPPING, "--wait", "--timeout", "0")
    assert (code, said) == (3, "ORD0001001  submitted\n")


async def test_a_person_who_does_not_exist_captures_nothing(servers: Servers) -> None:
    code, _, complained = await run(servers, BODY, "--as", "nobody")
    assert (code, complained) == (1, "Nobody signs in as 'nobody'. [missing]\n")


async def test_a_file_of_rows_is_imported_whole_or_without_what_is_refused(
    servers: Servers, tmp_path: Path, database: Database
) -> None:
    await import_gadget(database)
    await open_account(database, external_id="ROWS")
    file, report = tmp_path / "rows.csv", tmp_path / "report.csv"
    file.write_text("Product;Colour;Ref\ngadget;red;cli-1\ngadget;;cli-2\n")
    given = (file, "--set", "account=ROWS", "--column", "external_id=Ref")
    assert await run(servers, *given) == (1, "2 rows, 2 orders: 0 made, 0 there before, 1 refused\n", "")
    assert await run(servers, *given, "--valid", "--report", report) == (
        1,
        "2 rows, 2 orders: 1 made, 0 there before, 1 refused\n",
        "",
    )
    assert [line.split(",")[1] for line in report.read_text("utf-8-sig").splitlines()] == ["outcome", "made", "refused"]
    file.write_text("Product;Colour;Ref\ngadget;red;cli-1\ngadget;red;cli-2\n")
    assert await run(servers, *given) == (0, "2 rows, 2 orders: 1 made, 1 there before, 0 refused\n", "")
    code, _, complained = await run(servers, file)
    assert (code, complained) == (1, "account: Say which column names the account. [import.target_missing]\n")
