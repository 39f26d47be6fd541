"""What one document may ask for: its size, its depth and its cost, each counted once a fragment.

Stock limiters walk a fragment anew at each spread, which is exponential: 809 bytes took seconds. Here the weight of a
fragment is remembered, so that any document of 2,000 tokens is judged before the rules of the specification see it;
those compare fields of one name pair by pair, so repeats are bounded too.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
    is_input_object_type,
    parse,
    validate,
)
from graphql.type import is_list_type, is_non_null_type
from graphql.validation import NoFragmentCyclesRule, NoSchemaIntrospectionCustomRule, specified_rules

MAX_TOKENS = 2_000
MAX_DEPTH = 15
MAX_COST = 100_000
MAX_REPEATS = 30
MAX_ROOTS = 50
MAX_LABOURS = 5
"""Fields of one document that are handed lists to work through, such as lines to price: variables make such lists
long at no cost of tokens."""
LONGEST_REMEMBERED = 16_384
LONG_LIST = 50
SHORT_LIST = 10


class Weight(NamedTuple):
    """`names` counts how often each name is answered at this level, fragments included."""

    depth: int = 0
    cost: int = 0
    names: Mapping[str, int] = {}
    repeats: int = 0
    labours: int = 0


class _Scale:
    """Weighs selections of one document; `fragments` remembers what each fragment weighs."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.schema = schema
        self.definitions: Mapping[str, FragmentDefinitionNode] = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.fragments: dict[str, Weight] = {}

    def selections(self, selected: SelectionSetNode | None, parent: Any) -> Weight:
        depth = cost = repeats = labours = 0
        names: Counter[str] = Counter()
        for node in selected.selections if selected else ():
            weight = self._weigh(node, parent)
            depth, cost, repeats = max(depth, weight.depth), cost + weight.cost, max(repeats, weight.repeats)
            labours = min(labours + weight.labours, MAX_COST)
            names.update(weight.names)
        return Weight(depth, min(cost, MAX_COST * 10), names, max(repeats, *names.values(), 0), labours)

    def _weigh(self, node: Any, parent: Any) -> Weight:
        if isinstance(node, FieldNode):
            return self._field(node, parent)
        if isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            inner = self.schema.get_type(condition.name.value) if condition else parent
            return self.selections(node.selection_set, inner)
        return self._fragment(node.name.value) if isinstance(node, FragmentSpreadNode) else Weight()

    def _fragment(self, name: str) -> Weight:
        definition = self.definitions.get(name)
        if definition is None:
            return Weight()
        if name not in self.fragments:
            on = self.schema.get_type(definition.type_condition.name.value)
            self.fragments[name] = self.selections(definition.selection_set, on)
        return self.fragments[name]

    def _field(self, node: FieldNode, parent: Any) -> Weight:
        field: GraphQLField | None = getattr(parent, "fields", {}).get(node.name.value)
        inner = self.selections(node.selection_set, get_named_type(field.type) if field else None)
        answered = node.alias.value if node.alias else node.name.value
        cost = 1 + inner.cost * _repeats(node, field)
        return Weight(inner.depth + 1, cost, {answered: 1}, inner.repeats, inner.labours + _labours(field))


def _repeats(node: FieldNode, field: GraphQLField | None) -> int:
    """How often what is selected beneath is computed: as often as `first` says, or a few times for a plain list."""
    if field is None:
        return 1
    if "first" in field.args:
        given = next((one.value for one in node.arguments or () if one.name.value == "first"), None)
        return max(1, min(int(given.value), 100)) if isinstance(given, IntValueNode) else LONG_LIST
    listed = _is_list(field.type) and is_composite_type(get_named_type(field.type))
    return SHORT_LIST if listed and node.name.value not in ("edges", "nodes") else 1


def _labours(field: GraphQLField | None) -> int:
    """Whether the field is handed a list of things, itself or inside of an input; a filter is only compared."""
    return int(field is not None and any(_is_long(one) for name, one in field.args.items() if name != "filter"))


def _is_long(argument: GraphQLArgument) -> bool:
    taken = get_named_type(argument.type)
    return is_input_object_type(taken) and (
        _is_list(argument.type)
        or any(_is_list(one.type) and is_input_object_type(get_named_type(one.type)) for one in taken.fields.values())
    )


def _is_list(kind: Any) -> bool:
    return is_list_type(kind.of_type if is_non_null_type(kind) else kind)


def check(schema: GraphQLSchema, document: DocumentNode) -> list[GraphQLError]:
    """Why the document asks for too much; empty when it does not. Its fragments have no cycles."""
    asked = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(asked) > 1:
        return [_refused("too_many_operations", "A document has one operation.")]
    scale = _Scale(schema, document)
    weights = [scale.selections(node.selection_set, schema.get_root_type(node.operation)) for node in asked]
    return [found for weight in weights for found in _judged(weight)]


def _judged(weight: Weight) -> Iterator[GraphQLError]:
    if weight.depth > MAX_DEPTH:
        yield _refused("too_deep", f"The document is {weight.depth} levels deep; {MAX_DEPTH} are allowed.")
    if weight.cost > MAX_COST:
        yield _refused("too_costly", "The document asks for too much at once; ask for shorter lists.")
    if weight.labours > MAX_LABOURS:
        yield _refused("too_laborious", f"The document hands over more than {MAX_LABOURS} lists to work through.")
    if weight.repeats > MAX_REPEATS:
        yield _refused("too_repetitive", f"The document asks for the same more than {MAX_REPEATS} times.")
    if sum(weight.names.values()) > MAX_ROOTS:
        yield _refused("too_many_roots", f"The document asks more than {MAX_ROOTS} things at once.")


def _refused(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})


class Prepared(NamedTuple):
    document: DocumentNode
    errors: list[GraphQLError]


def preparer(schema: GraphQLSchema, introspection: bool) -> Callable[[str], Prepared]:
    """A function from a document's text to it and its errors; raises GraphQLSyntaxError. It remembers short ones."""
    rules = [*specified_rules, *(() if introspection else (NoSchemaIntrospectionCustomRule,))]

    def prepare(text: str) -> Prepared:
        document = parse(text, max_tokens=MAX_TOKENS)
        errors = validate(schema, document, [NoFragmentCyclesRule])
        if not errors and not _introspects(document):
            errors = check(schema, document)
        return Prepared(document, errors or validate(schema, document, rules, hide_suggestions=True))

    remembered = lru_cache(maxsize=256)(prepare)
    return lambda text: remembered(text) if len(text) <= LONGEST_REMEMBERED else prepare(text)


def _introspects(document: DocumentNode) -> bool:
    """Whether the document asks for nothing but the schema, which is deep and harmless."""
    roots = [
        root
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
        for root in node.selection_set.selections
    ]
    return all(isinstance(root, FieldNode) and root.name.value == "__schema" for root in roots)
