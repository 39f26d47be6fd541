"""The schema in the repository is the one that the code serves."""

from pathlib import Path

from orderloom.graphql.schema import printed

FILE = Path(__file__).parents[3] / "schema.graphql"


def test_the_printed_schema_is_the_one_in_the_repository() -> None:
    assert FILE.read_text() == printed(), "run `orderloom schema --out schema.graphql` and commit it"
