"""TM Forum's own material, which is tested against and never copied: specifications and sample bodies."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from orderloom.kernel import json

BESIDE = Path(__file__).parents[3] / "shared" / "tmf"
MATERIAL = Path(os.environ.get("ORDERLOOM_TMF_MATERIAL", BESIDE))
needs_material = pytest.mark.skipif(
    not MATERIAL.exists(), reason="ORDERLOOM_TMF_MATERIAL must name a folder with TM Forum's specs and examples"
)


def sample(name: str) -> Any:
    """A sample product order by its file name."""
    return json.loads((MATERIAL / "examples" / "product_orders" / name).read_bytes())


def specification(name: str) -> Any:
    return json.loads((MATERIAL / "specs" / name).read_bytes())


def fits(name: str, value: Any, kind: str, but: tuple[str, ...] = ()) -> list[str]:
    """What of a value does not fit a type of the specification. A type by a discriminator is read as any of its
    members, since that is what schema validators can't see; `but` are attributes that are not looked at."""
    looked_at = {key: item for key, item in value.items() if key not in but} if isinstance(value, dict) else value
    return [str(error) for error in _validator(name, kind).iter_errors(looked_at)]


@cache
def _validator(name: str, kind: str) -> Any:
    schema = loosened(specification(name))
    place = "definitions" if "definitions" in schema else "components/schemas"
    parts = {part: schema[part] for part in ("definitions", "components") if part in schema}
    return jsonschema_rs.validator_for({"$ref": f"#/{place}/{kind}", **parts})


def loosened(value: Any) -> Any:
    """`oneOf` as `anyOf`: the standard's members of a union are told apart by `@type` alone."""
    if isinstance(value, dict):
        return {("anyOf" if key == "oneOf" else key): loosened(item) for key, item in value.items()}
    return [loosened(item) for item in value] if isinstance(value, list) else value


def lacking(sent: Any, got: Any, path: str = "") -> Iterator[str]:
    """Where what was sent did not come back; more may have come, and a null says nothing."""
    if isinstance(sent, dict) and isinstance(got, dict):
        for name in (name for name, value in sent.items() if value is not None):
            yield from lacking(sent[name], got.get(name), f"{path}.{name}")
    elif isinstance(sent, list) and isinstance(got, list) and len(got) >= len(sent):
        for index, value in enumerate(sent):
            yield from lacking(value, got[index], f"{path}[{index}]")
    elif sent != got:
        yield f"{path}: {sent!r} came back as {got!r}"
