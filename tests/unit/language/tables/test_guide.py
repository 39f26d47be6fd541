"""The guide to tables: its example is read, asked and analysed, and what it says of it is so."""

import json
import re
from pathlib import Path

from orderloom.language.tables import Table, analyse, compile_table, parse_table, run_tests

GUIDE = (Path(__file__).resolve().parents[4] / "docs" / "tables.md").read_text(encoding="utf-8")


def example() -> Table:
    found = re.search(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return parse_table(json.loads(found[1]))


def test_the_tests_of_the_example_pass() -> None:
    assert [(each.id, each.differences) for each in run_tests(compile_table(example()))] == [("t1", ()), ("t2", ())]


def test_the_guide_lists_what_is_found_in_the_example() -> None:
    listed = re.findall(r"^\| (.*) \| `(table\.\w+)` \|$", GUIDE, re.MULTILINE)
    assert [(each.message, each.code) for each in analyse(example()).findings()] == listed
