"""Carries resources of the catalog from one version of TMF620 to the other, where a thing has another name or form."""

from collections.abc import Callable, Mapping
from typing import Any

from orderloom.integration.tmf.query import Body

Carry = Callable[[Body], Body]


def translated(resource: Body, before: str, after: str) -> Body:
    """Attributes that the other version has no word for stay, and are left out by its shapes if they don't fit."""
    if before == after:
        return resource
    found = {name: value for name, value in resource.items() if name != "@type"}
    names, party, characteristic = (_TO_V4, _party_v4, _characteristic_v4) if after == "v4" else _UP
    found = {names.get(name, name): value for name, value in found.items()}
    _each(found, "relatedParty", party)
    _each(found, "productSpecCharacteristic", characteristic)
    return _family(found, after)


def _each(body: Body, name: str, carry: Carry) -> None:
    given = body.get(name)
    if isinstance(given, list):
        body[name] = [carry(one) for one in given]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _family(body: Body, after: str) -> Body:
    """The category around this one: by its id alone, or by a reference."""
    if after == "v4" and isinstance(body.get("parent"), dict):
        body["parentId"] = body.pop("parent").get("id")
    elif after == "v5" and body.get("parentId"):
        body["parent"] = {"id": body.pop("parentId"), "@type": "CategoryRef", "@referredType": "Category"}
    return body


def _party_v4(given: Body) -> Body:
    inner = given.get("partyOrPartyRole") or _without(given, "role")
    role = {"role": given["role"]} if given.get("role") else {}
    return {"@referredType": "Party", **_without(inner, "@type"), **role}


def _party_v5(given: Body) -> Body:
    role = {"role": given["role"]} if given.get("role") else {}
    return {**role, "partyOrPartyRole": {**_without(given, "role", "@type"), "@type": "PartyRef"}}


def _characteristic_v4(given: Body) -> Body:
    return _renamed(_without(given, "charSpecRelationship"), {_VALUES_V5: _VALUES_V4})


def _characteristic_v5(given: Body) -> Body:
    return _renamed(_without(given, "productSpecCharRelationship"), {_VALUES_V4: _VALUES_V5})


_VALUES_V4, _VALUES_V5 = "productSpecCharacteristicValue", "characteristicValueSpecification"
_TO_V4: Mapping[str, str] = {"policy": "constraint"}
_UP: tuple[Mapping[str, str], Carry, Carry] = ({"constraint": "policy"}, _party_v5, _characteristic_v5)


def _without(given: Mapping[str, Any], *names: str) -> Body:
    return {name: value for name, value in given.items() if name not in names}


def _renamed(given: Mapping[str, Any], names: Mapping[str, str]) -> Body:
    return {names.get(name, name): value for name, value in given.items()}


def changed(said: Body, before: Body, after: Body, carried: Callable[[Body], Body]) -> Body:
    """What was said in one version, with the changes that were made to it in the other."""
    differing = [name for name in {*before, *after} if before.get(name) != after.get(name)]
    told = carried({name: after[name] for name in differing if name in after})
    gone = carried({name: before[name] for name in differing if name not in after})
    return {**{name: value for name, value in said.items() if name not in gone}, **told}
