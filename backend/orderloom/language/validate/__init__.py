"""Asks of a well-formed flow whether it makes sense, and answers with all that does not."""

from orderloom.language.graph import Flow
from orderloom.language.scopes.own import UNTOLD, OwnFields
from orderloom.language.validate.expressions import check_expressions
from orderloom.language.validate.findings import Finding, References
from orderloom.language.validate.kinds import check_kinds
from orderloom.language.validate.meaning import check_meaning
from orderloom.language.validate.structure import check_structure
from orderloom.language.validate.tables import check_table

__all__ = ["Finding", "References", "check_table", "validate"]


def validate(flow: Flow, references: References, own: OwnFields = UNTOLD) -> tuple[Finding, ...]:
    """Every finding, errors first; a flow without errors compiles and can be published. `own` are the fields of one's
    own that its expressions may read."""
    found = (
        *check_structure(flow),
        *check_kinds(flow, references),
        *check_expressions(flow, references, own),
        *check_meaning(flow, references),
    )
    return tuple(sorted(found, key=lambda finding: finding.severity))
