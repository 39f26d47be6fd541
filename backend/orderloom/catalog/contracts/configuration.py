"""What a configurator asks and is answered: a selection of lines, and what the rules make of it."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from orderloom.catalog.contracts.pricing import LineToCheck
from orderloom.catalog.contracts.structure import Localised, ValueType
from orderloom.kernel.errors import Problem


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """A product that the account has already; `site` is the id of the place where it is."""

    specification: str
    quantity: Decimal = Decimal(1)
    site: str | None = None
    characteristics: dict[str, Any] = {}


class SaleFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What rules read besides the lines. What is not known is left out, and asks nothing."""

    account: dict[str, Any] = {}
    order: dict[str, Any] = {}
    channel: str | None = None
    installed: tuple[Installed, ...] = ()
    now: datetime | None = None


NO_FACTS = SaleFacts()


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """A product that an order ends, or of which it leaves fewer; `line` is the number of the line that does."""

    line: str
    product: Installed


class Origin(StrEnum):
    """Where a value comes from."""

    BUYER = "buyer"
    RULE = "rule"
    OFFERING = "offering"
    SPECIFICATION = "specification"
    NONE = "none"


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """The rule that decided something, as a buyer may read it."""

    rule: str
    message: Localised


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of the listed values; `because` names the rule that takes it away."""

    value: Any
    label: Localised
    selectable: bool = True
    because: Because | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A characteristic of one line as it is now. `because` are the rules that act on it."""

    key: str
    name: Localised
    value_type: ValueType
    help: Localised = {}
    unit: str | None = None
    value: Any = None
    origin: Origin = Origin.NONE
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    step: Decimal | None = None
    most: int = 1
    pattern: str | None = None
    mandatory: bool = False
    hidden: bool = False
    read_only: bool = False
    because: tuple[Because, ...] = ()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """An offering that may be in a bundle, and how often it is."""

    offering: str
    name: Localised
    minimum: int
    maximum: int
    count: int
    description: Localised = {}
    group: str | None = None
    needs_site: bool = False
    because: Because | None = None


class PartGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Choose n: between `minimum` and `maximum` of its parts together."""

    key: str
    name: Localised
    minimum: int
    maximum: int
    count: int


class ConfiguredLine(msgspec.Struct, frozen=True, kw_only=True):
    """`characteristics` are what the line would be ordered with."""

    number: str
    offering: str
    name: Localised
    parent: str | None = None
    quantity: Decimal = Decimal(1)
    site: str | None = None
    site_facts: dict[str, Any] = {}
    needs_site: bool = False
    questions: tuple[Question, ...] = ()
    parts: tuple[Part, ...] = ()
    groups: tuple[PartGroup, ...] = ()
    characteristics: dict[str, Any] = {}


class ChangeKind(StrEnum):
    """`answer` a characteristic (with None it is cleared), `add` a line, `remove` one with all that is part of it,
    or say another `quantity`."""

    ANSWER = "answer"
    ADD = "add"
    REMOVE = "remove"
    QUANTITY = "quantity"


class SelectionChange(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `line` is the number that it is about; of an added line it is the new one."""

    kind: ChangeKind
    line: str
    characteristic: str | None = None
    value: Any = None
    offering: str | None = None
    parent: str | None = None
    quantity: Decimal = Decimal(1)
    site: str | None = None


class WayOut(msgspec.Struct, frozen=True, kw_only=True):
    """Changes that were tried: with them this conflict is gone, and no other comes up."""

    label: Localised
    changes: tuple[SelectionChange, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule does not accept. `code` is that of the problem which an order would be refused with."""

    rule: str
    name: Localised
    message: Localised
    code: str
    line: str
    characteristic: str | None = None
    child: str | None = None
    ways_out: tuple[WayOut, ...] = ()

    @property
    def identity(self) -> tuple[str, str, str | None]:
        return self.rule, self.line, self.characteristic


class Configuration(msgspec.Struct, frozen=True, kw_only=True):
    """`problems` are all that keeps the selection from being ordered, the conflicts among them. `unsettled` are the
    keys of rules that undo each other, so that no outcome holds; it is empty in a sound catalog."""

    lines: tuple[ConfiguredLine, ...]
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    unsettled: tuple[str, ...] = ()


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Lines as a buyer chose them. Bundles in `fresh` were just added and get their default parts."""

    lines: tuple[LineToCheck, ...]
    fresh: tuple[str, ...] = ()


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """An offering to browse; `reason` says why it can't be had here, by whom asks."""

    offering: str
    eligible: bool = True
    reason: Localised = {}
    code: str | None = None


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """Lines as they would be ordered: `characteristics` by the number of each line, and `withheld` those that have no
    answer although a default was at hand, since a rule takes it away."""

    problems: tuple[Problem, ...]
    characteristics: dict[str, dict[str, Any]]
    withheld: dict[str, tuple[str, ...]]


class Browse(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer looks for. `search` looks in names and descriptions of all languages, and in keys."""

    search: str = ""
    category: str | None = None
    site: dict[str, Any] = {}
    everything: bool = False
