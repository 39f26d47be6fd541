"""Kinds of node as types: what the studio's palette and panel are made of."""

import msgspec
import strawberry

from orderloom.graphql.scalars import JSON
from orderloom.graphql.text import LocalisedText, localised
from orderloom.language.nodes import KINDS
from orderloom.language.nodes.palette import CATEGORIES
from orderloom.language.nodes.record import Example
from orderloom.language.nodes.record import NodeKind as Kind
from orderloom.language.schemas import params_schema, ports_of


@strawberry.type
class NodeCategory:
    key: str
    label: LocalisedText


@strawberry.type
class NodeExample:
    """A node as it may be written, the values in its scope, and what it answers. The build runs each of them.

    An example may be about the answer to a `signal`, or about what came of the `inside` of a scope.
    """

    title: LocalisedText
    config: JSON
    map: JSON
    condition: str | None
    policy: JSON
    scope: JSON
    signal: JSON | None
    inside: JSON | None
    answer: JSON


@strawberry.type
class NodeKind:
    """A kind of node, as palette, panel and help need it.

    `schema` is the JSON Schema of its `config`: each field has `x-label` and `x-help` in both languages. `ports` says
    whether edges lead `in`, which ports lead `out` whatever is configured, and whether the configuration adds more.
    `places` is where its `map` may write, `policies` what of `policy` it honours, `accepts` the records that it works
    on (null: any). `icon` is the name of a Tabler icon; `keywords` are words to search by, per language.
    """

    kind: str
    label: LocalisedText
    help: LocalisedText
    category: NodeCategory
    icon: str
    keywords: JSON
    schema: JSON
    ports: JSON
    flow_kinds: list[str]
    accepts: list[str] | None
    places: list[str]
    policies: list[str]
    has_condition: bool
    can_be_undone: bool
    examples: list[NodeExample]


def node_kinds() -> list[NodeKind]:
    return [_node_kind(kind) for kind in KINDS.values()]


def _node_kind(kind: Kind) -> NodeKind:
    return NodeKind(
        kind=kind.kind,
        label=localised(kind.label),
        help=localised(kind.help),
        category=NodeCategory(key=kind.category, label=localised(CATEGORIES[kind.category])),
        icon=kind.icon,
        keywords={locale: list(words) for locale, words in kind.keywords.items()},
        schema=params_schema(kind.kind),
        ports=ports_of(kind.kind),
        flow_kinds=sorted(kind.flows),
        accepts=None if kind.accepts is None else sorted(kind.accepts),
        places=[place.removesuffix(".") for place in kind.places],
        policies=sorted(kind.policies),
        has_condition=kind.skippable,
        can_be_undone=kind.undoable,
        examples=[_example(example) for example in kind.examples],
    )


def _example(example: Example) -> NodeExample:
    return NodeExample(
        title=localised(example.title),
        config=example.config,
        map=example.map,
        condition=example.when,
        policy=example.policy,
        scope=example.scope,
        signal=None if example.signal is None else msgspec.to_builtins(example.signal),
        inside=None if example.inside is None else msgspec.to_builtins(example.inside),
        answer=example.answer,
    )
