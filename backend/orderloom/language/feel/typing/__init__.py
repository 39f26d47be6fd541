"""Static types: what an expression may give, and what in it is surely wrong, before it is ever evaluated.

`infer` and `infer_tests` are the doors for a tree, `check_text` and `check_tests` those for a text. Whatever is
uncertain is silent: a complaint means that the text gives null, or is false, whatever the values are.
"""

from orderloom.language.feel.typing.complaints import Complaint
from orderloom.language.feel.typing.reading import Checked, check_tests, check_text, infer, infer_tests
from orderloom.language.feel.typing.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS,
    DURATION,
    MONTHS,
    NULL,
    NUMBER,
    STRING,
    TIME,
    Atom,
    ContextOf,
    FunctionOf,
    ListOf,
    RangeOf,
    Text,
    Type,
    declared,
    kinds,
    type_of,
    written,
)

__all__ = [
    "ANY",
    "BOOLEAN",
    "DATE",
    "DATE_TIME",
    "DAYS",
    "DURATION",
    "MONTHS",
    "NULL",
    "NUMBER",
    "STRING",
    "TIME",
    "Atom",
    "Checked",
    "Complaint",
    "ContextOf",
    "FunctionOf",
    "ListOf",
    "RangeOf",
    "Text",
    "Type",
    "check_tests",
    "check_text",
    "declared",
    "infer",
    "infer_tests",
    "kinds",
    "type_of",
    "written",
]
