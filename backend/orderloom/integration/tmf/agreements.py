"""Terms of sale as references to agreements, the same in catalogs and orders: `general:2` is their key and version."""

from collections.abc import Iterable, Mapping

from orderloom.catalog.contracts import TermsOfSale
from orderloom.integration.tmf.query import Body

REFERRED = "TermsOfSale"


def references(keys: Iterable[tuple[str, int]], known: Mapping[str, TermsOfSale], version: str) -> list[Body]:
    """Terms as agreements; version 5 tells their type."""
    typed = {"@type": "AgreementRef"} if version == "v5" else {}
    return [
        {
            "id": f"{key}:{number}",
            "name": known[key].name.get("en", key) if key in known else key,
            "@referredType": REFERRED,
            **typed,
        }
        for key, number in keys
    ]
