"""The smallest document for each operation of the schema, with arguments that are valid and name nothing real."""

from csv import DictReader
from pathlib import Path
from typing import Any, NamedTuple

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    Undefined,
    get_named_type,
    is_composite_type,
)

from orderloom.graphql.ids import global_id
from orderloom.graphql.schema import schema
from orderloom.kernel.ids import new_id

FILE = Path(__file__).parent / "operations.csv"
NOUNS = {
    "id": "Order",
    "order": "Order",
    "line": "OrderLine",
    "site": "Site",
    "contact": "Contact",
    "account": "Account",
    "task": "Task",
    "person": "Person",
    "field": "CustomField",
    "fallout": "Fallout",
    "request": "CustomerRequest",
    "deferral": "Deferral",
    "domainOrder": "DomainOrder",
    "item": "InventoryItem",
    "upload": "Upload",
    "import": "ImportJob",
    "version": "CatalogVersion",
    "before": "CatalogVersion",
    "after": "CatalogVersion",
    "template": "OrderTemplate",
    "attachment": "Attachment",
    "subject": "Order",
}


class Operation(NamedTuple):
    root: str
    name: str
    field: GraphQLField

    @property
    def key(self) -> str:
        return f"{self.root}.{self.name}"


def expected() -> dict[str, frozenset[str]]:
    """The permissions of each operation, one of which is needed, as the table says."""
    with FILE.open() as file:
        return {row["operation"]: frozenset(row["permissions"].split()) for row in DictReader(file)}


def operations() -> list[Operation]:
    core: Any = schema()._schema  # pyright: ignore[reportPrivateUsage]
    roots = {"Query": core.query_type, "Mutation": core.mutation_type, "Subscription": core.subscription_type}
    return [Operation(root, name, field) for root, kind in roots.items() for name, field in kind.fields.items()]


def document(operation: Operation) -> tuple[str, dict[str, Any]]:
    """The text and its variables."""
    needed = {name: one for name, one in operation.field.args.items() if _is_needed(one)}
    declared = ", ".join(f"${name}: {one.type}" for name, one in needed.items())
    passed = ", ".join(f"{name}: ${name}" for name in needed)
    head = f"{operation.root.lower()} Asked{f'({declared})' if declared else ''}"
    field = f"{operation.name}{f'({passed})' if passed else ''}{_selection(operation.field)}"
    variables = {name: _value(name, one.type, operation.name) for name, one in needed.items()}
    return f"{head} {{ {field} }}", variables


def _selection(field: GraphQLField) -> str:
    named = get_named_type(field.type)
    if not is_composite_type(named):
        return ""
    has_problems = "problems" in getattr(named, "fields", ())
    return " { __typename problems { code message } }" if has_problems else " { __typename }"


def _is_needed(one: GraphQLArgument | GraphQLInputField) -> bool:
    return isinstance(one.type, GraphQLNonNull) and one.default_value is Undefined


def _value(name: str, kind: Any, operation: str) -> Any:
    if isinstance(kind, GraphQLNonNull):
        return _value(name, kind.of_type, operation)
    if isinstance(kind, GraphQLList):
        return [_value(name, kind.of_type, operation)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        return {key: _value(key, one.type, operation) for key, one in kind.fields.items() if _is_needed(one)}
    if kind.name == "ID":
        return _id(name, operation)
    return {"Int": 1, "Boolean": False, "JSON": {}, "Decimal": "1", "DateTime": "2030-01-01T00:00:00Z"}.get(
        kind.name, "no such thing"
    )


def _id(name: str, operation: str) -> str:
    own = {"account": "Account", "task": "Task", "fallout": "Fallout", "flowRun": "FlowRun", "runChanged": "FlowRun"}
    if name == "id" and operation in own:
        return global_id(own[operation], new_id())
    return global_id(NOUNS[name.removesuffix("Ids").removesuffix("Id") or "id"], new_id())
