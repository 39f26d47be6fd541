"""One inference under way: where it stands, and what it has to complain of."""

from collections.abc import Callable, Mapping

from orderloom.language.feel.syntax import Node
from orderloom.language.feel.typing.complaints import Complaint
from orderloom.language.feel.typing.names import Frame, Names
from orderloom.language.feel.typing.types import Type

Rules = Mapping[type, Callable[..., Type]]
MOST_COMPLAINTS = 50
MOST_SUGGESTIONS = 5
"""Looking for what may have been meant takes time; a text with so many errors is mended from its beginning."""


class Reading:
    """`names` are in scope here; `tested` is the type of `?`, None outside of unary tests."""

    __slots__ = ("_rules", "complaints", "names", "tested")

    def __init__(self, rules: Rules, names: Names, complaints: list[Complaint], tested: Type | None) -> None:
        self._rules = rules
        self.names = names
        self.complaints = complaints
        self.tested = tested

    def infer(self, node: Node) -> Type:
        return self._rules[type(node)](node, self)

    def inside(self, *frames: Frame) -> "Reading":
        """The same reading with more names in scope."""
        return Reading(self._rules, self.names.inside(*frames), self.complaints, self.tested)

    def testing(self, tested: Type) -> "Reading":
        """The same reading where `?` is of this type."""
        return Reading(self._rules, self.names, self.complaints, tested)

    @property
    def suggests(self) -> bool:
        return len(self.complaints) < MOST_SUGGESTIONS

    def note(self, complaint: Complaint) -> None:
        if len(self.complaints) < MOST_COMPLAINTS and complaint not in self.complaints:
            self.complaints.append(complaint)

    def complain(self, code: str, message: str, at: int, suggestion: str | None = None) -> None:
        self.note(Complaint(code=code, message=message, position=at, suggestion=suggestion))
