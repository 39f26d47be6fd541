"""Rules act on a selection until it settles; what they do not accept is told, with ways out that hold."""

from decimal import Decimal
from itertools import pairwise

import pytest

from orderloom.catalog.contracts import CatalogSnapshot, Lifecycle, LineToCheck
from orderloom.catalog.contracts.configuration import (
    ChangeKind,
    Configuration,
    Conflict,
    Installed,
    Origin,
    Question,
    SaleFacts,
    Selection,
)
from orderloom.catalog.domain.checking import check_lines
from orderloom.catalog.domain.configuring.changing import apply_changes
from orderloom.catalog.domain.selections import configure
from tests.builders.configuring import (
    NETWORK,
    RULES,
    SITE,
    catalog,
    choice,
    excludes,
    line,
    needs,
    number,
    offer,
    product,
    rule,
)

SHOP = catalog(*NETWORK, *RULES)


def of(*lines: LineToCheck, fresh: tuple[str, ...] = (), shop: CatalogSnapshot = SHOP) -> Configuration:
    return configure(shop, Selection(lines=lines, fresh=fresh))


def question(found: Configuration, at: str, key: str) -> Question:
    asked = next(one for one in found.lines if one.number == at).questions
    return next(one for one in asked if one.key == key)


def only(found: Configuration) -> Conflict:
    (conflict,) = found.conflicts
    return conflict


def alone(**answers: object) -> tuple[LineToCheck, ...]:
    """A network of one site with these answers."""
    return line("1", "network"), line("1.1", "site", "1", **answers), line("1.2", "silver", "1")


def test_a_fresh_bundle_gets_its_default_parts() -> None:
    found = of(line("1", "network"), fresh=("1",))
    assert [(one.number, one.parent, one.offering) for one in found.lines] == [
        ("1", None, "network"),
        ("1.1", "1", "site"),
        ("1.2", "1", "silver"),
    ]


def test_values_say_where_they_come_from() -> None:
    found = of(*alone(bandwidth=2000))
    assert question(found, "1.1", "bandwidth").origin is Origin.BUYER
    assert question(found, "1.1", "devices").origin is Origin.SPECIFICATION
    model = question(found, "1.1", "model")
    assert (model.value, model.origin, model.read_only) == ("campus", Origin.RULE, True)
    assert [one.rule for one in model.because] == ["fast-needs-campus"]
    assert next(one for one in found.lines if one.number == "1.1").characteristics["model"] == "campus"


def test_one_rule_may_make_another_hold() -> None:
    """Speed sets the model, and the model frees the security that a branch forbids."""
    slow = question(of(*alone(bandwidth=100)), "1.1", "security").choices
    assert [(one.value, one.selectable) for one in slow] == [("none", True), ("basic", True), ("advanced", False)]
    assert slow[2].because is not None
    assert slow[2].because.rule == "branch-is-simple"
    fast = question(of(*alone(bandwidth=2000)), "1.1", "security").choices
    assert [one.selectable for one in fast] == [True, True, True]


def test_an_answer_against_a_rule_is_a_conflict_with_ways_out() -> None:
    lines = alone(bandwidth=100, model="branch", security="advanced")
    conflict = only(of(*lines))
    assert (conflict.rule, conflict.line, conflict.characteristic) == ("branch-is-simple", "1.1", "security")
    assert conflict.message["en"] == "Security can’t be Advanced with the other choices."
    assert [one.label["en"] for one in conflict.ways_out] == ["Security: None", "Security: Basic", "Model: Campus"]
    for way in conflict.ways_out:
        assert of(*apply_changes(lines, way.changes)).conflicts == ()


def test_what_a_rule_insists_on_is_one_click_away() -> None:
    conflict = only(of(*alone(bandwidth=2000, model="campus-x"), shop=catalog(*NETWORK, RULES[0])))
    assert conflict.ways_out[0].label == {"en": "Model: Campus", "pt-BR": "Model: Campus"}


def test_a_rule_proposes_and_the_buyer_decides() -> None:
    mesh = line("1", "network", topology="mesh")
    sites = tuple(line(f"1.{at}", "site", "1", bandwidth=100) for at in (1, 2, 3))
    assert question(of(mesh, *sites), "1.1", "security").value == "basic"
    chosen = line("1.1", "site", "1", bandwidth=100, security="none")
    assert question(of(mesh, chosen), "1.1", "security").value == "none"


