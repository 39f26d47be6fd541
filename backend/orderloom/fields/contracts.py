"""Fields of one's own as the other contexts see them: what they are called, what they take, who fills them in."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from orderloom.identity.contracts import Role

Localised = dict[str, str]


class Noun(StrEnum):
    """What can have fields of one's own."""

    ACCOUNT = "account"
    ORDER = "order"
    LINE = "line"
    TASK = "task"


class FieldType(StrEnum):
    """`text` is a string of several lines; dates and times are kept as ISO 8601 texts, times in UTC to the second."""

    STRING = "string"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "date_time"
    ENUM = "enum"
    EMAIL = "email"
    URL = "url"


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    value: str
    label: Localised


class Rules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What may be changed of a field at any time. `minimum` and `maximum` are inclusive, `longest` counts characters.

    `listed` offers it as a column of lists and `filtered` as a filter. Customers see it when it is `shown_to_customers`
    and never change it. Only the roles in `edited_by` do, or all that may change the record where it is empty.
    """

    label: Localised
    help: Localised = {}
    section: Localised = {}
    required: bool = False
    default: Any = None
    minimum: Any = None
    maximum: Any = None
    pattern: str | None = None
    longest: int | None = None
    choices: tuple[Choice, ...] = ()
    listed: bool = False
    filtered: bool = False
    shown_to_customers: bool = False
    edited_by: tuple[Role, ...] = ()


class CustomField(msgspec.Struct, frozen=True, kw_only=True):
    """A field by its `noun` and `key`, which with its type never change. A retired one keeps its values and takes no
    others."""

    id: UUID
    noun: Noun
    key: str
    type: FieldType
    position: int
    retired: bool
    version: int
    rules: Rules


class DefineField(msgspec.Struct, frozen=True, kw_only=True):
    noun: Noun
    key: str
    type: FieldType
    rules: Rules


class ChangeField(msgspec.Struct, frozen=True, kw_only=True):
    """`rules` replace those that there were; `version` is the one that the editor saw."""

    field_id: UUID
    version: int
    rules: Rules


class RetireField(msgspec.Struct, frozen=True, kw_only=True):
    """Input of retiring a field and of taking it up again."""

    field_id: UUID
    version: int


class ArrangeFields(msgspec.Struct, frozen=True, kw_only=True):
    """The order in which the fields of a noun are shown: all ids of those that are not retired."""

    noun: Noun
    field_ids: tuple[UUID, ...]


class FieldCondition(msgspec.Struct, frozen=True, kw_only=True):
    """A condition of a list. `value` is of the field's type, a list for `in`, and none for `set` and `unset`."""

    key: str
    op: str
    value: Any = None
