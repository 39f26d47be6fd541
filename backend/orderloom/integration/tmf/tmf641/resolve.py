"""Finds what a sender's ids mean here: account, specifications, sites, services; and turns refusals back into its
paths."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot, Specification, SpecificationKind
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.orders.installed import called_by_sender
from orderloom.integration.tmf.orders.naming import keys_of
from orderloom.integration.tmf.orders.states import urgency
from orderloom.integration.tmf.orders.who import Named, account_of, find_account
from orderloom.integration.tmf.parsing import Path
from orderloom.integration.tmf.tmf641.intake import ITEMS, ServiceIntake, ServiceItem
from orderloom.integration.tmf.wording import id_in, identifier
from orderloom.inventory import queries as inventory
from orderloom.inventory.contracts import InventoryItem, ItemState
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine, OrderKind
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader

_HEADER = {
    "account_id": "relatedParty",
    "external_id": "externalId",
    "client_key": "externalId",
    "key": "externalId",
    "requested_start": "requestedStartDate",
    "requested_completion": "requestedCompletionDate",
    "urgency": "priority",
    "lines": ITEMS,
}


_CALLED = ("tmf641", "service", "id")
"""Where a line keeps what its sender calls the service."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    account: Account | None
    lines: tuple[NewLine, ...]
    problems: tuple[Problem, ...]


async def resolve(reader: Reader, actor: Actor, intake: ServiceIntake) -> Resolved:
    """Lines in the body's order; with problems, those lines that nothing is wrong with."""
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    account, problems = await _account(reader, actor, intake)
    sites = await parties.sites_of_account(reader, [account.id]) if account else []
    site_ids = {str(site.id): site.id for site in sites} | {site.name: site.id for site in sites}
    installed = await _installed(reader, actor, intake, account)
    lines: list[NewLine] = []
    for item in intake.items:
        known = installed.get(item.service or "")
        found = specification_of(item, snapshot, known)
        if item.action is not LineAction.ADD and item.service is not None and known is None:
            message = f"There is no service {item.service!r}."
            problems.append(Problem("inventory.unknown_product", message, (*item.path, "service", "id")))
        elif found is None:
            problems.append(_unspecified(item))
        else:
            names = keys_of((one.name for one in item.values), found)
            problems += _said_twice(item, names)
            lines.append(_line(item, found, names, site_ids, known))
    return Resolved(account=account, lines=tuple(lines), problems=tuple(problems))


async def _account(reader: Reader, actor: Actor, intake: ServiceIntake) -> tuple[Account | None, list[Problem]]:
    """Who is named as the customer, or else the first party that is an account here."""
    account, problems = await account_of(reader, actor, Named(intake.parties), {})
    if account is None and [one.code for one in problems] == ["tmf.customer_missing"]:
        for party in intake.parties:
            known = await find_account(reader, party.id)
            if known is not None:
                return known, []
    return account, problems


async def _installed(
    reader: Reader, actor: Actor, intake: ServiceIntake, account: Account | None
) -> dict[str, InventoryItem]:
    """The services that items other than `add` are about, by the ids that their sender uses: ours, or those that it
    gave them itself when it ordered them."""
    about = {one.service for one in intake.items if one.service and one.action is not LineAction.ADD}
    ids = {name: found for name in about if (found := id_in(name)) is not None}
    known = await inventory.items_by_id(reader, actor, ids.values()) if ids else {}
    ours = {name: known[id_] for name, id_ in ids.items() if id_ in known}
    if account is None or not about - ours.keys():
        return ours
    return ours | await called_by_sender(reader, actor, account.id, _CALLED, about - ours.keys())


def specification_of(
    item: ServiceItem, snapshot: CatalogSnapshot, installed: InventoryItem | None
) -> Specification | None:
    """By its key, or else by what it is called in any language; of an installed service, what it is."""
    for name in item.names:
        if (found := snapshot.specifications.get(name)) is not None:
            return found
        called = [one for one in snapshot.specifications.values() if name in one.name.values()]
        services = [one for one in called if one.kind is SpecificationKind.SERVICE]
        if len(services) == 1:
            return services[0]
    return snapshot.specifications.get(installed.specification) if installed is not None and not item.names else None


