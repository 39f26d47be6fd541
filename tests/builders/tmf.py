"""TM Forum's own material, which is tested against and never copied: specifications and sample bodies."""

import os
from pathlib import Path
from typing import Any

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
