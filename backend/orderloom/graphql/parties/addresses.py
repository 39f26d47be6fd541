"""Postal addresses, read and written."""

from typing import Any

import strawberry

from orderloom.parties import contracts


@strawberry.input
class PostalAddressInput:
    """`country` is an ISO 3166 code of two letters."""

    street: str
    city: str
    country: str
    region: str = ""
    postal_code: str = ""


@strawberry.type
class PostalAddress:
    street: str
    city: str
    region: str
    postal_code: str
    country: str


def shown_address(address: contracts.PostalAddress | None) -> PostalAddress | None:
    if address is None:
        return None
    return PostalAddress(**{name: getattr(address, name) for name in address.__struct_fields__})


def address_of(given: PostalAddressInput | None) -> Any:
    return None if given is None else contracts.PostalAddress(**vars(given))
