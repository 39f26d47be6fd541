from decimal import Decimal

import pytest

from orderloom.flows.domain.documents import NewerSchema, UnknownSchema, describe
from orderloom.flows.domain.reading import MAX_BYTES, FileTooLarge, Unreadable, read_json
from orderloom.kernel.errors import Kind


def test_numbers_are_exact() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": [0.1, 7]}') == {"a": [Decimal("0.1"), 7]}


@pytest.mark.parametrize(
    ("text", "message", "details"),
    [
        (b'{"a": 1,}', "line 1, column 9", {"line": 1, "column": 9}),
        (b'{\n"a": tru}', "line 2, column 6", {"line": 2, "column": 6}),
        (b"", "line 1, column 1", {"line": 1, "column": 1}),
        (b'{"a": NaN}', "NaN", None),
        (b'{"a": -Infinity}', "-Infinity", None),
        (b'{"a": "\xff"}', "UTF-8", None),
        (b"[" * 100_000, "nested", None),
        (b'{"a": 1' + b"0" * 5000 + b"}", "digits", None),
        (b'{"a": "\t"}', "line 1", {"line": 1, "column": 8}),
    ],
)
def test_what_is_no_json_is_refused_with_its_position(text: bytes, message: str, details: dict[str, int]) -> None:
    with pytest.raises(Unreadable, match=message) as refusal:
        read_json(text)
    assert refusal.value.problems[0].details == details


def test_a_key_that_is_given_twice_is_refused_with_its_path() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_json(b'{"nodes": [{"id": 1}, {"id": 1, "key": 2, "id": 3}], "a": {"b": 1, "b": 1, "b": 2}}')
    assert [problem.path for problem in refusal.value.problems] == [("nodes", 1, "id"), ("a", "b")]


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(FileTooLarge) as refusal:
        read_json(b" " * (MAX_BYTES + 1))
    assert refusal.value.kind is Kind.TOO_LARGE


@pytest.mark.parametrize("schema", ["orderloom.flow/2", "orderloom.table/17"])
def test_a_newer_schema_says_so(schema: str) -> None:
    with pytest.raises(NewerSchema, match="A newer one may read it") as refusal:
        describe({"schema": schema})
    assert (refusal.value.problems[0].code, refusal.value.problems[0].path) == ("flows.newer_schema", ("schema",))


@pytest.mark.parametrize("schema", ["orderloom.flow/0", "orderloom.poem/2", 1, None, ["orderloom.flow/1"]])
def test_another_schema_is_unknown(schema: object) -> None:
    with pytest.raises(UnknownSchema) as refusal:
        describe({"schema": schema})
    assert refusal.value.problems[0].code == "flows.unknown_schema"
