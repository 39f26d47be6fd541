"""What senders call the characteristics of what they order."""

from collections.abc import Iterable

from orderloom.catalog.contracts import Specification
from orderloom.integration.tmf.wording import identifier


def keys_of(names: Iterable[str], found: Specification) -> dict[str, str]:
    """Our keys by the sender's names, as the specification calls them for people; names that are keys are left out."""
    keys: dict[str, str] = {}
    for name in names:
        if found.characteristic(name) is not None:
            continue
        called = identifier(name)
        meant = (one.key for one in found.characteristics if one.key == called or name in one.name.values())
        if (key := next(meant, None)) is not None:
            keys[name] = key
    return keys