def _unspecified(item: ServiceItem) -> Problem:
    if not item.names:
        return Problem("catalog.specification_missing", "Name the specification of the service.", item.names_path)
    message = f"There is no service specification {item.names[0]!r}."
    path = item.names_path if item.names_path[-1] == "id" else (*item.names_path, "id")
    return Problem("catalog.unknown_specification", message, path, {"value": item.names[0]})


def _said_twice(item: ServiceItem, names: Mapping[str, str]) -> list[Problem]:
    """A characteristic has one value, by whatever names it is said."""
    said: dict[str, Any] = {}
    found: list[Problem] = []
    for one in item.values:
        key = names.get(one.name, one.name)
        if key in said and said[key] != one.value:
            found.append(Problem("tmf.value_twice", f"{one.name!r} has another value before.", one.path))
        said[key] = one.value
    return found


def _line(
    item: ServiceItem,
    found: Specification,
    names: dict[str, str],
    site_ids: dict[str, UUID],
    installed: InventoryItem | None,
) -> NewLine:
    return NewLine(
        specification=found.key,
        number=item.number,
        parent=item.parent,
        action=_action(item, installed),
        quantity=item.quantity,
        site_id=site_ids.get(item.place[0]) if item.place else None,
        product_id=installed.id if installed is not None else None,
        characteristics={names.get(one.name, one.name): one.value for one in item.values},
        relationships=item.relationships,
        extensions={**item.extensions, **({"tmf641_names": names} if names else {})},
    )


def _action(item: ServiceItem, installed: InventoryItem | None) -> LineAction:
    """Suspending, resuming and ending travel as `modify`, too, with the state that is wanted."""
    if item.action is LineAction.MODIFY and item.wanted == "terminated":
        return LineAction.DISCONNECT
    if item.action is LineAction.MODIFY and item.wanted == "inactive":
        return LineAction.SUSPEND
    if item.action is LineAction.MODIFY and item.wanted == "active" and installed is not None:
        return LineAction.RESUME if installed.state is ItemState.SUSPENDED else LineAction.MODIFY
    return item.action


def new_order(intake: ServiceIntake, resolved: Resolved, channel: str, client_key: str | None) -> CreateOrder:
    assert resolved.account is not None
    return CreateOrder(
        account_id=resolved.account.id,
        kind=OrderKind.SERVICE,
        lines=resolved.lines,
        channel=channel,
        external_id=intake.external_id,
        client_key=client_key,
        description=intake.description,
        requested_start=intake.requested_start,
        requested_completion=intake.requested_completion,
        urgency=urgency(intake.priority),
        submit=True,
        extensions=intake.extensions,
    )


def in_sender_paths(problems: Sequence[Problem], intake: ServiceIntake) -> tuple[Problem, ...]:
    """Refusals of capture, with paths into the sender's body."""
    return tuple(msgspec.structs.replace(one, path=_sender_path(one.path, intake)) for one in problems)


def _sender_path(path: Path, intake: ServiceIntake) -> Path:
    match path:
        case ("lines", int(index), *rest) if index < len(intake.items):
            return _item_path(intake.items[index], tuple(rest))
        case (str(name), *_):
            return (_HEADER.get(name, name),)
        case _:
            return path


def _item_path(item: ServiceItem, rest: Path) -> Path:
    match rest:
        case ("specification", *_):
            return item.names_path
        case ("characteristics", str(key), *_):
            sent = (one.path for one in item.values if key in (one.name, identifier(one.name)))
            return next(sent, (*item.path, "service", "serviceCharacteristic"))
        case ("site_id",):
            return item.place[1] if item.place else (*item.path, "service", "place")
        case ("product_id", *_):
            return (*item.path, "service", "id")
        case ("number",):
            return (*item.path, "id")
        case ("parent",):
            return (*item.path, "serviceOrderItemRelationship")
        case _:
            return (*item.path, *rest)
