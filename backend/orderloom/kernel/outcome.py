"""What a call to the outside came to: it is done, it will answer later, or it failed."""

from typing import Any

import msgspec


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The other side answered; `value` is the mapped answer."""

    value: dict[str, Any] = {}


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The other side accepted the call and answers later, under `correlation`."""

    correlation: str


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The call failed. `transient`: the very same call may succeed later. `payload` is what the other side said."""

    code: str
    message: str
    transient: bool = False
    payload: dict[str, Any] = {}


Outcome = Done | Waiting | Failed
