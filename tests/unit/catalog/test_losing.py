"""What products that stay require is told of the line that takes it away, and of no other."""

from decimal import Decimal

from orderloom.catalog.contracts import CompatibilityRule
from orderloom.catalog.contracts.configuration import Conflict, Installed, Loss, SaleFacts
from orderloom.catalog.domain.configuring.losing import missed_by_those_that_stay
from tests.builders.configuring import catalog, excludes, needs, product

LAMP = Installed(specification="lamp")
SOCKET = Installed(specification="socket")
ENDED = Loss(line="1", product=SOCKET)


def told(
    rule: CompatibilityRule, *losses: Loss, stay: tuple[Installed, ...] = (LAMP,), brought: tuple[Installed, ...] = ()
) -> list[tuple[str, str]]:
    return [(one.line, one.message["en"]) for one in missed(rule, *losses, stay=stay, brought=brought)]


def missed(
    rule: CompatibilityRule, *losses: Loss, stay: tuple[Installed, ...], brought: tuple[Installed, ...] = ()
) -> tuple[Conflict, ...]:
    shop = catalog(product("lamp"), product("socket"), rule)
    sites = {"a": {"country": "BR"}, "b": {"country": "US"}}
    return missed_by_those_that_stay(shop, losses, stay, SaleFacts(installed=(*stay, *brought)), sites)


def required(**more: object) -> CompatibilityRule:
    return needs("powered", "lamp", "socket", **{"scope": "account", **more})


def at(site: str, specification: str) -> Installed:
    return Installed(specification=specification, site=site)


def test_both_products_are_named_in_either_language() -> None:
    (one,) = missed(required(message={"en": "Add one."}), ENDED, stay=(LAMP,))
    assert (one.rule, one.code, one.line) == ("powered", "catalog.requires", "1")
    assert one.message == {
        "en": "lamp stays and needs 1 of socket; this leaves 0.",
        "pt-BR": "lamp permanece e precisa de 1 de socket; com isto sobra 0.",
    }


def test_nothing_is_missed_where_enough_stays_or_comes() -> None:
    assert told(required(), ENDED, stay=(LAMP, SOCKET)) == []
    assert told(required(), ENDED, brought=(SOCKET,)) == []
    assert told(required(), ENDED, stay=()) == []


def test_what_was_missing_before_is_nobodys_fault() -> None:
    other = Loss(line="1", product=Installed(specification="cable"))
    assert told(required(), other) == []


def test_the_end_of_an_exclusion_and_rules_of_one_order_say_nothing() -> None:
    assert told(excludes("never", "lamp", "socket"), ENDED) == []
    assert told(required(scope="order"), ENDED) == []
    assert told(required(scope="bundle"), ENDED) == []


def test_a_rule_is_told_once_and_of_the_first_line_that_takes_too_much() -> None:
    second = Loss(line="2", product=SOCKET)
    assert told(required(), ENDED, second, stay=(LAMP, LAMP)) == [
        ("1", "lamp stays and needs 1 of socket; this leaves 0.")
    ]


def test_units_that_each_source_needs_are_counted() -> None:
    lamps = Installed(specification="lamp", quantity=Decimal(3))
    five = Installed(specification="socket", quantity=Decimal(5))
    rule = required(minimum=Decimal(2), per_unit=True)
    assert told(rule, ENDED, stay=(lamps, five)) == [("1", "lamp stays and needs 6 of socket; this leaves 5.")]
    assert told(rule, ENDED, stay=(lamps, five, SOCKET)) == []


def test_a_site_has_its_own() -> None:
    stay = (at("a", "lamp"), at("b", "lamp"), at("b", "socket"))
    first, second = (Loss(line=line, product=at(site, "socket")) for line, site in (("1", "b"), ("2", "a")))
    assert told(required(scope="site"), first, second, stay=stay) == [
        ("2", "lamp stays and needs 1 of socket; this leaves 0.")
    ]


def test_conditions_read_what_stays_its_site_and_what_is_lost() -> None:
    earthed = Installed(specification="socket", characteristics={"earthed": True})
    rule = required(
        scope="site",
        condition='site.country = "BR" and line.characteristics.metal = true',
        target_condition="target.characteristics.earthed = true",
    )

    def metal(site: str) -> Installed:
        return Installed(specification="lamp", site=site, characteristics={"metal": True})

    def lost(site: str, one: Installed) -> Loss:
        return Loss(line="1", product=Installed(specification="socket", site=site, characteristics=one.characteristics))

    assert len(told(rule, lost("a", earthed), stay=(metal("a"),))) == 1
    assert told(rule, lost("a", SOCKET), stay=(metal("a"),)) == []
    assert told(rule, lost("b", earthed), stay=(metal("b"),)) == []
    assert told(rule, lost("a", earthed), stay=(at("a", "lamp"),)) == []


def test_a_product_is_not_what_it_requires_itself() -> None:
    pair = needs("pair", "lamp", "lamp", scope="account")
    lost = Loss(line="1", product=LAMP)
    assert told(pair, lost) == [("1", "lamp stays and needs 1 of lamp; this leaves 0.")]
    assert told(pair, lost, stay=(LAMP, LAMP)) == []
