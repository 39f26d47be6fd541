"""Passwords as they are chosen: checked, then hashed, before any transaction begins."""

from orderloom.identity.access import open_door
from orderloom.identity.domain.people import check_password
from orderloom.identity.passwords import hashed


@open_door("it changes nothing; the command that stores the hash is gated")
async def new_password(password: str, login: str = "") -> str:
    """The hash to store. Raises WeakPassword."""
    check_password(password, login)
    return await hashed(password)
