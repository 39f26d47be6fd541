"""What is sent to subscribers is signed, each by a secret that its subscriber was told once and that is sealed here."""

import hashlib
import hmac

from orderloom.platform.sealing import seal, unseal

_SEALED = "sealed:"
_PURPOSE = "tmf.hub"


def sealed(secret: str) -> str:
    return f"{_SEALED}{seal(secret, _PURPOSE)}"


def opened(kept: str) -> str:
    """The secret; those of before secrets were sealed are still good."""
    return unseal(kept.removeprefix(_SEALED), _PURPOSE) if kept.startswith(_SEALED) else kept


def signature(kept: str, content: str) -> str:
    """By a secret as it is kept."""
    return f"sha256={hmac.new(opened(kept).encode(), content.encode(), hashlib.sha256).hexdigest()}"
