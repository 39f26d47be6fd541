"""`orderloom orders`."""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from orderloom.main.row_files import Rows, import_rows, is_of_rows, tell

if TYPE_CHECKING:
    from orderloom.identity.contracts import Actor
    from orderloom.integration.importing.orders import Imported, Refused
    from orderloom.integration.tmf.tmf622.mapping import Mapping
    from orderloom.ordering.contracts import Order
    from orderloom.platform.db import Database

REFUSED, NOT_DONE = 1, 3
PAUSE = 0.25


@click.group()
def command() -> None:
    """Orders that come as files."""


class Wishes(NamedTuple):
    """What the options say. `timeout` is in seconds and counts with `wait`."""

    map_file: Path | None
    login: str | None
    version: str | None
    wait: bool
    timeout: int
    as_json: bool


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command.command(name="import")
@click.argument("file", type=_FILE)
@click.option("--map", "map_file", type=_FILE, help="What the sender's ids are called here.")
@click.option("--as", "login", help="Capture in the name of this person.")
@click.option("--format", "version", type=click.Choice(["v4", "v5"]), help="Of the bodies; else it is recognised.")
@click.option("--wait", is_flag=True, help="Wait until every order has ended.")
@click.option("--timeout", default=300, show_default=True, help="Seconds to wait at most.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--template", help="Of rows: what the columns mean, by the name of a template.")
@click.option("--column", "columns", multiple=True, help="Of rows: TARGET=COLUMN, such as account=Customer.")
@click.option("--set", "constants", multiple=True, help="Of rows: TARGET=VALUE, for all rows.")
@click.option("--valid", is_flag=True, help="Of rows: make the orders without a fault; else all of them or none.")
@click.option("--draft", is_flag=True, help="Of rows: keep the orders as drafts.")
@click.option("--dry-run", is_flag=True, help="Of rows: make nothing, only tell what would come of it.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Of rows: write a CSV file.")
def import_file(file: Path, **options: Any) -> None:
    """Take the orders of FILE in: TMF622 product orders (one body or a list, v4 or v5; all of them or none), or rows
    as CSV or Excel.

    Importing a file again makes no order of the same external id twice. Exit code 1: refused, 3: an order did not
    complete in time.
    """
    rows = Rows(**{name: options.pop(name) for name in Rows._fields})
    data, wishes = file.read_bytes(), Wishes(**options)
    asyncio.run(_import_rows(file.name, data, wishes, rows) if is_of_rows(data) else _import(data, wishes))


async def _import_rows(name: str, data: bytes, wishes: Wishes, rows: Rows) -> None:
    from orderloom.kernel import json as exact
    from orderloom.kernel.errors import DomainError
    from orderloom.main.house import opened

    try:
        async with opened() as database:
            job = await import_rows(database, await _actor(database, wishes.login), name, data, rows)
    except DomainError as refusal:
        _print_problems(refusal, wishes.as_json)
        sys.exit(REFUSED)
    if wishes.as_json:
        click.echo(exact.pretty(job).decode(), nl=False)
    sys.exit(tell(job) if not wishes.as_json else int(bool(job.bad_orders or job.failed or job.problems)))


async def _import(data: bytes, wishes: Wishes) -> None:
    from orderloom.integration.importing.orders import ImportRefused, documents_of
    from orderloom.kernel.errors import DomainError
    from orderloom.main.house import opened

    try:
        mapping, documents = _mapping(wishes.map_file), documents_of(data)
        async with opened() as database:
            outcome = await _take(database, documents, mapping, wishes)
            if not (wishes.as_json and wishes.wait):
                _print_taken(outcome, wishes.as_json)
            if wishes.wait:
                await _wait(database, outcome.orders, wishes)
    except ImportRefused as refusal:
        _print_refused(refusal.outcome.refused, wishes.as_json)
        sys.exit(REFUSED)
    except DomainError as refusal:
        _print_problems(refusal, wishes.as_json)
        sys.exit(REFUSED)


