"""Mappings across the lines of an order: whose value is read when several lines have one."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, line, order, product, realized, service
from tests.builders.decomposition import after, answer

PARIS, ROME = UUID(int=1), UUID(int=2)


def requires(**fields: Any) -> dict[str, Any]:
    own = {"key": "phone-needs-net", "name": {"en": "Phone needs net"}, "type": "requires"}
    return {"in": "compatibility", **own, "source": "phone", "target": "net", **fields}


def catalog(*rules: dict[str, Any]) -> CompiledCatalog:
    """A phone whose service reads the address of the network's; the two are sold as lines of their own."""
    return build.compiled(
        build.document(
            product("bundle"),
            product("phone", characteristic("zone")),
            product("net", characteristic("zone"), characteristic("address")),
            service("voice", characteristic("gateway")),
            service("access", characteristic("address")),
            realized("phone", "voice"),
            realized("net", "access"),
            copies("net", "access", "address"),
            copies("access", "voice", "address", "gateway"),
            *rules,
        )
    )


def gateways(found: CompiledCatalog, *lines: LineToDecompose) -> list[str | None]:
    made = decompose(order(*lines), found, new_id).made
    return [node.values.get("gateway") for node in made if node.spec.key == "voice"]


def net(number: str, address: str, **fields: Any) -> LineToDecompose:
    return line(number, "net", {"address": address, **fields.pop("given", {})}, **fields)


def test_without_a_rule_the_line_of_the_same_bundle_is_read() -> None:
    one, other = line("1", "bundle"), line("2", "bundle")
    lines = (
        one, other,
        net("1.1", "a", parent=one), net("2.1", "b", parent=other),
        line("2.2", "phone", parent=other), line("1.2", "phone", parent=one),
    )  # fmt: skip
    assert gateways(catalog(), *lines) == ["a", "b"]


def test_without_a_rule_and_a_bundle_the_line_of_the_same_site_is_read() -> None:
    lines = (
        net("1", "a", site_id=PARIS), net("2", "b", site_id=ROME),
        line("3", "phone", site_id=ROME), line("4", "phone", site_id=PARIS), line("5", "phone"),
    )  # fmt: skip
    assert gateways(catalog(), *lines) == ["b", "a", "a"]


def test_a_rule_pairs_lines_of_the_same_site() -> None:
    lines = (net("1", "a", site_id=PARIS), net("2", "b", site_id=ROME), line("3", "phone", site_id=ROME))
    assert gateways(catalog(requires(scope="site")), *lines) == ["b"]


def test_a_condition_of_the_rule_says_which_partner_it_is() -> None:
    same_zone = requires(target_condition="target.characteristics.zone = line.characteristics.zone")
    lines = (
        net("1", "a", given={"zone": "north"}),
        net("2", "b", given={"zone": "south"}),
        line("3", "phone", {"zone": "south"}),
        line("4", "phone", {"zone": "north"}),
    )
    assert gateways(catalog(same_zone), *lines) == ["b", "a"]


def test_the_partner_of_a_rule_is_read_though_another_stands_in_the_bundle() -> None:
    same_zone = requires(target_condition="target.characteristics.zone = line.characteristics.zone")
    one = line("1", "bundle")
    lines = (
        one, net("1.1", "a", parent=one, given={"zone": "north"}), line("1.2", "phone", {"zone": "south"}, parent=one),
        net("2", "b", given={"zone": "south"}),
    )  # fmt: skip
    assert gateways(catalog(same_zone), *lines) == ["b"]


def test_each_unit_reads_the_unit_of_its_partner() -> None:
    found = catalog(requires())
    wanted = order(
        line("1", "net", {"address": LEFT_OPEN}, quantity=Decimal(2)), line("2", "phone", quantity=Decimal(2))
    )
    first = decompose(wanted, found, new_id)
    second = [node for node in first.made if node.spec.key == "net"][1]
    _, later = answer(wanted, found, after(wanted, first), {second.id: {"address": "b"}})
    changed = [node for node in later.changed if node.spec.key == "voice"]
    assert [(node.parent and node.parent.instance, node.values) for node in changed] == [(2, {"gateway": "b"})]


def test_the_required_product_may_read_from_what_requires_it() -> None:
    back = build.compiled(
        build.document(
            product("phone", characteristic("zone"), characteristic("area")),
            product("net", characteristic("zone"), characteristic("area")),
            copies("phone", "net", "area"),
            requires(target_condition="target.characteristics.zone = line.characteristics.zone"),
        )
    )
    lines = (
        line("1", "phone", {"zone": "north", "area": "06"}),
        line("2", "phone", {"zone": "south", "area": "07"}),
        line("3", "net", {"zone": "south"}),
    )
    made = decompose(order(*lines), back, new_id).made
    assert [node.values.get("area") for node in made if node.spec.key == "net"] == ["07"]


def test_a_partner_whose_value_is_open_is_waited_for_and_no_other_is_read() -> None:
    found = catalog(requires(scope="site"))
    wanted = order(
        net("1", "a", site_id=PARIS), line("2", "net", {"address": LEFT_OPEN}, site_id=ROME),
        line("3", "phone", site_id=ROME),
    )  # fmt: skip
    first = decompose(wanted, found, new_id)
    voice = next(node for node in first.made if node.spec.key == "voice")
    assert "gateway" not in voice.values
    _, later = answer(wanted, found, after(wanted, first), {wanted.lines[1].id: {"address": "b"}})
    assert [node.values.get("gateway") for node in later.changed if node.spec.key == "voice"] == ["b"]
