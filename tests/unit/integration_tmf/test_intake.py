"""Bodies of both versions in our words, and what is wrong with them."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderloom.integration.tmf.parsing import load, tmf_name
from orderloom.integration.tmf.tmf622.intake import Intake, take, version_of
from orderloom.integration.tmf.tmf622.mapping import read_mapping
from orderloom.integration.tmf.wording import in_words
from orderloom.kernel.errors import Invalid
from orderloom.ordering.contracts import LineAction

ITEM: dict[str, Any] = {"id": "1", "action": "add", "productOffering": {"id": "phone"}}
V4: dict[str, Any] = {
    "externalId": "PO-1",
    "relatedParty": [{"id": "c1", "role": "Customer", "@referredType": "Organization"}],
    "productOrderItem": [ITEM],
}
V5: dict[str, Any] = {
    "externalId": [{"id": "PO-1", "owner": "shop"}],
    "relatedParty": [{"role": "Customer", "partyOrPartyRole": {"id": "c1", "@referredType": "Organization"}}],
    "productOrderItem": [ITEM],
}


def clean(document: Any) -> Intake:
    intake, problems = take(document)
    assert problems == ()
    return intake


def test_both_versions_say_the_same() -> None:
    v4, v5 = clean(V4), clean(V5)
    assert (v4.version, v5.version) == ("v4", "v5")
    assert v4.external_id == v5.external_id
    assert [msgspec.structs.replace(one, extensions={}) for one in v4.items] == [
        msgspec.structs.replace(one, extensions={}) for one in v5.items
    ]
    assert [(one.id, one.role, one.referred_type) for one in v4.parties] == [
        (one.id, one.role, one.referred_type) for one in v5.parties
    ]
    assert v5.parties[0].path == ("relatedParty", 0, "partyOrPartyRole", "id")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, "v4"),
        ([], "v4"),
        ({"externalId": "1"}, "v4"),
        ({"externalId": []}, "v5"),
        ({"channel": [{"channel": {"id": "1"}}]}, "v5"),
        ({"relatedParty": [{"partyOrPartyRole": {}}]}, "v5"),
    ],
)
def test_a_version_is_known_by_what_only_it_has(document: Any, expected: str) -> None:
    assert version_of(document) == expected


def test_parts_are_found_by_nesting_and_by_relationship() -> None:
    nested = {**ITEM, "id": "b", "productOrderItem": [{**ITEM, "id": "b1"}]}
    related = {**ITEM, "id": "c", "productOrderItemRelationship": [{"id": "d", "relationshipType": "bundles"}]}
    other = {**ITEM, "id": "d", "productOrderItemRelationship": [{"id": "b1", "relationshipType": "reliesOn"}]}
    items = clean({**V4, "productOrderItem": [nested, related, other]}).items
    assert [(one.number, one.parent, in_words(one.path)) for one in items] == [
        ("b", None, "productOrderItem[0]"),
        ("b1", "b", "productOrderItem[0].productOrderItem[0]"),
        ("c", None, "productOrderItem[1]"),
        ("d", "c", "productOrderItem[2]"),
    ]
    assert items[3].relationships == ({"type": "reliesOn", "line": "b1"},)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("add", LineAction.ADD),
        ("modify", LineAction.MODIFY),
        ("change", LineAction.MODIFY),
        ("delete", LineAction.DISCONNECT),
        ("disconnect", LineAction.DISCONNECT),
        ("noChange", LineAction.NO_CHANGE),
        ("no-change", LineAction.NO_CHANGE),
        ("suspend", LineAction.SUSPEND),
        ("resume", LineAction.RESUME),
    ],
)
def test_actions_are_understood_in_every_dialect(sent: str, meant: LineAction) -> None:
    assert clean({**V4, "productOrderItem": [{**ITEM, "action": sent}]}).items[0].action is meant


def test_values_places_and_quantities_are_read_exactly() -> None:
    product = {
        "productCharacteristic": [{"name": "speed", "value": Decimal("0.1")}, {"name": "on", "value": False}],
        "place": [{"id": "site-1", "role": "installation"}],
        "status": "created",
    }
    item = clean({**V4, "productOrderItem": [{**ITEM, "quantity": 3, "product": product}]}).items[0]
    assert [(one.name, one.value) for one in item.values] == [("speed", Decimal("0.1")), ("on", False)]
    assert item.place is not None
    assert (item.place.id, in_words(item.place.path)) == ("site-1", "productOrderItem[0].product.place[0].id")
    assert item.quantity == 3
    assert item.extensions["tmf622"]["product"] == product


def test_what_was_sent_is_kept_but_for_what_only_we_set() -> None:
    document = {**V4, "category": "B2C", "colour": 7, "note": [{"text": "x"}], "state": "completed", "id": "mine"}
    assert clean(document).extensions == {
        "tmf622": {
            "version": "v4",
            "order": {
                "externalId": "PO-1",
                "relatedParty": V4["relatedParty"],
                "category": "B2C",
                "colour": 7,
                "note": [{"text": "x"}],
            },
        }
    }


def test_attributes_that_nobody_knows_are_kept() -> None:
    assert clean({**V4, "productOrderItem": [{**ITEM, "topping": "basil"}]}).items[0].extensions == {
        "tmf622": {**ITEM, "topping": "basil"}
    }


def test_a_nested_item_is_kept_without_its_parts_and_marked() -> None:
    items = clean({**V4, "productOrderItem": [{**ITEM, "productOrderItem": [{**ITEM, "id": "2"}]}]}).items
    assert [one.extensions for one in items] == [
        {"tmf622": ITEM},
        {"tmf622": {**ITEM, "id": "2"}, "tmf622_nested": True},
    ]


def test_all_that_does_not_fit_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        take({**V4, "note": [{}], "productOrderItem": [{**ITEM, "quantity": "many", "product": {"isBundle": 2}}]})
    assert {(one.code, in_words(one.path)) for one in refusal.value.problems} == {
        ("input.missing", "note[0].text"),
        ("input.wrong_type", "productOrderItem[0].quantity"),
        ("input.wrong_type", "productOrderItem[0].product.isBundle"),
    }


@pytest.mark.parametrize("data", [b"", b"{", b"nothing", b"\xff", b'{"a": 1,}'])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        load(data)
    assert refusal.value.problems[0].code == "input.malformed_json"


@pytest.mark.parametrize(
    ("name", "expected"), [("requested_start_date", "requestedStartDate"), ("type_", "@type"), ("id", "id")]
)
def test_names_on_the_wire(name: str, expected: str) -> None:
    assert tmf_name(name) == expected


def test_a_mapping_is_read_strictly() -> None:
    mapping = read_mapping({"schema": "orderloom.mapping/1", "characteristics": {"s": {"A": "a"}, "o": {"A": "b"}}})
    assert mapping.names_of(None, "s") == {"A": "a"}
    assert mapping.names_of("o", "s") == {"A": "b"}
    for document, path in (({"offering": {}}, ("offering",)), ({"schema": "other/1"}, ("schema",))):
        with pytest.raises(Invalid) as refusal:
            read_mapping(document)
        assert refusal.value.problems[0].path == path
