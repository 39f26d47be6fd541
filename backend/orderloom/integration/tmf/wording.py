"""How moments and names are written in TM Forum's interfaces, and read from them."""

import re
from datetime import UTC, datetime


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")[:-4] + "Z" if value else None


def identifier(name: str) -> str:
    """A name that expressions can use: `Number of Ports` is `Number_of_Ports`."""
    found = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_")
    return found if found.isidentifier() else f"c_{found}" if found else ""
