"""Ways to reach a party, as TMF writes them: an e-mail, a telephone, a postal address out of `contactMedium`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from orderloom.integration.tmf.query import Body
from orderloom.parties.contracts import PostalAddress

MEDIA = "contactMedium"
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\Z")
LONGEST_PHONE = 40
OURS = ("emailAddress", "phoneNumber", "street1")


def _details(body: Mapping[str, Any], version: str) -> Iterator[Mapping[str, Any]]:
    for medium in body.get(MEDIA) or []:
        details = medium.get("characteristic") if version == "v4" else medium
        if isinstance(details, dict):
            yield details  # pyright: ignore[reportUnknownVariableType]


def email_of(body: Mapping[str, Any], version: str) -> str | None:
    said = (one.get("emailAddress") for one in _details(body, version))
    return next((one for one in said if isinstance(one, str) and "\0" not in one and EMAIL.match(one)), None)


def phone_of(body: Mapping[str, Any], version: str) -> str | None:
    said = (one.get("phoneNumber") for one in _details(body, version))
    return next((one for one in said if isinstance(one, str) and one.strip() and len(one) <= LONGEST_PHONE), None)


def address_of(body: Mapping[str, Any], version: str) -> PostalAddress | None:
    """The first that has a street, a city and a country."""
    for one in _details(body, version):
        parts = [_text(one.get(name)) for name in ("street1", "city", "country", "stateOrProvince", "postCode")]
        if all(parts[:3]) and len(parts[2]) <= 60 and len(parts[4]) <= 20:
            return PostalAddress(
                street=parts[0], city=parts[1], country=parts[2], region=parts[3], postal_code=parts[4]
            )
    return None


def _text(value: Any) -> str:
    return value[:200].strip() if isinstance(value, str) and "\0" not in value else ""


def media_told(
    version: str, said: Mapping[str, Any], email: str | None, phone: str | None, address: PostalAddress | None
) -> list[Body]:
    """Those of ours, before what the sender said of other ways."""
    ours = [
        _medium(version, "email", "EmailContactMedium", {"emailAddress": email}) if email else None,
        _medium(version, "telephone", "PhoneContactMedium", {"phoneNumber": phone}) if phone else None,
        _medium(version, "postalAddress", "GeographicAddressContactMedium", _address(address)) if address else None,
    ]
    return [*(one for one in ours if one), *(one for one in said.get(MEDIA) or [] if not _is_ours(one, version))]


def _is_ours(medium: Mapping[str, Any], version: str) -> bool:
    details = medium.get("characteristic") if version == "v4" else medium
    return isinstance(details, dict) and any(name in details for name in OURS)


def _medium(version: str, kind: str, type_name: str, details: Body) -> Body:
    if version == "v4":
        characteristic = {**details, "@type": "MediumCharacteristic"}
        return {"mediumType": kind, "characteristic": characteristic, "@type": "ContactMedium"}
    return {"contactType": kind, **details, "@type": type_name}


def _address(address: PostalAddress) -> Body:
    told = {
        "street1": address.street,
        "city": address.city,
        "stateOrProvince": address.region,
        "postCode": address.postal_code,
        "country": address.country,
    }
    return {name: value for name, value in told.items() if value}
