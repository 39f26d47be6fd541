"""What must hold before lines are kept as a draft, and what more must hold before they are submitted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from orderloom.catalog.contracts import LineToCheck
from orderloom.catalog.contracts.configuration import Checked
from orderloom.kernel import json
from orderloom.kernel.errors import Problem
from orderloom.ordering.contracts import LineAction
from orderloom.ordering.domain.capture import Placed
from orderloom.ordering.domain.paying import check_paying
from orderloom.parties.contracts import Account, Site

MAY_WAIT = frozenset(
    {
        *("catalog.missing_characteristic", "catalog.bundle", "catalog.group", "catalog.not_sold_alone"),
        *("catalog.rule", "catalog.requires", "catalog.excludes", "catalog.unsettled"),
    }
)
URGENCIES = frozenset({"critical", "high", "normal", "low"})
MAX_TEXT = {
    "external_id": 200,
    "description": 4000,
    "channel": 100,
    "client_key": 200,
    "purchase_order": 100,
    "payment_reference": 100,
}


def to_check(placed: Sequence[Placed], sites: Mapping[UUID, Site]) -> tuple[LineToCheck, ...]:
    """As the lines were given: defaults come by the rules."""
    plain: dict[UUID, dict[str, Any]] = {key: json.to_builtins(site) for key, site in sites.items()}
    return tuple(
        LineToCheck(
            number=one.number,
            offering=one.offering.key,
            parent=one.parent,
            quantity=one.line.quantity,
            characteristics=one.line.characteristics,
            action=one.line.action.value,
            site=plain.get(one.line.site_id, {}) if one.line.site_id else {},
        )
        for one in placed
        if one.offering is not None
    )


def completed(placed: Sequence[Placed], checked: Checked) -> tuple[Placed, ...]:
    """With the answers that defaults and rules give."""
    return tuple(
        msgspec.structs.replace(
            one, characteristics=checked.characteristics[one.number], withheld=checked.withheld[one.number]
        )
        if one.number in checked.withheld
        else one
        for one in placed
    )


def at_input(placed: Sequence[Placed], problems: Sequence[Problem], *, draft: bool) -> tuple[Problem, ...]:
    """The catalog's problems with paths that lead to what was sent; a draft may still lack things."""
    found = [
        msgspec.structs.replace(problem, path=_input_path(placed, problem.path))
        for problem in problems
        if not (draft and problem.code in MAY_WAIT)
    ]
    return tuple({(problem.code, problem.path, problem.message): problem for problem in found}.values())


def _input_path(placed: Sequence[Placed], path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    if len(path) >= 2 and path[0] == "lines" and isinstance(path[1], int):
        return (*placed[path[1]].path, *path[2:])
    return path


def check_places(
    placed: Sequence[Placed], site_ids: Collection[UUID], contact_ids: Collection[UUID]
) -> Iterator[Problem]:
    """Sites and contacts of another account, and dates without a zone."""
    for one in placed:
        if one.line.site_id is not None and one.line.site_id not in site_ids:
            yield Problem("ordering.unknown_site", "The account has no such site.", (*one.path, "site_id"))
        if (wanted := one.line.requested_completion) is not None and wanted.tzinfo is None:
            path = (*one.path, "requested_completion")
            yield Problem("ordering.date_without_zone", "A date and time needs its time zone.", path)
        if one.line.contact_id is not None and one.line.contact_id not in contact_ids:
            yield Problem("ordering.unknown_contact", "The account has no such contact.", (*one.path, "contact_id"))


def check_complete(placed: Sequence[Placed]) -> Iterator[Problem]:
    """What only a submitted order needs, apart from what the catalog asks for."""
    if not placed:
        yield Problem("ordering.no_lines", "An order needs at least one line.", ("lines",))
    for one in placed:
        sold = one.offering
        if sold and sold.needs_site and one.line.site_id is None and one.line.action is LineAction.ADD:
            message = f"{sold.name.get('en', sold.key)} needs a site."
            yield Problem("ordering.site_missing", message, (*one.path, "site_id"))


def check_header(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Texts that are too long, dates without a zone, urgencies that nobody knows."""
    for name, longest in MAX_TEXT.items():
        if len(values.get(name) or "") > longest:
            yield Problem("input.too_long", f"At most {longest} characters.", (name,))
    for name in ("requested_start", "requested_completion"):
        value = values.get(name)
        if isinstance(value, datetime) and value.tzinfo is None:
            yield Problem("ordering.date_without_zone", "A date and time needs its time zone.", (name,))
    yield from check_paying(values)
    if values.get("urgency", "normal") not in URGENCIES:
        yield Problem("ordering.unknown_urgency", f"Use one of {', '.join(sorted(URGENCIES))}.", ("urgency",))


def check_account(account: Account) -> tuple[Problem, ...]:
    """Nothing new is sold to an account that is suspended or closed."""
    if account.takes_orders:
        return ()
    message = f"The account is {account.status.value}; it takes no new orders."
    return (Problem("ordering.account_takes_no_orders", message, ("account_id",)),)
