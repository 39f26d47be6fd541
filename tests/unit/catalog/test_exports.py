"""What came in goes out: an export, taken into an empty catalog and exported again, is the same to the last byte."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.catalog.domain.document import BrokenCatalog, parse_document, parse_documents
from orderloom.catalog.domain.exporting import written_document, written_documents
from orderloom.catalog.domain.importing import Member, plan_import
from orderloom.kernel import json
from tests.builders import catalog as build

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def round_trip(document: dict[str, Any]) -> dict[str, Any]:
    parsed = parse_documents(document)
    plan = plan_import((), *parsed)
    images = {one.sha256: one for each in parsed for one in each.images}
    members = [one for one in plan.written]
    own = [
        written_document(each.key, each.name, [one for one in members if one.document == each.key], images)
        for each in parsed
    ]
    return written_documents(own)


@pytest.mark.parametrize("key", build.DEMO)
def test_a_document_goes_out_as_it_came_in(key: str) -> None:
    document = build.demo_document(key)
    exported = round_trip(document)
    assert json.dumps(round_trip(exported)) == json.dumps(exported)
    assert exported["name"] == document["name"]
    assert plan_import(stored(document), parse_document(exported)).changes == ()


def stored(document: dict[str, Any]) -> tuple[Member, ...]:
    return plan_import((), parse_document(document)).written


def test_what_is_so_anyway_is_left_out() -> None:
    document = build.document(
        build.product("p", build.characteristic("x", "integer")),
        build.service("s"),
        build.realized("p", "s"),
        build.offering("o", "p", prices=[build.price("once", "one_time", 5)]),
    )
    del document["specifications"][0]["kind"]
    document["specifications"][0]["kind"] = "product"
    exported = round_trip(document)
    assert exported["decompositions"][0]["edges"] == [{"source": "p", "target": "s", "type": "realized_as"}]
    assert exported["offerings"][0]["prices"] == document["offerings"][0]["prices"]


def test_several_documents_go_out_as_one_file_and_come_in_together() -> None:
    second = build.document(build.service("s"), key="second")
    first = build.document(build.product("p"), build.realized("p", "s"), key="first")
    both = {"schema": "orderloom.catalogs/1", "documents": [first, second]}
    exported = round_trip(both)
    assert [one["key"] for one in exported["documents"]] == ["first", "second"]
    assert json.dumps(round_trip(exported)) == json.dumps(exported)


def test_a_problem_says_in_which_document_it_lies() -> None:
    broken = {
        "schema": "orderloom.catalogs/1",
        "documents": [build.document(key="one"), build.document(build.offering("o", "gone"), key="two")],
    }
    with pytest.raises(BrokenCatalog) as refused:
        plan_import((), *parse_documents(broken))
    assert [one.path for one in refused.value.problems] == [("documents", 1, "offerings", 0, "specification")]


def test_images_travel_inside_the_document() -> None:
    image = {"in": "images", "key": "logo", "media_type": "image/png", "data": base64.b64encode(PNG).decode()}
    document = build.document(image, build.product("p"), build.offering("o", "p", pictures=[{"image": "logo"}]))
    assert round_trip(document)["images"] == [{"key": "logo", "media_type": "image/png", "data": image["data"]}]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"),
        (b"GIF89a", "image/png"),
        (PNG, "image/jpeg"),
        (PNG + b"0" * 1024 * 1024, "image/png"),
    ],
)
def test_an_image_that_is_not_what_it_says_is_refused(content: bytes, media_type: str) -> None:
    image = {"in": "images", "key": "x", "media_type": media_type, "data": base64.b64encode(content).decode()}
    with pytest.raises(BrokenCatalog) as refused:
        parse_document(build.document(image))
    assert [(one.code, one.path[:2]) for one in refused.value.problems] == [("catalog.image", ("images", 0))]


WORDS = st.fixed_dictionaries(
    {"en": st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)},
    optional={"pt-BR": st.text(st.characters(categories=["L"]), max_size=12)},
)


@given(
    names=st.lists(WORDS, min_size=1, max_size=4),
    version=st.integers(1, 99),
    lifecycle=st.sampled_from(["published", "retired"]),
    amount=st.decimals(-1000, 1000, places=3),
    codes=st.lists(st.text("0123456789", min_size=1, max_size=5), max_size=3),
)
def test_whatever_an_offering_says_comes_back(
    names: list[dict[str, str]], version: int, lifecycle: str, amount: Any, codes: list[str]
) -> None:
    offerings = [
        build.offering(
            f"o{index}",
            "p",
            name=name,
            version=version,
            lifecycle=lifecycle,
            prices=[build.price("once", "one_time", amount)],
            eligibility={"postal_codes": codes, "countries": ["BR"]},
        )
        for index, name in enumerate(names)
    ]
    document = build.document(build.product("p"), *offerings)
    exported = json.loads(json.dumps(round_trip(document)))
    assert json.dumps(round_trip(exported)) == json.dumps(exported)
    assert stored(exported) == stored(document)