def test_too_few_parts_by_a_rule_can_be_added_at_once() -> None:
    lines = (line("1", "network", topology="mesh"), *alone(bandwidth=100)[1:])
    conflict = only(of(*lines))
    assert (conflict.rule, conflict.child) == ("mesh-of-three", "site")
    assert conflict.message["en"] == "At least 3 of site here."
    way = conflict.ways_out[0]
    assert [(one.kind, one.offering, one.parent) for one in way.changes] == [(ChangeKind.ADD, "site", "1")] * 2
    assert conflict.ways_out[1].label["en"] == "Topology: Star"
    part = next(one for one in of(*lines).lines[0].parts if one.offering == "site")
    assert (part.minimum, part.maximum, part.count) == (3, 20, 1)


def test_a_range_moves_with_another_answer() -> None:
    devices = question(of(*alone(bandwidth=5000)), "1.1", "devices")
    assert (devices.minimum, devices.value, devices.origin) == (2, 2, Origin.RULE)
    conflict = only(of(*alone(bandwidth=5000, devices=1), shop=catalog(*NETWORK, RULES[3])))
    assert conflict.message["en"] == "Devices has to be at least 2 here."
    assert conflict.ways_out[0].changes[0].value == 2


def test_groups_are_counted() -> None:
    both = (*alone(bandwidth=100), line("1.3", "gold", "1"))
    found = of(*both)
    group = found.lines[0].groups[0]
    assert (group.key, group.minimum, group.maximum, group.count) == ("support", 1, 1, 2)
    assert [one.code for one in found.problems] == ["catalog.group"]
    assert [one.group for one in found.lines[0].parts] == [None, "support", "support"]


def test_what_a_product_needs_can_be_added_with_its_parts() -> None:
    lines = (line("1", "voice"),)
    conflict = only(of(*lines))
    assert (conflict.code, conflict.message["en"]) == ("catalog.requires", "voice needs 1 of network; there is 0.")
    assert [one.label["en"] for one in conflict.ways_out] == ["Add network", "Remove voice"]
    assert [one.offering for one in conflict.ways_out[0].changes] == ["network", "site", "silver"]
    assert of(*apply_changes(lines, conflict.ways_out[0].changes)).conflicts == ()


def test_what_is_installed_counts_for_the_account_only() -> None:
    has = SaleFacts(installed=(Installed(specification="network"),))
    asked = Selection(lines=(line("1", "voice"),))
    assert len(configure(SHOP, asked, has).conflicts) == 1
    wide = catalog(*NETWORK, needs("voice-needs-network", "voice", "network", scope="account"))
    assert configure(wide, asked, has).conflicts == ()


def test_a_site_is_looked_at_by_itself() -> None:
    shop = catalog(*NETWORK, needs("voice-at-a-site", "voice", "site", scope="site", per_unit=True))
    here, there = {"id": "a"}, {"id": "b"}
    lines = (line("1", "small-site", bandwidth=10, site=here), line("2", "voice", site=here))
    assert configure(shop, Selection(lines=lines)).conflicts == ()
    apart = (lines[0], line("2", "voice", site=there))
    assert only(of(*apart, shop=shop)).rule == "voice-at-a-site"
    two = (lines[0], line("2", "voice", site=here, quantity=2))
    assert only(of(*two, shop=shop)).message["en"] == "voice needs 2 of site; there is 1."


def test_what_excludes_another_goes_or_stays_alone() -> None:
    shop = catalog(*NETWORK, excludes("no-voice", "network", "voice"))
    conflict = only(of(*alone(bandwidth=10), line("2", "voice"), shop=shop))
    assert conflict.message == {"en": "network doesn’t go with voice.", "pt-BR": "network não combina com voice."}
    assert [one.label["en"] for one in conflict.ways_out] == ["Remove voice", "Remove network"]


def test_a_hidden_question_has_no_answer() -> None:
    shop = catalog(*NETWORK, rule("no-model", "hide", specification="site", characteristic="model"))
    found = of(*alone(bandwidth=10, model="campus"), shop=shop)
    assert question(found, "1.1", "model").hidden
    assert "model" not in found.lines[1].characteristics


