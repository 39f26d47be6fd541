"""Tiers: what a quantity costs where the price depends on how much is taken."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from orderloom.catalog.contracts import Tier, TierMode
from orderloom.catalog.domain.pricing.chain import Chain

ZERO = Decimal(0)


def tier_parts(tiers: Sequence[Tier], mode: TierMode, quantity: Decimal) -> Iterator[tuple[Tier, Decimal]]:
    """The tiers that `quantity` reaches, each with the part of it that the tier prices."""
    reached = [one for one in sorted(tiers, key=lambda one: one.above) if one.above < quantity]
    if not reached:
        return
    if mode is TierMode.VOLUME:
        yield reached[-1], quantity
        return
    ends = [*(one.above for one in reached[1:]), quantity]
    for tier, end in zip(reached, ends, strict=True):
        yield tier, end - tier.above


def below_first(tiers: Sequence[Tier], mode: TierMode, quantity: Decimal) -> Decimal:
    """The part of the quantity that no tier prices; the price's own amount does."""
    first = min((one.above for one in tiers), default=quantity)
    if mode is TierMode.VOLUME:
        return quantity if quantity <= first else ZERO
    return min(first, quantity)


def tiered(chain: Chain, amount: Decimal, tiers: Sequence[Tier], mode: TierMode) -> None:
    """The whole quantity by tiers; what lies below the first costs `amount` a unit."""
    chain.whole = True
    below = below_first(tiers, mode, chain.quantity)
    if below:
        chain.step("tier", _label(None, below, amount), amount, amount * below)
    for tier, part in tier_parts(tiers, mode, chain.quantity):
        chain.step("tier", _label(tier, part, tier.amount), tier.amount, chain.amount + tier.amount * part)
        if tier.flat:
            label = {"en": "Fixed part of the tier", "pt-BR": "Parte fixa da faixa"}
            chain.step("flat", label, tier.flat, chain.amount + tier.flat)


def _label(tier: Tier | None, part: Decimal, amount: Decimal) -> dict[str, str]:
    sum_of = f"{part:f} × {amount:f}"
    if tier is None or not tier.above:
        return {"en": sum_of, "pt-BR": sum_of}
    return {"en": f"Above {tier.above:f}: {sum_of}", "pt-BR": f"Acima de {tier.above:f}: {sum_of}"}
