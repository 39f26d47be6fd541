"""How moments, names and places are written in TM Forum's interfaces, and read from them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")[:-4] + "Z" if value else None


def identifier(name: str) -> str:
    """A name that expressions can use: `Number of Ports` is `Number_of_Ports`."""
    found = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_")
    return found if found.isidentifier() else f"c_{found}" if found else ""


def id_in(text: str | None) -> UUID | None:
    """None for an id that can be none of ours."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def in_words(path: Sequence[str | int]) -> str:
    """`("productOrderItem", 2, "productOffering", "id")` is `productOrderItem[2].productOffering.id`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
