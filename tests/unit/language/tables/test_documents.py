"""What a table may look like, and how it is refused."""

from typing import Any

import pytest

from orderloom.kernel.errors import DomainError
from orderloom.language.tables import compile_table, parse_table

TABLE: dict[str, Any] = {
    "schema": "orderloom.table/1",
    "key": "site-class",
    "name": {"en": "Site class"},
    "hit_policy": "UNIQUE",
    "inputs": [{"id": "users", "label": "Users", "expression": "line.users", "type": "number"}],
    "outputs": [{"id": "class", "label": "Class", "type": "string"}],
    "rows": [{"id": "r1", "when": ["< 50"], "then": ['"small"']}],
}


def refusals(**changes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(DomainError) as refused:
        compile_table(parse_table({**TABLE, **changes}))
    return [(problem.code, problem.path) for problem in refused.value.problems]


def row(**changes: Any) -> list[dict[str, Any]]:
    return [{**TABLE["rows"][0], **changes}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"schema": "orderloom.table/2"}, [("table.malformed", ("schema",))]),
        ({"colour": "red"}, [("table.malformed", ())]),
        ({"hit_policy": "BEST"}, [("table.malformed", ("hit_policy",))]),
        ({"outputs": []}, [("table.malformed", ("outputs",))]),
        ({"rows": row(id=5)}, [("table.malformed", ("rows", 0, "id"))]),
        ({"rows": row(valid_from="soon")}, [("table.malformed", ("rows", 0, "valid_from"))]),
        ({"rows": row(when=[])}, [("table.cells", ("rows", 0, "when"))]),
        ({"rows": row(when=["<"])}, [("feel.syntax", ("rows", 0, "when", 0))]),
        ({"rows": row(then=["foo()"])}, [("feel.type", ("rows", 0, "then", 0))]),
        ({"rows": row(then=["5"])}, [("table.type", ("rows", 0, "then", 0))]),
        ({"rows": row() + row()}, [("table.duplicate_id", ("rows", 1, "id"))]),
        ({"rows": row(valid_from="2026-02-01", valid_to="2026-01-01")}, [("table.validity", ("rows", 0, "valid_to"))]),
        ({"aggregation": "SUM"}, [("table.aggregation", ("aggregation",))]),
        ({"hit_policy": "PRIORITY"}, [("table.no_priorities", ("outputs",))]),
        (
            {"rows": [*row(when=["<"]), {"id": "r2", "when": [">"], "then": ["("]}]},
            [
                ("feel.syntax", ("rows", 0, "when", 0)),
                ("feel.syntax", ("rows", 1, "when", 0)),
                ("feel.syntax", ("rows", 1, "then", 0)),
            ],
        ),
    ],
)
def test_a_refusal_names_every_problem_with_its_path(
    changes: dict[str, Any], expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert refusals(**changes) == expected


@pytest.mark.parametrize("data", [None, 5, [], "table", {}])
def test_what_is_no_table_is_refused(data: Any) -> None:
    with pytest.raises(DomainError):
        parse_table(data)


def test_a_broken_cell_says_where_it_broke() -> None:
    with pytest.raises(DomainError) as refused:
        compile_table(parse_table({**TABLE, "rows": row(when=["1, <"])}))
    assert refused.value.problems[0].details == {"position": 4, "text": "1, <", "row": "r1", "column": "users"}
