"""Finds what a sender's ids mean here: account, offerings, sites, products; and turns refusals back into its paths."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog import queries as catalog
from orderloom.catalog.contracts import CatalogSnapshot
from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.orders.naming import keys_of
from orderloom.integration.tmf.orders.states import urgency
from orderloom.integration.tmf.orders.who import Named, account_of
from orderloom.integration.tmf.parsing import Path
from orderloom.integration.tmf.tmf622.agreeing import accepted, as_agreement
from orderloom.integration.tmf.tmf622.intake import Intake, IntakeItem, Value
from orderloom.integration.tmf.tmf622.mapping import Mapping
from orderloom.integration.tmf.wording import id_in, identifier
from orderloom.inventory import queries as inventory
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import CreateOrder, LineAction, NewLine, TermsVersion
from orderloom.parties import queries as parties
from orderloom.parties.contracts import Account
from orderloom.platform.db import Reader

_HEADER = {
    "account_id": ("relatedParty",),
    "external_id": ("externalId",),
    "client_key": ("externalId",),
    "key": ("externalId",),
    "description": ("description",),
    "requested_start": ("requestedStartDate",),
    "requested_completion": ("requestedCompletionDate",),
    "urgency": ("priority",),
}


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    account: Account | None
    lines: tuple[NewLine, ...]
    terms: tuple[TermsVersion, ...]
    problems: tuple[Problem, ...]


async def resolve(reader: Reader, actor: Actor, intake: Intake, mapping: Mapping) -> Resolved:
    """Lines in the body's order; with problems, those lines that nothing is wrong with."""
    snapshot = await catalog.snapshot(reader, await catalog.current_release(reader))
    account, problems = await account_of(reader, actor, Named(intake.parties, intake.billing_account), mapping.parties)
    problems += await _unknown_products(reader, actor, intake)
    sites = await parties.sites_of_account(reader, [account.id]) if account else []
    site_ids = {str(site.id): site.id for site in sites} | {site.name: site.id for site in sites}
    lines: list[NewLine] = []
    for item in intake.items:
        if item.product is not None and item.action is not LineAction.ADD and item.offering is None:
            problems += _unnamed(item, problems)
            continue
        offering = offering_of(item, mapping, snapshot)
        problems += _unsold(item, offering)
        if offering is not None:
            lines.append(_line(item, offering, site_ids, _names(item, offering, mapping, snapshot)))
    terms = accepted(intake, snapshot.terms)
    return Resolved(account=account, lines=tuple(lines), terms=terms, problems=tuple(problems))


def offering_of(item: IntakeItem, mapping: Mapping, snapshot: CatalogSnapshot) -> str | None:
    """The catalog's key: of the offering named, or else of the only one that sells the specification named."""
    if item.offering is not None:
        found = snapshot.offering(mapping.offerings.get(item.offering, item.offering))
        return found.key if found else None
    if item.specification is None:
        return None
    wanted = mapping.specifications.get(item.specification, item.specification)
    selling = [one.key for one in snapshot.offerings.values() if one.specification == wanted]
    return selling[0] if len(selling) == 1 else None


def _unsold(item: IntakeItem, offering: str | None) -> list[Problem]:
    if offering is not None:
        return []
    if item.offering is None and item.specification is not None:
        message = f"Nothing here sells the specification {item.specification!r}."
        details = {"specification": item.specification}
        return [Problem("catalog.unknown_specification", message, item.offering_path, details)]
    if item.offering is None:
        return [Problem("catalog.offering_missing", "Name the offering that is ordered.", item.offering_path)]
    return [Problem("catalog.unknown_offering", f"There is no offering {item.offering!r}.", item.offering_path)]


async def _unknown_products(reader: Reader, actor: Actor, intake: Intake) -> list[Problem]:
    """Products that an item other than `add` is about must be installed here."""
    about = [item for item in intake.items if item.product and item.action is not LineAction.ADD]
    known = [one for one in (id_in(item.product) for item in about) if one is not None]
    found = await inventory.items_by_id(reader, actor, known) if known else {}
    return [
        Problem("inventory.unknown_product", f"There is no product {item.product!r}.", (*item.path, "product", "id"))
        for item in about
        if id_in(item.product) not in found
    ]


