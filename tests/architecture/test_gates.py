"""Nothing is written or read past the gate: each public command and query names its permission, each is used."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from orderloom.identity.contracts import Permission
from tests.architecture.source import CONTEXTS, modules, path_of, used


def doors() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The coroutine functions of a context's commands that some other room calls."""
    for name, tree in modules().items():
        room = name.split(".")[1:2]
        for taken in sorted(set(used(tree))):
            parts = taken.split(".")
            if parts[0] == "orderloom" and parts[1:2] != room and parts[1] in CONTEXTS and parts[2:3] == ["commands"]:
                value = getattr(import_module(".".join(parts[:-1])), parts[-1], None)
                if inspect.iscoroutinefunction(value):
                    yield f"{name} calls {taken}", value


def test_every_command_that_another_room_calls_is_gated_or_says_why_not() -> None:
    assert [call for call, function in doors() if not hasattr(function, "gate")] == []


def test_every_permission_is_asked_for_somewhere() -> None:
    text = "\n".join(path_of(name).read_text() for name in modules() if name != "orderloom.identity.contracts")
    assert [permission.name for permission in Permission if f"Permission.{permission.name}" not in text] == []
