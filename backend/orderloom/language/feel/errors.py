"""The one error of the package, and the signal that an evaluation used up its budget."""

from orderloom.kernel.errors import DomainError, Kind


class FeelError(DomainError):
    """A text that is no expression. `details` has its text and the position, counted from 0 in characters."""

    kind = Kind.INVALID
    code = "feel.syntax"

    def __init__(self, message: str, position: int, text: str) -> None:
        super().__init__(message, details={"position": position, "text": text})
        self.message = message
        self.position = position
        self.text = text


class FeelTypeError(FeelError):
    """Well-formed, but it can't mean anything, such as a call with too many arguments."""

    code = "feel.type"


class FeelLimitError(FeelError):
    """Over a limit of size or nesting."""

    code = "feel.limit"


class Exhausted(Exception):
    """An evaluation took more steps than it may. Stays inside the package: the answer is null."""
