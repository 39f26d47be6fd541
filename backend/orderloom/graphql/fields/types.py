"""Custom fields as types."""

import strawberry

from orderloom.fields import contracts, queries
from orderloom.graphql.catalog.types import AllowedValue, allowed_values
from orderloom.graphql.context import Info
from orderloom.graphql.present import presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised, optional_text
from orderloom.identity.contracts import Role

strawberry.enum(contracts.Noun, name="CustomFieldNoun")
strawberry.enum(contracts.FieldType, name="CustomFieldType")


@presents(contracts.CustomField)
@strawberry.type
class CustomField:
    """A field that process admins have added to a kind of record. `section` is the heading under which forms show it;
    fields come in their order. `listed` makes it a column of lists, `filtered` a filter of theirs."""

    contract: strawberry.Private[contracts.CustomField]
    id: strawberry.ID
    noun: contracts.Noun
    key: str
    type: contracts.FieldType
    label: LocalisedText
    help: LocalisedText | None
    section: LocalisedText | None
    required: bool
    default: JSON | None
    minimum: JSON | None
    maximum: JSON | None
    pattern: str | None
    longest: int | None
    choices: list[AllowedValue]
    listed: bool
    filtered: bool
    shown_to_customers: bool
    edited_by: list[Role]
    retired: bool
    version: int

    @strawberry.field
    def editable(self, info: Info) -> bool:
        """Whether the viewer may fill it in."""
        return queries.editable(info.context.actor, self.contract)

    @classmethod
    def from_contract(cls, field: contracts.CustomField) -> "CustomField":
        rules = field.rules
        same = ("required", "default", "minimum", "maximum", "pattern", "longest", "listed", "filtered")
        return shape(
            cls,
            field,
            **{name: getattr(rules, name) for name in same},
            label=localised(rules.label),
            help=optional_text(rules.help),
            section=optional_text(rules.section),
            choices=allowed_values(rules.choices) or [],
            shown_to_customers=rules.shown_to_customers,
            edited_by=list(rules.edited_by),
        )
