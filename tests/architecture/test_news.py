"""Events: each has a reader or is meant for others, and the registry knows each handler that is named."""

from orderloom.kernel.events import Event
from orderloom.main import wiring
from orderloom.platform import reactions


def _events(root: type[Event]) -> list[type[Event]]:
    found = [root] if root.__module__.startswith("orderloom.") and root is not Event else []
    return found + [event for child in root.__subclasses__() for event in _events(child)]


def test_every_event_has_a_reader_or_is_public() -> None:
    wiring.load()
    unread = [event.name for event in _events(Event) if not event.public and not reactions.reactions_to(event.name)]
    assert unread == []


def test_event_names_are_context_fact_and_version_and_unique() -> None:
    wiring.load()
    events = _events(Event)
    names = [event.name for event in events]
    assert len(set(names)) == len(names)
    wrong = [
        event.name
        for event in events
        if event.name.split(".")[0] != event.__module__.split(".")[1] or event.name.rsplit(".", 1)[-1][:1] != "v"
    ]
    assert wrong == []


def test_handlers_are_named_after_their_context() -> None:
    wiring.load()
    rooms = {module.split(".")[1] for module in wiring.modules()}
    wrong = [handler.name for handler in reactions.handlers() if handler.name.split(".")[0] not in {*rooms, "test"}]
    assert wrong == []
