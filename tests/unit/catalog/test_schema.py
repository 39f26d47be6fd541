"""The shipped JSON Schemas of catalog documents and decomposition graphs."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from orderloom.catalog.domain.schema import catalog_schema, decomposition_schema
from tests.builders.catalog import CATALOGS


@pytest.mark.parametrize(("name", "made"), [("catalog", catalog_schema), ("decomposition", decomposition_schema)])
def test_the_shipped_schema_is_the_one_that_the_code_makes(name: str, made: Callable[[], dict[str, Any]]) -> None:
    expected = msgspec.json.format(msgspec.json.encode(made()), indent=2).decode() + "\n"
    file = CATALOGS.parent / "schema" / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == expected, f"write what {made.__name__}() makes to {file.name}"
