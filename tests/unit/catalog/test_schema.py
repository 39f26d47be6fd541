"""The shipped JSON Schema of catalog documents."""

import msgspec

from orderloom.catalog.domain.schema import catalog_schema
from tests.builders.catalog import CATALOGS

FILE = CATALOGS.parent / "schema" / "catalog.schema.json"


def test_the_shipped_schema_is_the_one_that_the_code_makes() -> None:
    expected = msgspec.json.format(msgspec.json.encode(catalog_schema()), indent=2).decode() + "\n"
    assert FILE.read_text(encoding="utf-8") == expected, "write catalog_schema() to flows/schema/catalog.schema.json"
