"""What is sent to subscribers is signed, each by a secret that its subscriber was told once and that is sealed here."""

import hashlib
import hmac

from orderloom.platform.sealing import seal, unseal

_SEALED = "sealed:"
_PURPOSE = "tmf.hub"


def sealed(secret: str) -> str:
    return f"{_SEALED}{seal(secret, _PURPOSE)}"


def signature(kept: str, content: str) -> str:
    """By a secret as it is kept; those of before secrets were sealed are still good."""
    secret = unseal(kept.removeprefix(_SEALED), _PURPOSE) if kept.startswith(_SEALED) else kept
    return f"sha256={hmac.new(secret.encode(), content.encode(), hashlib.sha256).hexdigest()}"
