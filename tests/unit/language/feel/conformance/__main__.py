"""`make conformance`: prints the tables and, for the cases that the project is measured by, writes `docs/feel.md`."""

import json
import sys
from pathlib import Path

from tests.unit.language.feel.conformance.report import page, verdict, written

ROOT = Path(__file__).parents[5]
DOCUMENT = ROOT / "docs" / "feel.md"


def main(given: str | None) -> None:
    path = Path(given) if given else ROOT.parent / "shared" / "dmn" / "cases.json"
    if not path.is_file():
        sys.exit(f"There is no file of cases at {path}. Name one: make conformance CASES=FILE")
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        sys.exit(f"{path} is no JSON: {error}")
    if not isinstance(cases, dict) or not {"expressions", "tables"} <= cases.keys():
        sys.exit(f"{path} is no file of cases: it has no 'expressions' and 'tables'.")
    found, last = page(cases), verdict(cases)
    print(found, end="\n\n")
    if given is None:
        DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8"), found), encoding="utf-8")
        print(f"written into {DOCUMENT.relative_to(ROOT)}")
    print(last)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
