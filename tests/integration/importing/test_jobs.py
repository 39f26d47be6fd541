"""Files of orders from the first byte to the last order: dry run, choice, crash and resume, and again."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from orderloom.identity.contracts import Actor, Role
from orderloom.integration.importing import chunks, commands, queries, store, working
from orderloom.integration.importing.contracts import CheckImport, Job, JobState, Mapping, RunImport
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError, Invalid
from orderloom.parties.commands import add_site
from orderloom.parties.contracts import Account, AddSite
from orderloom.platform import work_rows
from orderloom.platform.db import Database
from orderloom.platform.work import WorkRunner
from tests.builders.orders import SYSTEM, import_gadget, open_account, person

Drain = Callable[[Database], Awaitable[None]]
COLUMNS = {
    "account": "Account", "offering": "Product", "quantity": "Qty", "characteristic.colour": "Colour",
    "external_id": "Ref", "site": "Site",
}  # fmt: skip
MAPPING = Mapping(columns=COLUMNS)
HEADER = "Account,Product,Qty,Colour,Ref,Site\n"


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    await import_gadget(database)
    working.bind_database(database)
    opened = await open_account(database, name="Importers", external_id="IMP")
    async with database.unit_of_work() as uow:
        await add_site(
            uow, SYSTEM, AddSite(account_id=opened.id, name="Plant", street="1", city="Recife", country="BR")
        )
    return opened


def rows(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode()


def line(ref: str = "", colour: str = "red", account: str = "IMP", **given: str) -> str:
    return f"{account},{given.get('product', 'gadget')},{given.get('qty', '1')},{colour},{ref},{given.get('site', '')}"


async def bring(database: Database, content: bytes, actor: Actor = SYSTEM) -> Job:
    async with database.unit_of_work() as uow:
        return await commands.open_job(uow, actor, "orders.csv", content)


async def begin(database: Database, content: bytes, mapping: Mapping = MAPPING, **given: Any) -> Job:
    job = await bring(database, content)
    async with database.unit_of_work() as uow:
        return await commands.check(uow, SYSTEM, CheckImport(job_id=job.id, mapping=mapping, **given))


async def now(database: Database, job: Job) -> Job:
    async with database.reader() as reader:
        return await queries.job(reader, SYSTEM, job.id)


async def checked(database: Database, drain: Drain, content: bytes, mapping: Mapping = MAPPING, **given: Any) -> Job:
    job = await begin(database, content, mapping, **given)
    await drain(database)
    return await now(database, job)


async def run(database: Database, job: Job, *, whole: bool = False) -> None:
    async with database.unit_of_work() as uow:
        await commands.run(uow, SYSTEM, RunImport(job_id=job.id, whole=whole))


async def faults(database: Database, job: Job) -> list[tuple[int, list[tuple[str, Any]]]]:
    async with database.reader() as reader:
        page = await queries.rows(reader, SYSTEM, job.id, bad=True)
    return [(row.number, [(one.code, one.path[0]) for one in row.problems]) for row in page.rows]


async def orders(database: Database) -> int:
    async with database.reader() as reader:
        return await reader.scalar("SELECT count(*) FROM customer_order")


async def test_a_dry_run_tells_row_and_column_and_keeps_nothing(
    database: Database, account: Account, drain: Drain
) -> None:
    before = await orders(database)
    content = rows(
        line("d1", site="Plant"), line("d2", ""), line("d3", account="Nobody"),
        line("d4", qty="many", product="nothing"),
        line("d5", product="teleport"), line("d6", site="Moon"), line("d7"),
    )  # fmt: skip
    job = await checked(database, drain, content)
    assert (job.state, job.rows, job.orders, job.bad_rows, job.bad_orders) == (JobState.CHECKED, 7, 7, 5, 5)
    assert await faults(database, job) == [
        (3, [("catalog.missing_characteristic", "Colour")]),
        (4, [("ordering.unknown_account", "Account")]),
        (5, [("catalog.unknown_offering", "Product"), ("import.no_number", "Qty")]),
        (6, [("catalog.unknown_offering", "Product")]),
        (7, [("ordering.unknown_site", "Site")]),
    ]
    assert await orders(database) == before


async def test_valid_rows_become_orders_and_the_report_tells_the_others(
    database: Database, account: Account, drain: Drain
) -> None:
    job = await checked(database, drain, rows(line("v1"), line("v2", ""), line("v3", "=1+1")))
    await run(database, job)
    await drain(database)
    job = await now(database, job)
    assert (job.state, job.made, job.known, job.failed) == (JobState.DONE, 2, 0, 0)
    async with database.reader() as reader:
        file = await queries.report_file(reader, SYSTEM, job.id, bad=False)
        found = await reader.rows("SELECT number FROM customer_order WHERE external_id IN ('v1', 'v3') ORDER BY number")
    first, third = (row["number"] for row in found)
    assert file.content.decode("utf-8-sig").splitlines() == [
        "row,outcome,order,problems,Account,Product,Qty,Colour,Ref,Site",
        f"2,made,{first},,IMP,gadget,1,red,v1,",
        "3,refused,,Colour: Colour is mandatory. [catalog.missing_characteristic],IMP,gadget,1,,v2,",
        f"4,made,{third},,IMP,gadget,1,'=1+1,v3,",
    ]


async def test_all_or_nothing_makes_nothing_of_a_file_with_a_fault(
    database: Database, account: Account, drain: Drain
) -> None:
    bad = await checked(database, drain, rows(line("w1"), line("w2", "")))
    with pytest.raises(commands.NotNow):
        await run(database, bad, whole=True)
    good = await checked(database, drain, rows(line("w3"), line("w4")))
    await run(database, good, whole=True)
    await drain(database)
    good = await now(database, good)
    assert (good.state, good.made) == (JobState.DONE, 2)


async def test_all_or_nothing_holds_when_the_catalog_changes_in_between(
    database: Database, account: Account, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 2)
    job = await checked(database, drain, rows(*(line(f"n{place}") for place in range(5))))
    async with database.unit_of_work() as uow:
        await uow.execute(
            "UPDATE import_row SET cells = jsonb_set(cells, '{1}', '\"gone\"') WHERE job_id = :id AND number = 6",
            {"id": job.id},
        )
    before = await orders(database)
    await run(database, job, whole=True)
    await drain(database)
    job = await now(database, job)
    assert (job.state, [(one.code, one.path) for one in job.problems]) == (
        JobState.FAILED,
        [("catalog.unknown_offering", ("6", "Product"))],
    )
    assert await orders(database) == before


async def test_a_file_that_comes_again_makes_no_second_order(
    database: Database, account: Account, drain: Drain
) -> None:
    content = rows(line("twice"), line("once more"))
    for made in (2, 0):
        job = await checked(database, drain, content)
        await run(database, job)
        await drain(database)
        job = await now(database, job)
        assert (job.state, job.made, job.known) == (JobState.DONE, made, 2 - made)
    async with database.reader() as reader:
        assert len(await queries.twins(reader, SYSTEM, job)) == 1


async def test_rows_of_one_key_are_one_order(database: Database, account: Account, drain: Drain) -> None:
    content = (
        b"Account;Product;Colour;Group\nIMP;gadget;red;A\nIMP;gadget;red;B\nIMP;gadget;blue;A\nOther;gadget;red;B\n"
    )
    columns = {"account": "Account", "offering": "Product", "characteristic.colour": "Colour", "group": "Group"}
    job = await checked(database, drain, content, Mapping(columns=columns))
    assert (job.rows, job.orders) == (4, 3)
    await run(database, job)
    await drain(database)
    async with database.reader() as reader:
        page = await queries.rows(reader, SYSTEM, job.id)
        count = await reader.scalar(
            "SELECT count(*) FROM order_line WHERE order_id = :id", {"id": page.rows[0].order_id}
        )
    assert [row.outcome.value for row in page.rows] == ["made", "made", "made", "bad"]
    assert page.rows[0].order_id == page.rows[2].order_id
    assert count == 2


async def test_a_run_that_is_cut_off_goes_on_where_it_was(
    database: Database, account: Account, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each chunk is made and then its worker is gone: before it could say so, or before it committed."""
    monkeypatch.setattr(chunks, "CHUNK", 3)
    monkeypatch.setattr(working, "ROWS_AT_ONCE", 4)
    job = await checked(database, drain, rows(*(line() for _ in range(10))))
    before = await orders(database)
    await run(database, job)
    cuts = iter(["uncommitted", "unsaid"] * 2)

    async def cut(uow: Any, actor: Any, found: Any) -> bool:
        more = await original(uow, actor, found)
        if next(cuts, None) == "uncommitted":
            raise ConnectionError("the worker is gone")
        return more

    original = chunks.make_chunk
    monkeypatch.setattr(chunks, "make_chunk", cut)
    for _ in range(40):
        runner = WorkRunner(database)
        for lane in await work_rows.sweep(database):
            runner.nudge([lane])
        await runner.quiet()
        await runner.stop()
        async with database.unit_of_work() as uow:
            await uow.execute("UPDATE work SET next_at = now() WHERE state = 'ready'")
        if (await now(database, job)).state is JobState.DONE:
            break
    job = await now(database, job)
    assert (job.state, job.made) == (JobState.DONE, 10)
    assert await orders(database) - before == 10


