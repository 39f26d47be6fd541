"""Whether an offering is for sale: now, by this channel, to this account, at this place; and why not."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from orderloom.catalog.contracts import CatalogSnapshot, Eligibility, Lifecycle, Localised, Offering
from orderloom.catalog.contracts.configuration import Browse, Offered, SaleFacts
from orderloom.catalog.domain.configuring.wording import said, worded
from orderloom.language.feel import UNKNOWN, compile_expression


class Refusal(msgspec.Struct, frozen=True):
    """`reason` is for a buyer."""

    code: str
    reason: Localised


def refusal(snapshot: CatalogSnapshot, sold: Offering, facts: SaleFacts, site: dict[str, Any]) -> Refusal | None:
    """The first reason against a sale; None while there is none. What is not known yet refuses nothing."""
    return (
        _by_life(snapshot, sold)
        or _by_time(sold, facts)
        or _by_channel(snapshot, sold, facts)
        or (_by_eligibility(sold, sold.eligibility, facts, site) if sold.eligibility is not None else None)
    )


def _by_life(snapshot: CatalogSnapshot, sold: Offering) -> Refusal | None:
    specification = snapshot.specifications.get(sold.specification or "")
    ends = (sold.lifecycle, specification.lifecycle if specification else Lifecycle.PUBLISHED)
    if all(one is Lifecycle.PUBLISHED for one in ends):
        return None
    return Refusal("catalog.retired", worded("{name} is no longer sold.", "{name} não é mais vendido.", name=sold.name))


def _by_time(sold: Offering, facts: SaleFacts) -> Refusal | None:
    if facts.now is None:
        return None
    if sold.valid_from is not None and facts.now < sold.valid_from:
        return Refusal(
            "catalog.not_yet_sold",
            worded(
                "{name} is sold from {day} on.",
                "{name} é vendido a partir de {day}.",
                name=sold.name,
                day=sold.valid_from.date().isoformat(),
            ),
        )
    if sold.valid_until is not None and facts.now >= sold.valid_until:
        return Refusal(
            "catalog.expired",
            worded(
                "{name} was sold until {day}.",
                "{name} foi vendido até {day}.",
                name=sold.name,
                day=sold.valid_until.date().isoformat(),
            ),
        )
    return None


def _by_channel(snapshot: CatalogSnapshot, sold: Offering, facts: SaleFacts) -> Refusal | None:
    if not sold.channels or facts.channel is None or facts.channel in sold.channels:
        return None
    known = snapshot.channels.get(facts.channel)
    return Refusal(
        "catalog.wrong_channel",
        worded(
            "{name} is not sold by {channel}.",
            "{name} não é vendido por {channel}.",
            name=sold.name,
            channel=known.name if known else facts.channel,
        ),
    )


def _by_eligibility(sold: Offering, asked: Eligibility, facts: SaleFacts, site: dict[str, Any]) -> Refusal | None:
    account = facts.account
    fits = (
        _fits(asked.segments, account.get("segment"), str.__eq__)
        and _fits(asked.countries, site.get("country"), str.__eq__)
        and _fits(asked.regions, site.get("region"), str.__eq__)
        and _fits(asked.postal_codes, site.get("postal_code"), _begins)
        and _condition_fits(asked.condition, facts, site)
    )
    if fits:
        return None
    plainly = worded("{name} can’t be had here.", "{name} não está disponível aqui.", name=sold.name)
    return Refusal("catalog.not_eligible", asked.reason or plainly)


def _fits(wanted: Iterable[str], value: Any, alike: Callable[[str, str], bool]) -> bool:
    """Nothing wanted, nothing known, or one of them."""
    texts = [one.casefold() for one in wanted]
    return not texts or not value or any(alike(str(value).casefold(), one) for one in texts)


def _begins(value: str, start: str) -> bool:
    return value.replace("-", "").replace(" ", "").startswith(start.replace("-", "").replace(" ", ""))


def _condition_fits(condition: str | None, facts: SaleFacts, site: dict[str, Any]) -> bool:
    if condition is None:
        return True
    known = {"account": facts.account, "site": site, "order": facts.order, "channel": facts.channel}
    unknown = frozenset(name for name, value in known.items() if not value)
    verdict = compile_expression(condition).verdict({**known, "now": facts.now}, unknown)
    return verdict.value is True or verdict.value is UNKNOWN


def browse(snapshot: CatalogSnapshot, facts: SaleFacts, wanted: Browse) -> tuple[Offered, ...]:
    """What is sold on its own, by name; what can't be had says why, and what is gone for ever is left out."""
    found = [
        one
        for one in snapshot.offerings.values()
        if one.lifecycle is Lifecycle.PUBLISHED
        and (one.sold_alone or wanted.everything)
        and (wanted.category is None or _on_shelf(snapshot, one, wanted.category))
        and mentions(one, wanted.search.strip().casefold())
    ]
    offered = [(one, refusal(snapshot, one, facts, wanted.site)) for one in found]
    kept = [(one, why) for one, why in offered if why is None or why.code not in _GONE]
    kept.sort(key=lambda each: (each[1] is not None, said(each[0].name, "en"), each[0].key))
    return tuple(_offered(one, why) for one, why in kept)


def _offered(one: Offering, why: Refusal | None) -> Offered:
    if why is None:
        return Offered(offering=one.key)
    return Offered(offering=one.key, eligible=False, reason=why.reason, code=why.code)


_GONE = frozenset({"catalog.retired", "catalog.expired"})


def mentions(one: Offering, wanted: str) -> bool:
    texts = (one.key, *one.name.values(), *one.description.values(), *one.external_ids)
    return any(wanted in text.casefold() for text in texts)


def _on_shelf(snapshot: CatalogSnapshot, sold: Offering, category: str) -> bool:
    """On the shelf itself or on one within it."""
    for key in sold.categories:
        at: str | None = key
        for _ in range(16):
            if at == category:
                return True
            found = snapshot.categories.get(at) if at is not None else None
            at = found.parent if found else None
    return False