def _unnamed(item: IntakeItem, known: Sequence[Problem]) -> list[Problem]:
    """No line can be made of an item that names an installed product alone; one that nobody knows was refused."""
    if any(one.path[: len(item.path)] == item.path for one in known):
        return []
    return [Problem("catalog.offering_missing", "Name the offering of the installed product too.", item.offering_path)]


def _names(item: IntakeItem, offering: str, mapping: Mapping, snapshot: CatalogSnapshot) -> dict[str, str]:
    """Our keys by the sender's names: as mapped, or as the specification calls them for people."""
    names = dict(mapping.names_of(item.offering, item.specification))
    sold = snapshot.specification_of(offering)
    if sold is None:
        return names
    return names | keys_of((one.name for one in item.values if one.name not in names), sold)


def _line(item: IntakeItem, offering: str, site_ids: dict[str, UUID], names: dict[str, str]) -> NewLine:
    return NewLine(
        offering=offering,
        number=item.number,
        parent=item.parent,
        action=item.action,
        quantity=item.quantity,
        site_id=site_ids.get(item.place.id) if item.place else None,
        product_id=id_in(item.product) if item.action is not LineAction.ADD else None,
        characteristics={names.get(one.name, one.name): one.value for one in item.values},
        relationships=item.relationships,
        extensions={**item.extensions, **({"tmf622_names": names} if names else {})},
        custom=_custom(item.custom),
    )


def _custom(given: Sequence[Value]) -> dict[str, Any] | msgspec.UnsetType:
    return {one.name: one.value for one in given} if given else msgspec.UNSET


def new_order(intake: Intake, resolved: Resolved, channel: str, client_key: str | None) -> CreateOrder:
    assert resolved.account is not None
    return CreateOrder(
        account_id=resolved.account.id,
        lines=resolved.lines,
        channel=channel,
        external_id=intake.external_id,
        client_key=client_key,
        description=intake.description,
        requested_start=intake.requested_start,
        requested_completion=intake.requested_completion,
        urgency=urgency(intake.priority),
        submit=not intake.draft,
        accept_terms=resolved.terms,
        extensions=intake.extensions,
        custom=_custom(intake.custom),
    )


def in_sender_paths(problems: Sequence[Problem], intake: Intake, mapping: Mapping) -> tuple[Problem, ...]:
    """Refusals of capture, with paths into the sender's body."""
    return tuple(
        as_agreement(problem, intake)
        if problem.path[:1] == ("accept_terms",)
        else msgspec.structs.replace(problem, path=_sender_path(problem.path, intake, mapping))
        for problem in problems
    )


def _sender_path(path: Path, intake: Intake, mapping: Mapping) -> Path:
    match path:
        case ("lines", int(index), *rest) if index < len(intake.items):
            return _item_path(intake.items[index], tuple(rest), mapping)
        case ("lines", *_):
            return ("productOrderItem",)
        case ("custom", str(key), *_):
            return _custom_path(intake.custom, key, ())
        case (str(name), *rest):
            return (*_HEADER.get(name, (name,)), *rest)
        case _:
            return path


def _item_path(item: IntakeItem, rest: Path, mapping: Mapping) -> Path:
    match rest:
        case ("offering",):
            return item.offering_path
        case ("characteristics", str(key), *_):
            names = mapping.names_of(item.offering, item.specification)
            sent: Any = next(
                (one.path for one in item.values if key in (names.get(one.name, one.name), identifier(one.name))), None
            )
            return sent or (*item.path, "product", "productCharacteristic")
        case ("custom", str(key), *_):
            return _custom_path(item.custom, key, item.path)
        case ("site_id",):
            return item.place.path if item.place else (*item.path, "product", "place")
        case ("product_id",):
            return (*item.path, "product", "id")
        case ("number",):
            return (*item.path, "id")
        case ("parent",):
            return (*item.path, "productOrderItemRelationship")
        case _:
            return (*item.path, *rest)


def _custom_path(given: Sequence[Value], key: str, start: Path) -> Path:
    sent: Any = next((one.path for one in given if one.name == key), None)
    return sent or (*start, "customField")
