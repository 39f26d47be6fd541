"""What is wrong with a text is said in the words that mend it."""

from orderloom.parties.domain.checks import text_problems


def test_an_empty_text_that_is_needed_is_asked_for() -> None:
    assert [problem.message for problem in text_problems(" ", "city", needed=True)] == ["This is needed."]


def test_a_text_that_is_too_long_hears_the_limit() -> None:
    assert [problem.message for problem in text_problems("x" * 21, "postalCode", 20)] == [
        "This takes at most 20 characters."
    ]


def test_an_empty_text_that_is_not_needed_is_fine() -> None:
    assert text_problems(" ", "region") == []
