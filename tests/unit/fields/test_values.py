"""What fields of one's own take, and the one form in which equal values are kept."""

from decimal import Decimal
from typing import Any

import pytest

from orderloom.fields.contracts import FieldType
from orderloom.fields.domain.values import Unfit, fitted
from tests.builders.fields import choices, field

T = FieldType


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (T.STRING, "  CC-1 ", "CC-1"),
        (T.TEXT, "two\nlines", "two\nlines"),
        (T.INTEGER, Decimal("3.0"), 3),
        (T.DECIMAL, Decimal("2.50"), Decimal("2.50")),
        (T.DECIMAL, Decimal("1E+2"), 100),
        (T.BOOLEAN, False, False),
        (T.DATE, "2030-01-31", "2030-01-31"),
        (T.DATE_TIME, "2030-01-31T09:00:00.25-03:00", "2030-01-31T12:00:00Z"),
        (T.EMAIL, "desk@example.com", "desk@example.com"),
        (T.URL, "https://example.com/a?b#c", "https://example.com/a?b#c"),
    ],
)
def test_a_value_is_kept_in_one_form(kind: FieldType, given: Any, kept: Any) -> None:
    assert fitted(field(kind), given) == kept


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (T.STRING, 3),
        (T.STRING, "two\nlines"),
        (T.TEXT, ["text"]),
        (T.INTEGER, Decimal("3.5")),
        (T.INTEGER, True),
        (T.INTEGER, "3"),
        (T.DECIMAL, Decimal("1E+60")),
        (T.BOOLEAN, "true"),
        (T.DATE, "31.01.2030"),
        (T.DATE, "2030-02-30"),
        (T.DATE_TIME, "2030-01-31T09:00:00"),
        (T.DATE_TIME, "0001-01-01T00:00:00+23:59"),
        (T.EMAIL, "nobody"),
        (T.URL, "javascript:alert(1)"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: FieldType, given: Any) -> None:
    with pytest.raises(Unfit) as refused:
        fitted(field(kind), given)
    assert refused.value.code == "wrong_type"


@pytest.mark.parametrize(
    ("kind", "limits", "given", "code"),
    [
        (T.INTEGER, {"minimum": 1}, 0, "too_small"),
        (T.DECIMAL, {"maximum": Decimal("9.5")}, Decimal("9.51"), "too_large"),
        (T.DATE, {"minimum": "2030-01-01"}, "2029-12-31", "too_small"),
        (T.DATE_TIME, {"maximum": "2030-01-01T00:00:00Z"}, "2030-01-01T00:00:01Z", "too_large"),
        (T.STRING, {"longest": 3}, "four", "too_long"),
        (T.STRING, {}, "x" * 201, "too_long"),
        (T.STRING, {"pattern": "CC-[0-9]{4}"}, "CC-12", "pattern"),
        (T.ENUM, {"choices": choices("red", "blue")}, "green", "not_allowed"),
    ],
)
def test_a_value_beyond_its_limits_is_refused(kind: FieldType, limits: dict[str, Any], given: Any, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        fitted(field(kind, **limits), given)
    assert refused.value.code == code


def test_a_pattern_is_matched_in_linear_time() -> None:
    evil = field(T.STRING, pattern="(a+)+b", longest=200)
    with pytest.raises(Unfit):
        fitted(evil, "a" * 200)
