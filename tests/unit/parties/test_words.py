"""Words by which accounts are found."""

from hypothesis import given
from hypothesis import strategies as st

from orderloom.parties.domain.words import plain_number, prefixes, words_of


def test_accents_capitals_and_signs_do_not_matter() -> None:
    assert words_of("Ação & Gestão", None, "crm-1", "ação") == "acao gestao crm 1"
    assert prefixes("Gest, ÁCAO") == "'gest':* & 'acao':*"


def test_signs_alone_are_no_search() -> None:
    assert prefixes(" '\\:*&! ") is None


def test_a_number_is_found_by_its_digits() -> None:
    assert plain_number("ACC0001001") == "1001"


@given(st.text(max_size=80))
def test_every_text_is_found_by_itself_and_holds_nothing_that_a_query_would_mind(text: str) -> None:
    words = words_of(text).split()
    asked = prefixes(text)
    assert asked is None or {term.strip("':*") for term in asked.split(" & ")} <= set(words)
    assert not any(sign in word for word in words for sign in "'\\:*&|!() ")