def test_a_rule_makes_an_answer_mandatory() -> None:
    spec = product("thing", choice("colour", "red", "blue"), number("size"))
    asks = rule("size-of-red", "require", specification="thing", characteristic="size",
                condition='line.characteristics.colour = "red"')  # fmt: skip
    shop = catalog(spec, offer("thing", "thing"), asks)
    assert [one.code for one in of(line("1", "thing", colour="red"), shop=shop).problems] == [
        "catalog.missing_characteristic"
    ]
    assert of(line("1", "thing", colour="blue"), shop=shop).problems == ()


def test_a_value_can_be_computed() -> None:
    spec = product("thing", number("length"), number("posts"))
    counts = rule("posts", "set", specification="thing", characteristic="posts",
                  expression="ceiling(line.characteristics.length / 2) + 1")  # fmt: skip
    found = of(line("1", "thing", length=7), shop=catalog(spec, offer("thing", "thing"), counts))
    assert (question(found, "1", "posts").value, type(question(found, "1", "posts").value)) == (5, int)


def test_rules_that_undo_each_other_are_named() -> None:
    spec = product("thing", choice("a", "x", "y", default="x"), choice("b", "x", "y", default="x"))
    circle = (
        rule("a-follows", "set", specification="thing", characteristic="a", value="y",
             condition='line.characteristics.b = "x"'),
        rule("b-flees", "set", specification="thing", characteristic="b", value="y",
             condition='line.characteristics.a = "y"'),
    )  # fmt: skip
    found = of(line("1", "thing"), shop=catalog(spec, offer("thing", "thing"), *circle))
    assert found.unsettled == ("a-follows", "b-flees")
    assert [one.code for one in found.problems] == ["catalog.unsettled"]


def test_a_value_that_grows_for_ever_is_stopped() -> None:
    spec = product("thing", number("a", default=1))
    grows = rule("more", "set", specification="thing", characteristic="a", expression="line.characteristics.a + 1")
    found = of(line("1", "thing"), shop=catalog(spec, offer("thing", "thing"), grows))
    assert found.unsettled == ("more",)


def test_a_long_chain_of_rules_settles_in_any_order() -> None:
    names = [f"c{at:02}" for at in range(40)]
    spec = product("thing", *(number(name) for name in names))
    chain = tuple(
        rule(f"r-{name}", "set", specification="thing", characteristic=name, sequence=100 - at,
             expression=f"line.characteristics.{before} + 1")
        for at, (before, name) in enumerate(pairwise(names))
    )  # fmt: skip
    found = of(line("1", "thing", c00=1), shop=catalog(spec, offer("thing", "thing"), *chain))
    assert (found.unsettled, found.lines[0].characteristics["c39"]) == ((), 40)


def test_two_rules_that_want_different_answers_contradict() -> None:
    spec = product("thing", choice("a", "x", "y"))
    both = tuple(
        rule(key, "set", specification="thing", characteristic="a", value=value)
        for key, value in (("first", "x"), ("second", "y"))
    )
    conflict = only(of(line("1", "thing"), shop=catalog(spec, offer("thing", "thing"), *both)))
    assert (conflict.rule, conflict.ways_out) == ("second", ())
    assert conflict.message["en"] == "Two rules want different answers to A; the other is “first”."


def test_an_offering_narrows_and_hides() -> None:
    found = of(line("1", "small-site", bandwidth=10))
    assert question(found, "1", "bandwidth").maximum == Decimal(100)
    assert [one.value for one in question(found, "1", "model").choices] == ["branch"]
    assert question(found, "1", "security").hidden
    wrong = line("1", "small-site", bandwidth=200, model="campus", security="basic")
    assert [(one.code, one.path[-1]) for one in check_lines(SHOP, [wrong])] == [
        ("catalog.out_of_range", "bandwidth"),
        ("catalog.not_allowed", "model"),
        ("catalog.not_allowed", "security"),
    ]


@pytest.mark.parametrize("key", ["retired", "archived"])
def test_a_rule_that_is_no_longer_in_force_does_nothing(key: str) -> None:
    old = rule("old", "set", specification="site", characteristic="model", value="campus", lifecycle=Lifecycle(key))
    assert SITE.characteristic("model") is not None
    assert question(of(*alone(bandwidth=10), shop=catalog(*NETWORK, old)), "1.1", "model").value == "branch"