def _mapping(file: Path | None) -> "Mapping":
    from orderloom.integration.tmf.parsing import load
    from orderloom.integration.tmf.tmf622.mapping import IDENTITY, read_mapping

    return read_mapping(load(file.read_bytes())) if file is not None else IDENTITY


async def _take(database: "Database", documents: Sequence[Any], mapping: "Mapping", wishes: Wishes) -> "Imported":
    from orderloom.integration.importing.orders import import_orders

    actor = await _actor(database, wishes.login)
    async with database.unit_of_work(actor_label=actor.name, actor_id=actor.id) as uow:
        return await import_orders(uow, actor, documents, mapping, wishes.version)


async def _actor(database: "Database", login: str | None) -> "Actor":
    """The person who signs in so; nobody named, the command itself."""
    from orderloom.identity.contracts import Actor
    from orderloom.identity.queries import actor_of, person_by_login
    from orderloom.integration.importing.orders import CHANNEL
    from orderloom.kernel.errors import Missing

    if login is None:
        return Actor.system(CHANNEL)
    async with database.reader() as reader:
        person = await person_by_login(reader, login)
    if person is None or person.disabled:
        raise Missing(f"Nobody signs in as {login!r}.")
    return actor_of(person)


async def _wait(database: "Database", orders: Sequence["Order"], wishes: Wishes) -> None:
    from orderloom.ordering.contracts import OrderState
    from orderloom.ordering.queries import orders_by_id

    ended = {OrderState.COMPLETED, OrderState.CANCELED, OrderState.FAILED, OrderState.REJECTED}
    until, shown = time.monotonic() + wishes.timeout, {order.id: order.state for order in orders}
    while True:
        async with database.reader() as reader:
            found = list((await orders_by_id(reader, shown)).values())
        for order in found:
            if order.state is not shown[order.id] and not wishes.as_json:
                click.echo(f"{order.number}  {order.state.value}")
            shown[order.id] = order.state
        if all(state in ended for state in shown.values()) or time.monotonic() > until:
            break
        await asyncio.sleep(PAUSE)
    if wishes.as_json:
        _echo_json({"orders": [_plain(order) for order in found], "refused": []})
    if any(state is not OrderState.COMPLETED for state in shown.values()):
        sys.exit(NOT_DONE)


def _plain(order: "Order") -> dict[str, Any]:
    return {
        "id": str(order.id),
        "number": order.number,
        "externalId": order.external_id,
        "state": order.state.value,
        "partial": order.partial,
    }


def _print_taken(outcome: "Imported", as_json: bool) -> None:
    if as_json:
        _echo_json({"orders": [_plain(order) for order in outcome.orders], "refused": []})
        return
    for order in outcome.orders:
        click.echo(f"{order.number}  {order.state.value}")


def _print_refused(refused: Sequence["Refused"], as_json: bool) -> None:
    if as_json:
        found = [{"document": one.index, "problems": _problems(one.problems)} for one in refused]
        _echo_json({"orders": [], "refused": found})
        return
    for one in refused:
        click.echo(f"Document {one.index + 1} is refused:", err=True)
        for line in one.lines():
            click.echo(f"  {line}", err=True)
    click.echo("Nothing was imported.", err=True)


def _print_problems(refusal: Any, as_json: bool) -> None:
    if as_json:
        _echo_json({"orders": [], "refused": [{"document": None, "problems": _problems(refusal.problems)}]})
        return
    from orderloom.integration.tmf.wording import in_words

    for one in refusal.problems:
        click.echo(f"{in_words(one.path)}: {one.message} [{one.code}]".removeprefix(": "), err=True)


def _problems(problems: Sequence[Any]) -> list[dict[str, Any]]:
    from orderloom.integration.tmf.wording import in_words

    return [{"code": one.code, "message": one.message, "path": in_words(one.path)} for one in problems]


def _echo_json(body: Any) -> None:
    click.echo(json.dumps(body, indent=2, ensure_ascii=False))
