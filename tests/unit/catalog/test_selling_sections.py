"""Categories, channels, terms, groups, narrowing, eligibility and validity: what contradicts itself is refused."""

from typing import Any

import pytest

from orderloom.catalog.domain.document import BrokenCatalog, parse_document
from orderloom.catalog.domain.importing import plan_import
from tests.builders import catalog as build

COLOUR = build.characteristic(
    "colour",
    "enum",
    allowed=[{"value": "red", "label": {"en": "Red"}}, {"value": "blue", "label": {"en": "Blue"}}],
)
SPEED = build.characteristic("speed", "integer", minimum=100, maximum=1000, mandatory=True)


def problems(document: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(BrokenCatalog) as refused:
        plan_import((), parse_document(document))
    return [(problem.code, problem.path) for problem in refused.value.problems]


def sold(**fields: Any) -> dict[str, Any]:
    return build.document(build.product("p", COLOUR, SPEED), build.offering("o", "p", **fields))


def category(key: str, parent: str | None = None) -> dict[str, Any]:
    return {"in": "categories", "key": key, "name": {"en": key}, "parent": parent}


def test_categories_lie_in_each_other_but_never_in_themselves() -> None:
    build.snapshot(build.document(category("a"), category("b", "a")))
    assert problems(build.document(category("a", "c"), category("b", "a"), category("c", "b"))) == [
        ("catalog.category_cycle", ("categories", 0, "parent"))
    ]
    assert problems(build.document(category("a", "gone"))) == [
        ("catalog.unknown_category", ("categories", 0, "parent"))
    ]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"categories": ["gone"]}, "catalog.unknown_category", ("categories", 0)),
        ({"channels": ["gone"]}, "catalog.unknown_channel", ("channels", 0)),
        ({"terms": ["gone"]}, "catalog.unknown_term", ("terms", 0)),
        ({"pictures": [{"image": "gone"}]}, "catalog.unknown_image", ("pictures", 0, "image")),
        ({"narrowed": {"taste": {"mandatory": True}}}, "catalog.unknown_characteristic", ("narrowed", "taste")),
        ({"narrowed": {"colour": {"allowed": ["green"]}}}, "catalog.widens", ("narrowed", "colour", "allowed", 0)),
        ({"narrowed": {"speed": {"minimum": 50}}}, "catalog.widens", ("narrowed", "speed", "minimum")),
        ({"narrowed": {"speed": {"maximum": 2000}}}, "catalog.widens", ("narrowed", "speed", "maximum")),
        (
            {"narrowed": {"speed": {"minimum": 700, "maximum": 600}}},
            "catalog.range",
            ("narrowed", "speed", "minimum"),
        ),
        ({"narrowed": {"colour": {"minimum": 1}}}, "catalog.range", ("narrowed", "colour", "minimum")),
        ({"narrowed": {"speed": {"hidden": True}}}, "catalog.hidden", ("narrowed", "speed", "hidden")),
        (
            {"defaults": {"colour": "red"}, "narrowed": {"colour": {"allowed": ["blue"]}}},
            "catalog.not_allowed",
            ("narrowed", "colour", "allowed"),
        ),
        ({"eligibility": {"countries": ["Brazil"]}}, "catalog.country", ("eligibility", "countries", 0)),
        ({"eligibility": {"segments": [" "]}}, "catalog.blank", ("eligibility", "segments", 0)),
        ({"eligibility": {"condition": "1 +"}}, "catalog.expression", ("eligibility", "condition")),
        ({"valid_from": "2027-01-01T00:00:00"}, "catalog.zone", ("valid_from",)),
        (
            {"valid_from": "2027-01-02T00:00:00Z", "valid_until": "2027-01-01T00:00:00Z"},
            "catalog.period",
            ("valid_until",),
        ),
    ],
)
def test_an_offering_that_contradicts_itself_is_refused_at_its_field(
    fields: dict[str, Any], code: str, path: tuple[str | int, ...]
) -> None:
    assert problems(sold(**fields)) == [(code, ("offerings", 0, *path))]


def test_an_offering_may_leave_less_than_its_specification_has() -> None:
    narrowed = {"colour": {"allowed": ["blue"]}, "speed": {"minimum": 200, "maximum": 500, "mandatory": True}}
    snapshot = build.snapshot(sold(narrowed=narrowed, valid_from="2027-01-01T00:00:00Z"))
    assert snapshot.offerings["o"].narrowed["colour"].allowed == ("blue",)


def bundle(*groups: dict[str, Any], **child: Any) -> dict[str, Any]:
    children = [{"offering": "a", **child}, {"offering": "b"}]
    return build.document(
        build.product("p"),
        build.offering("a", "p"),
        build.offering("b", "p"),
        build.offering("bundle", children=children, groups=list(groups)),
    )


def group(key: str, *offerings: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "name": {"en": key}, "offerings": list(offerings), **fields}


@pytest.mark.parametrize(
    ("document", "code", "path"),
    [
        (bundle(group("g", "a", "x")), "catalog.unknown_offering", ("offerings", 1)),
        (bundle(group("g", "a", minimum=2, maximum=2)), "catalog.group", ("minimum",)),
        (bundle(group("g", "a", minimum=2, maximum=1)), "catalog.range", ("minimum",)),
        (bundle(group("g", "a"), minimum=2, maximum=2, default=2), "catalog.group", ("maximum",)),
    ],
)
def test_a_group_that_cant_be_chosen_from_is_refused(
    document: dict[str, Any], code: str, path: tuple[str | int, ...]
) -> None:
    assert problems(document) == [(code, ("offerings", 2, "groups", 0, *path))]


def test_a_child_stands_in_one_group_only() -> None:
    found = problems(bundle(group("g", "a"), group("h", "a", "b")))
    assert found == [
        ("catalog.group", ("offerings", 2, "groups", 0, "offerings", 0)),
        ("catalog.group", ("offerings", 2, "groups", 1, "offerings", 0)),
    ]


def test_terms_of_sale_have_a_text_and_channels_a_name() -> None:
    broken = build.document(
        {"in": "terms", "key": "t", "name": {"en": "T"}, "text": {"pt-BR": "só"}},
        {"in": "channels", "key": "c", "name": {}},
    )
    assert problems(broken) == [
        ("catalog.name", ("channels", 0, "name", "en")),
        ("catalog.text", ("terms", 0, "text", "en")),
    ]


def test_what_is_published_holds_to_nothing_that_is_archived() -> None:
    broken = build.document(build.product("p", lifecycle="archived"), build.offering("o", "p"))
    assert problems(broken) == [("catalog.archived", ("offerings", 0, "specification"))]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"value_type": "string", "minimum": 3}, "catalog.range", ("minimum",)),
        ({"value_type": "integer", "step": 0}, "catalog.step", ("step",)),
        ({"most": 0}, "catalog.most", ("most",)),
        (
            {"value_type": "integer", "allowed": [{"value": "x", "label": {"en": "X"}}]},
            "catalog.wrong_type",
            ("allowed", 0, "value"),
        ),
        ({"value_type": "integer", "pattern": "[0-9]+"}, "catalog.pattern", ("pattern",)),
    ],
)
def test_constraints_fit_the_type_of_their_characteristic(
    fields: dict[str, Any], code: str, path: tuple[str | int, ...]
) -> None:
    broken = build.document(build.product("p", {**build.characteristic("x"), **fields}))
    assert problems(broken) == [(code, ("specifications", 0, "characteristics", 0, *path))]
