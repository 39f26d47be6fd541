"""References to payments never carry the number of a card, and addresses can be written on an envelope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.ordering.contracts import PostalAddress
from orderloom.ordering.domain.paying import check_paying, names_a_card


def codes(**values: object) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.path) for one in check_paying(values)]


@pytest.mark.parametrize(
    "text", ["4111111111111111", "4111 1111 1111 1111", "card 5555-5555-5555-4444, thanks", "378282246310005"]
)
def test_the_number_of_a_card_is_refused(text: str) -> None:
    assert codes(payment_reference=text) == [("ordering.card_number", ("payment_reference",))]
    assert codes(purchase_order=text) == [("ordering.card_number", ("purchase_order",))]


@pytest.mark.parametrize("text", ["PO-2026-0042", "4111111111111112", "mandate 0000000000000000", "INV 123 456", ""])
def test_other_references_are_kept(text: str) -> None:
    assert codes(payment_reference=text, purchase_order=text) == []


@given(st.from_regex(r"[0-9]{11,18}", fullmatch=True).filter(lambda text: len(set(text)) > 1))
def test_of_ten_last_digits_exactly_one_makes_a_card(digits: str) -> None:
    assert sum(names_a_card(digits + str(last)) for last in range(10) if len(set(digits + str(last))) > 1) == 1


def test_an_address_needs_a_street_a_city_and_a_country_of_two_letters() -> None:
    address = PostalAddress(street=" ", city="", country="Brazil")
    assert codes(billing_address=address) == [
        ("input.required", ("billing_address", "street")),
        ("input.required", ("billing_address", "city")),
        ("input.country", ("billing_address", "country")),
    ]
    assert codes(billing_address=PostalAddress(street="Rua A 1", city="Recife", country="BR")) == []


def test_papers_come_in_languages_that_we_have() -> None:
    assert codes(language="pt-BR") == []
    assert codes(language="xx") == [("ordering.unknown_language", ("language",))]