async def test_reading_goes_on_behind_the_last_row_that_was_kept(
    database: Database, account: Account, drain: Drain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "ROWS_AT_ONCE", 4)
    job = await begin(database, rows(*(line(f"r{place}") for place in range(10))))
    original, left = store.insert_rows, [2]

    async def cut(*given: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise ConnectionError("the worker is gone")
        await original(*given)

    monkeypatch.setattr(store, "insert_rows", cut)
    await drain(database)
    async with database.unit_of_work() as uow:
        assert await uow.scalar("SELECT count(*) FROM import_row WHERE job_id = :id", {"id": job.id}) == 4
        await uow.execute("UPDATE work SET next_at = now() WHERE state = 'ready'")
    await drain(database)
    job = await now(database, job)
    assert (job.state, job.rows, job.orders) == (JobState.CHECKED, 10, 10)


async def test_a_canceled_run_makes_no_more_orders(database: Database, account: Account, drain: Drain) -> None:
    job = await checked(database, drain, rows(line("x1")))
    before = await orders(database)
    await run(database, job)
    async with database.unit_of_work() as uow:
        await commands.cancel(uow, SYSTEM, job.id)
    await drain(database)
    assert (await now(database, job)).state is JobState.CANCELED
    assert await orders(database) == before


async def test_product_orders_need_no_columns(database: Database, account: Account, drain: Drain) -> None:
    def body(ref: str, offering: str) -> Any:
        product = {"productCharacteristic": [{"name": "colour", "value": "red"}]}
        item = {"id": "1", "action": "add", "productOffering": {"id": offering}, "product": product}
        party = {"id": "IMP", "role": "customer", "@referredType": "Organization"}
        return {"externalId": ref, "relatedParty": [party], "productOrderItem": [item]}

    content = json.dumps([body("t1", "gadget"), body("t2", "teleport")])
    job = await checked(database, drain, content, Mapping())
    assert (job.format.value, job.state, job.orders, job.bad_orders) == ("tmf622", JobState.CHECKED, 2, 1)
    assert await faults(database, job) == [
        (2, [("catalog.unknown_offering", "productOrderItem[0].productOffering.id")])
    ]
    await run(database, job)
    await drain(database)
    assert (await now(database, job)).made == 1


async def test_a_row_that_can_not_be_read_fails_the_job_with_its_place(
    database: Database, account: Account, drain: Drain
) -> None:
    job = await checked(database, drain, HEADER.encode() + b"IMP,gadget,1,red,a,\n" * 9 + b'IMP,gadget,1,"red,a,\n')
    assert job.state is JobState.FAILED
    assert [(one.code, one.path) for one in job.problems] == [("import.unreadable", ("11",))]


async def test_columns_are_proposed_and_a_template_is_offered_again(database: Database, account: Account) -> None:
    content = "Conta;Produto;Qtd;Colour;Data solicitada\nIMP;gadget;1;red;01/02/2027\n".encode("cp1252")
    job = await bring(database, content)
    async with database.reader() as reader:
        proposal = await queries.proposal(reader, SYSTEM, job)
    assert proposal.template is None
    assert proposal.mapping == Mapping(
        columns={
            "account": "Conta", "offering": "Produto", "quantity": "Qtd", "characteristic.colour": "Colour",
            "requested_completion": "Data solicitada",
        },
        decimal=",",
        dates="dmy",
    )  # fmt: skip
    mapping = Mapping(columns={"account": "Conta", "offering": "Produto"}, constants={"characteristic.colour": "red"})
    async with database.unit_of_work() as uow:
        await commands.check(uow, SYSTEM, CheckImport(job_id=job.id, mapping=mapping, save_as="From the shop"))
    async with database.reader() as reader:
        again = await queries.proposal(reader, SYSTEM, await bring(database, content))
    assert again.template is not None
    assert (again.template.name, again.mapping) == ("From the shop", mapping)


async def test_a_mapping_that_does_not_fit_is_refused(database: Database, account: Account) -> None:
    job = await bring(database, rows(line()))
    mapping = Mapping(columns={"account": "Nowhere", "secret": "Qty"})
    async with database.unit_of_work() as uow:
        with pytest.raises(Invalid) as refusal:
            await commands.check(uow, SYSTEM, CheckImport(job_id=job.id, mapping=mapping))
    assert [(one.code, one.path) for one in refusal.value.problems] == [
        ("import.unknown_target", ("secret",)),
        ("import.unknown_column", ("account",)),
        ("import.target_missing", ("offering",)),
    ]


async def test_nobody_imports_without_the_permission(database: Database, account: Account) -> None:
    async with database.unit_of_work() as uow:
        with pytest.raises(DomainError) as refusal:
            await commands.open_job(uow, person(Role.CUSTOMER, account=account), "a.csv", rows(line()))
    assert refusal.value.problems[0].code == "denied"


async def test_whoever_was_shut_out_meanwhile_makes_no_orders(
    database: Database, account: Account, drain: Drain
) -> None:
    job = await bring(database, rows(line("shut")))
    async with database.unit_of_work() as uow:
        await commands.check(uow, person(Role.ORDER_AGENT), CheckImport(job_id=job.id, mapping=MAPPING))
    await drain(database)
    job = await now(database, job)
    assert (job.state, [one.code for one in job.problems]) == (JobState.FAILED, ["denied"])
