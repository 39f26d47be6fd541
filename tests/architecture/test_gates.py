"""Nothing is written or read past the gate: each public command and query names its permission, each is used."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from orderloom.identity.contracts import Permission
from tests.architecture.source import CONTEXTS, modules


def doors() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Public coroutine functions that the commands of a context define."""
    for name in modules():
        parts = name.split(".")
        if len(parts) > 2 and parts[1] in CONTEXTS and parts[2] == "commands":
            module = import_module(name)
            for attribute, value in vars(module).items():
                own = getattr(value, "__module__", "") == name
                if own and not attribute.startswith("_") and inspect.iscoroutinefunction(value):
                    yield f"{name}.{attribute}", value


def test_every_public_command_is_gated() -> None:
    open_doors = [
        name
        for name, function in doors()
        if list(inspect.signature(function).parameters)[1:2] == ["actor"] and not hasattr(function, "permission")
    ]
    assert open_doors == []


def test_every_permission_is_asked_for_somewhere() -> None:
    source = {
        name: module for name, module in modules().items() if name.split(".")[1:2] != ["identity"] or "commands" in name
    }
    text = "\n".join(inspect.getsource(import_module(name)) for name in source)
    assert [permission.name for permission in Permission if f"Permission.{permission.name}" not in text] == []
