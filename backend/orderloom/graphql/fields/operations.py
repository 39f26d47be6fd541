"""Reading and defining custom fields."""

from collections.abc import Awaitable, Callable
from typing import Any

import strawberry

from orderloom.fields import commands, contracts, queries
from orderloom.graphql.context import Info
from orderloom.graphql.fields.types import CustomField
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.ids import row_id, row_ids
from orderloom.graphql.present import present, present_all
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON
from orderloom.identity.contracts import Permission, Role


@strawberry.input
class WordsInput:
    en: str = ""
    pt_br: str = ""


@strawberry.input
class CustomFieldChoiceInput:
    value: str
    label: WordsInput


@strawberry.input
class CustomFieldRulesInput:
    """What may be changed of a field at any time."""

    label: WordsInput
    help: WordsInput | None = None
    section: WordsInput | None = None
    required: bool = False
    default: JSON | None = None
    minimum: JSON | None = None
    maximum: JSON | None = None
    pattern: str | None = None
    longest: int | None = None
    choices: list[CustomFieldChoiceInput] = strawberry.field(default_factory=list)
    listed: bool = False
    filtered: bool = False
    shown_to_customers: bool = False
    edited_by: list[Role] = strawberry.field(default_factory=list)


@strawberry.input
class DefineCustomFieldInput:
    """`key` is the name by which expressions and the API know the field; it and the type stay for good."""

    noun: contracts.Noun
    key: str
    type: contracts.FieldType
    rules: CustomFieldRulesInput


@strawberry.input
class ChangeCustomFieldInput:
    id: strawberry.ID
    version: int
    rules: CustomFieldRulesInput


@strawberry.input
class CustomFieldVerbInput:
    id: strawberry.ID
    version: int


@strawberry.input
class ArrangeCustomFieldsInput:
    """All fields of the noun that are not retired, in their new order."""

    noun: contracts.Noun
    field_ids: list[strawberry.ID]


@strawberry.type
class CustomFieldPayload:
    field: CustomField | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class CustomFieldsPayload:
    fields: list[CustomField] = strawberry.field(default_factory=list)
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class FieldQueries:
    @query(Permission.ORDER_READ, Permission.ACCOUNT_READ, Permission.TASK_READ, Permission.FIELD_MANAGE)
    async def custom_fields(
        self, info: Info, noun: contracts.Noun | None = None, retired: bool = False
    ) -> list[CustomField]:
        """Custom fields in their order, those that the viewer may see; retired ones when they are asked for."""
        async with info.context.reader() as reader:
            found = await queries.custom_fields(reader, info.context.actor, noun, retired=retired)
        return present_all(found)


@strawberry.type
class FieldMutations:
    @mutation(Permission.FIELD_MANAGE)
    async def define_custom_field(self, info: Info, input: DefineCustomFieldInput) -> CustomFieldPayload:
        """Adds a field to a kind of record."""
        wanted = contracts.DefineField(noun=input.noun, key=input.key, type=input.type, rules=_rules(input.rules))
        return await _perform(info, commands.define_field, wanted)

    @mutation(Permission.FIELD_MANAGE)
    async def change_custom_field(self, info: Info, input: ChangeCustomFieldInput) -> CustomFieldPayload:
        """Changes a field; what was filled in before stays as it is."""
        field_id = row_id(input.id, "CustomField")
        wanted = contracts.ChangeField(field_id=field_id, version=input.version, rules=_rules(input.rules))
        return await _perform(info, commands.change_field, wanted)

    @mutation(Permission.FIELD_MANAGE)
    async def retire_custom_field(self, info: Info, input: CustomFieldVerbInput) -> CustomFieldPayload:
        """Takes a field out of forms and lists; its values stay, and its key is never used again."""
        return await _perform(info, commands.retire_field, _retire(input))

    @mutation(Permission.FIELD_MANAGE)
    async def revive_custom_field(self, info: Info, input: CustomFieldVerbInput) -> CustomFieldPayload:
        """Takes a retired field up again."""
        return await _perform(info, commands.revive_field, _retire(input))

    @mutation(Permission.FIELD_MANAGE)
    async def arrange_custom_fields(self, info: Info, input: ArrangeCustomFieldsInput) -> CustomFieldsPayload:
        """Puts the fields of a kind of record in order."""
        wanted = contracts.ArrangeFields(noun=input.noun, field_ids=row_ids(input.field_ids, "CustomField", "fieldIds"))
        async with info.context.unit_of_work() as uow:
            arranged = await commands.arrange_fields(uow, info.context.actor, wanted)
        return CustomFieldsPayload(fields=present_all(arranged))


async def _perform(
    info: Info, command: Callable[..., Awaitable[contracts.CustomField]], wanted: Any
) -> CustomFieldPayload:
    async with info.context.unit_of_work() as uow:
        field = await command(uow, info.context.actor, wanted)
    return CustomFieldPayload(field=present(field))


def _retire(given: CustomFieldVerbInput) -> contracts.RetireField:
    return contracts.RetireField(field_id=row_id(given.id, "CustomField"), version=given.version)


def _words(given: WordsInput | None) -> contracts.Localised:
    said = {"en": given.en.strip(), "pt-BR": given.pt_br.strip()} if given is not None else {}
    return {language: text for language, text in said.items() if text}


def _rules(given: CustomFieldRulesInput) -> contracts.Rules:
    return contracts.Rules(
        label=_words(given.label),
        help=_words(given.help),
        section=_words(given.section),
        required=given.required,
        default=given.default,
        minimum=given.minimum,
        maximum=given.maximum,
        pattern=given.pattern or None,
        longest=given.longest,
        choices=tuple(contracts.Choice(value=one.value, label=_words(one.label)) for one in given.choices),
        listed=given.listed,
        filtered=given.filtered,
        shown_to_customers=given.shown_to_customers,
        edited_by=tuple(given.edited_by),
    )
