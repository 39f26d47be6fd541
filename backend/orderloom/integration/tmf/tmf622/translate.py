"""Carries an order from one version of TMF622 to the other, where a thing has another name or another form."""

from collections.abc import Callable, Mapping
from typing import Any

from orderloom.integration.tmf.query import Body
from orderloom.integration.tmf.tmf622.intake import ITEMS, SHAPES


def translated(resource: Body, before: str, after: str) -> Body:
    """What the other version can't say is left out."""
    if before == after:
        return resource
    carried = (_to_v4 if after == "v4" else _to_v5)(resource)
    return SHAPES[after].fitted("ProductOrder", carried)


def _to_v4(order: Body) -> Body:
    found = _renamed(order, {"creationDate": "orderDate"})
    if isinstance(found.get("externalId"), list):
        found["externalId"] = next((one.get("id") for one in found["externalId"]), None)
    if found.get("state") in ("draft", "inProgress.accepted"):
        found["state"] = {"draft": "acknowledged"}.get(found["state"], "inProgress")
    found["relatedParty"] = [_party_v4(one) for one in found.get("relatedParty") or []]
    found["channel"] = [{**(one.get("channel") or {}), **_role(one)} for one in found.get("channel") or []]
    found[ITEMS] = [_item(one, _item_v4) for one in found.get(ITEMS) or []]
    return _some(found)


def _item_v4(item: Body) -> Body:
    return {
        **_without(item, "note"),
        "product": _product(item, {"agreementItem": "agreement"}, _party_v4, _place_v4),
        "productOfferingQualificationItem": _inner(item, "productOfferingQualificationItem", {"itemId": "id"}),
        "quoteItem": _inner(item, "quoteItem", {"quoteItemId": "id"}),
    }


def _to_v5(order: Body) -> Body:
    found = _renamed(order, {"orderDate": "creationDate"})
    if isinstance(found.get("externalId"), str):
        found["externalId"] = [{"id": found["externalId"], "@type": "ExternalIdentifier"}]
    found["relatedParty"] = [_party_v5(one) for one in found.get("relatedParty") or []]
    found["channel"] = [{**_role(one), "channel": _without(one, "role")} for one in found.get("channel") or []]
    found[ITEMS] = [_item(one, _item_v5) for one in found.get(ITEMS) or []]
    return _some(found)


def _item_v5(item: Body) -> Body:
    return {
        **item,
        "product": _product(item, {"agreement": "agreementItem"}, _party_v5, _place_v5),
        "productOfferingQualificationItem": _inner(item, "productOfferingQualificationItem", {"id": "itemId"}),
        "quoteItem": _inner(item, "quoteItem", {"id": "quoteItemId"}),
    }


Carry = Callable[[Body], Body]


def _item(item: Body, carry: Carry) -> Body:
    nested = [_item(one, carry) for one in item.get(ITEMS) or []]
    return _some({**carry(item), ITEMS: nested})


def _product(item: Body, names: Mapping[str, str], party: Carry, place: Carry) -> Body | None:
    given = item.get("product")
    if not isinstance(given, dict):
        return None
    product = _renamed(given, names)  # pyright: ignore[reportUnknownArgumentType]
    for name, carry in (("relatedParty", party), ("place", place)):
        product[name] = [carry(one) for one in product.get(name) or []]
    return _some(product)


def _party_v4(given: Body) -> Body:
    """One object where v5 wraps the party in its role; v4 wants the referred type."""
    inner = given.get("partyOrPartyRole") or _without(given, "role")
    return {"@referredType": "Party", **_without(inner, "@type"), **_role(given)}


def _party_v5(given: Body) -> Body:
    inner = _without(given, "role", "@type")
    kind = "PartyRoleRef" if given.get("@referredType") == "Customer" else "PartyRef"
    return {**_role(given), "partyOrPartyRole": {**inner, "@type": kind}}


def _place_v4(given: Body) -> Body:
    return {"role": "place", **_without(given.get("place") or {}, "@type"), **_role(given)}


def _place_v5(given: Body) -> Body:
    return {**_role(given), "place": _without(given, "role")}


def _role(given: Mapping[str, Any]) -> Body:
    return {"role": given["role"]} if given.get("role") else {}


def _without(given: Mapping[str, Any], *names: str) -> Body:
    return {name: value for name, value in given.items() if name not in names}


def _renamed(given: Mapping[str, Any], names: Mapping[str, str]) -> Body:
    return {names.get(name, name): value for name, value in given.items()}


def _inner(item: Body, name: str, names: Mapping[str, str]) -> Body | None:
    given = item.get(name)
    return _renamed(given, names) if isinstance(given, dict) else None  # pyright: ignore[reportUnknownArgumentType]


def _some(given: Mapping[str, Any]) -> Body:
    return {name: value for name, value in given.items() if value is not None and value != []}
