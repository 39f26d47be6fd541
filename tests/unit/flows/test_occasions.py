from importlib import import_module
from pathlib import Path

import pytest

import orderloom
from orderloom.kernel.events import Event
from orderloom.language.occasions import EVENTS, is_event

OWN = {"flows.run_finished.v1"}
"""What flows tell about themselves; a flow that began at the end of each flow would never end."""


def announced() -> dict[str, type[Event]]:
    """Every event that a context announces, by its name."""
    contexts = [path.parent.name for path in Path(orderloom.__file__).parent.glob("*/events.py")]
    modules = [import_module(f"orderloom.{context}.events") for context in contexts if context != "kernel"]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return {each.name: each for each in found if issubclass(each, Event) and each is not Event}


def test_flows_know_every_event_that_is_announced() -> None:
    assert set(announced()) - OWN == set(EVENTS)


@pytest.mark.parametrize("name", [name for name, record in EVENTS.items() if record in ("task", "fallout")])
def test_an_event_about_a_part_of_an_order_names_the_part(name: str) -> None:
    assert f"{EVENTS[name]}_id" in announced()[name].__struct_fields__


def test_what_other_systems_report_is_called_external() -> None:
    assert is_event("external.port_confirmed")
    assert not is_event("external.")
    assert not is_event("ordering.order_eaten.v1")
