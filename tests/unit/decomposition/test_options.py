"""Mappings that include, exclude and validate; parts that a domain order is composed of."""

from decimal import Decimal
from typing import Any

from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, decompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, mapping, order, product, realized, relationship, service
from tests.builders.decomposition import after, answer

LATE = characteristic("late", fulfillment_only=True)


def catalog(*mappings: dict[str, Any], **own: Any) -> CompiledCatalog:
    """A product over a service with several `features` and one `tier`, of which service and product decide more."""
    features = characteristic("features", most=9, **own)
    return build.compiled(
        build.document(
            product("p", characteristic("grade"), LATE),
            service("s", features, characteristic("tier")),
            service("secure"),
            realized("p", "s"),
            realized("s", "secure", rule='list contains(source.characteristics.features, "firewall")'),
            *mappings,
        )
    )


def include(
    option: str, condition: str | None = None, /, into: str = "features", kind: str = "include"
) -> dict[str, Any]:
    made = mapping("p", "s", kind, into, value=option, condition=condition)
    return {**made, "id": f"{kind}.{option}.{into}"}


def run(found: CompiledCatalog, values: dict[str, Any]) -> Decomposition:
    return decompose(order(line("1", "p", values)), found, new_id)


def chosen(found: Decomposition, key: str = "features") -> Any:
    return next(node.values.get(key) for node in found.made if node.spec.key == "s")


GOLD = 'source.characteristics.grade = "gold"'


def test_options_are_added_and_taken_out_by_what_holds() -> None:
    rules = catalog(
        include("firewall", GOLD),
        include("backup"),
        include("basic", GOLD, kind="exclude"),
        default=["basic", "portal"],
    )
    assert chosen(run(rules, {"grade": "gold"})) == ["portal", "firewall", "backup"]
    assert chosen(run(rules, {"grade": "silver"})) == ["basic", "portal", "backup"]


def test_a_rule_sees_options_only_when_all_are_decided() -> None:
    rules = catalog(include("backup"), include("firewall", 'source.characteristics.late = "yes"'))
    wanted = order(line("1", "p", {}))
    found = decompose(wanted, rules, new_id)
    assert chosen(found) is None
    assert [wait.label for one in found.waiting for wait in one.waits] == ["s.features"]
    product_order = found.made[0].id
    _, more = answer(wanted, rules, after(wanted, found), {product_order: {"late": "yes"}})
    assert [node.spec.key for node in more.made] == ["secure"]
    _, none = answer(wanted, rules, after(wanted, found), {product_order: {"late": "no"}})
    assert none.made == ()
    assert [node.values["features"] for node in none.changed if node.spec.key == "s"] == [["backup"]]


def test_options_that_nobody_can_decide_any_more_count_as_not_said() -> None:
    rules = catalog(include("firewall", 'source.characteristics.grade = "gold"'), include("backup"))
    found = run(rules, {})
    assert chosen(found) == ["backup"]
    assert found.waiting == ()


def test_an_option_of_a_single_characteristic_is_enforced() -> None:
    rules = catalog(include("high", GOLD, into="tier"))
    assert chosen(run(rules, {"grade": "gold"}), "tier") == "high"
    assert chosen(run(rules, {"grade": "silver"}), "tier") is None


def test_a_characteristic_that_does_not_apply_excludes_instead_of_waiting() -> None:
    bar = {**mapping("p", "s", "exclude", "pin", condition=GOLD), "id": "bar"}
    rules = build.compiled(
        build.document(
            product("p", characteristic("grade")),
            service("s", characteristic("pin", fulfillment_only=True)),
            service("t"),
            realized("p", "s"),
            realized("s", "t", rule='source.characteristics.pin = "1"'),
            bar,
        )
    )
    assert run(rules, {"grade": "gold"}).waiting == ()
    assert len(run(rules, {"grade": "silver"}).waiting) == 1


def check(**fields: Any) -> CompiledCatalog:
    same = "target.characteristics.tier = source.characteristics.grade"
    told = {"en": "Grade and tier differ."}
    rule = mapping("p", "s", "validate", "tier", expression=same, message=told, **fields)
    return catalog(rule, mapping("p", "s", "copy", "tier", from_characteristic="late"))


def test_a_validation_that_fails_marks_its_target_and_says_why() -> None:
    found = run(check(), {"grade": "gold", "late": "silver"})
    (fault,) = found.faults
    assert (fault.code, fault.message) == ("decomposition.validation_failed", "Grade and tier differ.")
    assert [node.spec.key for node in found.made if node.attention] == ["s"]
    assert run(check(), {"grade": "gold", "late": "gold"}).faults == ()
    assert run(check(condition='source.characteristics.grade = "x"'), {"grade": "gold", "late": "silver"}).faults == ()


def test_a_validation_waits_for_its_values_and_is_told_once() -> None:
    wanted = order(line("1", "p", {"grade": "gold"}))
    found = decompose(wanted, check(), new_id)
    assert found.faults == ()
    standing = after(wanted, found)
    _, failed = answer(wanted, check(), standing, {found.made[0].id: {"late": "silver"}})
    assert [one.code for one in failed.faults] == ["decomposition.validation_failed"]
    _, later = answer(wanted, check(), after(wanted, failed, standing), {})
    assert later.faults == ()


def test_what_a_specification_is_composed_of_are_parts_and_no_domain_orders() -> None:
    parts = build.compiled(
        build.document(
            product("p", characteristic("doors", "integer")),
            build.resource("frame"),
            build.resource("door"),
            build.resource("lamp"),
            relationship("p", "composed_of", "frame"),
            relationship("p", "composed_of", "door", quantity_characteristic="doors", maximum=4),
            relationship("p", "composed_of", "lamp", rule="source.characteristics.doors > 2"),
        )
    )
    found = run(parts, {"doors": 2})
    assert [node.spec.key for node in found.made] == ["p"]
    assert [(one.specification, one.quantity) for one in found.components] == [
        ("frame", Decimal(1)),
        ("door", Decimal(2)),
    ]
