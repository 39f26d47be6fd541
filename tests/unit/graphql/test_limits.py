"""Documents that would cost too much are refused before anything is looked up, and ordinary ones pass."""

from typing import Any

import pytest
from graphql import GraphQLSyntaxError

from orderloom.graphql.limits import MAX_ROOTS, preparer
from orderloom.graphql.schema import schema

core: Any = schema()._schema  # pyright: ignore[reportPrivateUsage]
prepare = preparer(core, introspection=False)


def codes(document: str) -> list[str]:
    return [(error.extensions or {}).get("code", error.message) for error in prepare(document).errors]


def fragments(count: int, body: str) -> str:
    """`f0` to `f<count>`, each spreading the next one twice."""
    chain = "".join(f" fragment f{i} on Order {{ ...f{i + 1} ...f{i + 1} }}" for i in range(count))
    return f"{chain} fragment f{count} on Order {{ {body} }}"


HOSTILE = {
    "a fragment bomb": ("{ orders { nodes { ...f0 } } }" + fragments(60, "number"), "too_costly"),
    "the same field again and again": ("{ viewer { " + "name " * 1900 + "} }", "too_repetitive"),
    "one alias again and again": ("{ viewer { " + "a: name " * 600 + "} }", "too_repetitive"),
    "the same list again and again": ("{ " + "orders { nodes { lines { id } } } " * 120 + "}", "too_repetitive"),
    "repeats hidden in fragments": (
        "{ orders { nodes { "
        + " ".join(f"...g{i}" for i in range(100))
        + " } } }"
        + "".join(f" fragment g{i} on Order {{ number state }}" for i in range(100)),
        "too_repetitive",
    ),
    "many aliases of a root field": (
        "{ " + " ".join(f"a{i}: viewer {{ name }}" for i in range(MAX_ROOTS + 1)) + " }",
        "too_many_roots",
    ),
    "lists in lists in lists": (
        "{ orders(first: 100) { nodes { tasks { order { tasks { order { tasks { order { tasks { id } } } } } } } } } }",
        "too_costly",
    ),
    "lists of lines again and again": (
        "query($i: ConfigureInput!) { " + " ".join(f"a{i}: configure(input: $i) {{ valid }}" for i in range(6)) + " }",
        "too_laborious",
    ),
    "orders again and again": (
        "mutation($i: CreateOrderInput!) { "
        + " ".join(f"a{i}: createOrder(input: $i) {{ order {{ id }} }}" for i in range(6))
        + " }",
        "too_laborious",
    ),
    "depth": ("{ offerings { " + "children { offering { " * 8 + "key" + " } } " * 8 + "} }", "too_deep"),
}


@pytest.mark.parametrize(("document", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_document_that_asks_for_too_much_is_refused(document: str, code: str) -> None:
    assert code in codes(document)


def test_a_document_of_more_than_2000_tokens_is_not_even_parsed() -> None:
    with pytest.raises(GraphQLSyntaxError, match="more than 2000 tokens"):
        prepare("{ viewer { " + "name " * 2000 + "} }")


def test_a_fragment_that_spreads_itself_is_refused() -> None:
    found = codes("{ orders { nodes { ...a } } } fragment a on Order { ...b } fragment b on Order { ...a }")
    assert found == ["Cannot spread fragment 'a' within itself via 'b'."]


def test_bundles_in_bundles_are_within_the_limits() -> None:
    nested = "{ offerings { " + "children { offering { " * 3 + "key" + " } } " * 3 + "} }"
    assert codes(nested) == []


def test_what_the_workspace_asks_for_is_far_within_the_limits() -> None:
    record = """
      query Record($number: String!) {
        order(number: $number) {
          id number state account { name } lines { id offering { name { text } }
            characteristics { name label { text } value } charges { name { text } total { amount currency } } }
          domainOrders { id number specification { name { text } } tasks { id state } }
          deferrals { id target { name { text } } } tasks { id name { text } group { name { text } } }
        }
      }"""
    assert codes(record) == []


def test_orders_are_filtered_in_one_document_as_often_as_a_page_needs() -> None:
    asked = " ".join(f"a{i}: orders(filter: {{search: $text}}, first: 5) {{ totalCount }}" for i in range(20))
    assert codes(f"query($text: String!) {{ {asked} }}") == []


def test_introspection_is_off_where_the_schema_is_not_open() -> None:
    assert codes("{ __schema { types { name } } }") != []
    assert preparer(core, introspection=True)("{ __schema { types { name } } }").errors == []


def test_misspelled_fields_are_refused_without_suggesting_others() -> None:
    assert codes("{ viewer { nam } }") == ["Cannot query field 'nam' on type 'Viewer'."]
