"""Money as a type."""

from decimal import Decimal

import strawberry


@strawberry.type
class Money:
    amount: Decimal
    currency: str
