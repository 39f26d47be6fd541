"""The names that expressions may read, with their types and what people call them.

One declared type a record of the product; `scope_of_input` says what flows read, `scope_of_table` what policies do.
"""

from orderloom.language.scopes.fields import Field, Labels, Name, RecordType
from orderloom.language.scopes.inputs import ANYTHING, INPUTS, scope_of_input
from orderloom.language.scopes.labels import LABELS, OWN_WORDS, RECORDS
from orderloom.language.scopes.own import UNTOLD, OwnFields
from orderloom.language.scopes.policies import POLICIES, RULES, scope_of_table

__all__ = [
    "ANYTHING",
    "INPUTS",
    "LABELS",
    "OWN_WORDS",
    "POLICIES",
    "RECORDS",
    "RULES",
    "UNTOLD",
    "Field",
    "Labels",
    "Name",
    "OwnFields",
    "RecordType",
    "scope_of_input",
    "scope_of_table",
]
