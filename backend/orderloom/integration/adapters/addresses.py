"""Where a connection may lead: an address that a person typed is resolved once, checked, and then held to."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from orderloom.integration.adapters.contracts import Connection
from orderloom.kernel.outcome import Failed
from orderloom.platform.settings import settings

LOOKUP_SECONDS = 5.0


class NoWay(Exception):
    """The call can't go out; `failed` is what has come of it."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(failed.message)
        self.failed = failed


def not_allowed(message: str) -> NoWay:
    """The call would go where no call may go, or take a secret where it does not belong."""
    return NoWay(Failed(code="not_allowed", message=message))


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The base address of a system; `trusted` when a setting gives it, and nobody who may edit connections."""

    url: str
    trusted: bool

    @property
    def host(self) -> str:
        return (urlsplit(self.url).hostname or "").lower()


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """The address to connect to, with the header and the name for TLS that the host is known by."""

    url: str
    headers: Mapping[str, str] = {}
    extensions: Mapping[str, Any] = {}


def place_of(connection: Connection, addresses: Mapping[str, str] | None = None) -> Place:
    """Where a connection leads; `addresses` replaces what its `base_setting` names."""
    name = connection.base_setting
    if name is None:
        return Place(url=connection.base_url or "", trusted=False)
    return Place(url=(addresses or {}).get(name) or str(getattr(settings(), name)), trusted=True)


async def reach(place: Place) -> Reached:
    """Raises `NoWay` for what lies in the house or on the machine, unless `ORDERLOOM_PRIVATE_NETWORKS` is on."""
    if place.trusted or settings().private_networks:
        return Reached(url=place.url)
    parts = urlsplit(place.url)
    if parts.scheme != "https" or not parts.hostname or not has_name(place.url):
        raise not_allowed("An address begins with https:// and names a host.")
    try:
        async with asyncio.timeout(LOOKUP_SECONDS):
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        message = f"{parts.hostname} is not known: {error.strerror or 'nobody answers'}."
        raise NoWay(Failed(code="unreachable", message=message, transient=True)) from error
    addresses = [str(each[4][0]).partition("%")[0] for each in found]
    if not addresses or not all(is_public(each) for each in addresses):
        raise not_allowed(f"{parts.hostname} lies on a private network, where calls must not go.")
    return _pinned(place.url, addresses[0])


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether it lies outside of every private network, also when an IPv6 address only wraps one of IPv4."""
    found = ipaddress.ip_address(address)
    inner = _wrapped(found) if isinstance(found, ipaddress.IPv6Address) else None
    return (inner or found).is_global and not (inner or found).is_multicast


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 address leads to."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def has_name(url: str) -> bool:
    """Whether host and port of the address are such that a system could be there."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname and parts.hostname.encode("idna")) and parts.port != 0
    except ValueError:
        return False


def leads_inside(url: str) -> bool:
    """Whether the address itself, before any name is resolved, says that it leads to a private network."""
    host = (urlsplit(url).hostname or "").lower()
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False


def _pinned(url: str, address: str) -> Reached:
    """The same address with the host that was checked, so that the name can't lead elsewhere a moment later."""
    parts = urlsplit(url)
    host = f"[{address}]" if ":" in address else address
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    return Reached(
        url=urlunsplit((parts.scheme, netloc, parts.path, parts.query, "")),
        headers={"host": parts.netloc.rpartition("@")[2]},
        extensions={"sni_hostname": parts.hostname},
    )


def headers_of(connection: Connection, place: Place) -> dict[str, str]:
    """The connection's own headers. Raises `NoWay` when a secret is not there, or is for another host."""
    return {
        each.name.lower(): each.value + (_secret(each.secret, place.host) if each.secret else "")
        for each in connection.headers
    }


def _secret(name: str, host: str) -> str:
    """`ORDERLOOM_SECRET_<NAME>` holds the host that it is for, a blank, and the secret."""
    bound, _, secret = os.environ.get(f"ORDERLOOM_SECRET_{name}", "").partition(" ")
    if not secret:
        raise not_allowed(f"The setting ORDERLOOM_SECRET_{name} is not there, or names no host before the secret.")
    if bound.lower() != host:
        raise not_allowed(f"The secret {name} is for another host than {host}.")
    return secret
