"""What documents list is what the product has."""

import re

from orderloom.platform.settings import Settings
from tests.architecture.source import BACKEND, ROOT, STAIRCASE


def test_every_setting_is_documented_and_no_other() -> None:
    documented = re.findall(r"^\| `ORDERLOOM_(\w+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(field.upper() for field in Settings.__struct_fields__)


def test_every_path_named_in_the_architecture_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    named = {path for path in re.findall(r"`([\w./-]+/[\w./-]*)`", text) if not path.startswith("/")}
    roots = (ROOT, BACKEND, *(BACKEND / room for room in STAIRCASE))
    assert [path for path in sorted(named) if not any((root / path).exists() for root in roots)] == []
