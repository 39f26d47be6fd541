"""A mapping document: what a sender's ids and names are called in the catalog here (`orderloom.mapping/1`)."""

from typing import Any, Literal

import msgspec

from orderloom.integration.tmf.parsing import located, unknown_attributes
from orderloom.kernel.errors import Invalid, Problem


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account to open when nobody has its external id yet."""

    name: str
    segment: str = "business"
    currency: str = "USD"


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """`parties` lead to account ids or external ids; `characteristics` rename by sender's offering or specification.

    `accounts` are opened by external id at import when they are missing.
    """

    schema: Literal["orderloom.mapping/1"] = "orderloom.mapping/1"
    key: str = ""
    name: dict[str, str] = {}
    offerings: dict[str, str] = {}
    specifications: dict[str, str] = {}
    characteristics: dict[str, dict[str, str]] = {}
    parties: dict[str, str] = {}
    accounts: dict[str, NewAccount] = {}

    def names_of(self, offering: str | None, specification: str | None) -> dict[str, str]:
        """Our characteristic keys by the sender's names."""
        of_specification = self.characteristics.get(specification or "", {})
        return {**of_specification, **self.characteristics.get(offering or "", {})}


IDENTITY = Mapping()


def read_mapping(document: Any) -> Mapping:
    unknown = tuple(unknown_attributes(document, Mapping))
    if unknown:
        raise Invalid.of(unknown)
    try:
        return msgspec.convert(document, Mapping)
    except msgspec.ValidationError as error:
        message, path = located(error)
        raise Invalid.of([Problem("input.wrong_type", message, path)]) from None
