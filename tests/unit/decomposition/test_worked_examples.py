"""The worked examples of decomposition that users of such systems know, one by one in the order of their manual."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from orderloom.catalog.contracts import SpecificationKind, Subtype
from orderloom.decomposition.contracts import DeferralState
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Decomposition, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.decomposition.domain.nodes import Node
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders import reference
from tests.builders.catalog import characteristic, line, order, product, realized, service
from tests.builders.decomposition import after, answer
from tests.builders.installed import House

SDWAN = reference.sdwan()
FIREWALL = reference.managed_firewall()
BRONZE = reference.sdwan(staggered=True)
COUNTED = build.compiled(
    build.document(
        product("sdwan-package", characteristic("edge_devices", "integer", quantity=True)),
        service("sdwan-edge"),
        realized("sdwan-package", "sdwan-edge", quantity_characteristic="edge_devices"),
    )
)
SHIPPED = build.compiled(build.demo_document("managed-firewall"))


def run(catalog: CompiledCatalog, *lines: LineToDecompose) -> Decomposition:
    return decompose(order(*lines), catalog, new_id)


def drawn(nodes: Iterable[Node]) -> list[str]:
    """The trees, depth first, indented by depth."""
    found: list[str] = []

    def draw(node: Node) -> None:
        found.append("  " * node.depth + node.spec.key)
        for child in node.children:
            draw(child)

    for node in nodes:
        if node.parent is None:
            draw(node)
    return found


def kinds(found: Decomposition) -> dict[tuple[SpecificationKind, Subtype | None], int]:
    made: dict[tuple[SpecificationKind, Subtype | None], int] = {}
    for node in found.made:
        key = node.spec.specification.kind, node.spec.specification.subtype
        made[key] = made.get(key, 0) + 1
    return made


def package(
    *, security: bool = False, quantity: int = 1, controller: dict[str, Any] | None = None, edge: dict[str, Any]
) -> list[LineToDecompose]:
    """The lines of an SD-WAN service package as capture makes them: one for each product that was chosen."""
    whole = line("1", "sdwan-package", quantity=Decimal(quantity))
    chosen: dict[str, dict[str, Any]] = {"sdwan-controller": controller or {}, "sdwan-edge-device": edge}
    if security:
        chosen["sdwan-security"] = {}
    below = [
        line(f"1.{place}", key, given, parent=whole, quantity=Decimal(quantity))
        for place, (key, given) in enumerate(chosen.items(), start=1)
    ]
    return [whole, *below]


def test_example_1_a_managed_firewall_is_one_cfs_three_rfs_and_three_resource_orders() -> None:
    found = run(FIREWALL, line("1", "managed-firewall", dict.fromkeys(reference.FIREWALL, "yes"), offering=None))
    assert drawn(found.made) == [
        "managed-firewall",
        "  administration-service",
        "    administration-node",
        "  dmz-service",
        "    dmz-node",
        "  intrusion-prevention-service",
        "    intrusion-prevention-node",
    ]
    assert kinds(found) == {
        (SpecificationKind.SERVICE, Subtype.CFS): 1,
        (SpecificationKind.SERVICE, Subtype.RFS): 3,
        (SpecificationKind.RESOURCE, Subtype.LOGICAL): 3,
    }


def test_example_1_a_managed_firewall_leaves_out_the_rfs_whose_characteristic_is_missing() -> None:
    found = run(FIREWALL, line("1", "managed-firewall", {"administration": "yes", "dmz": "yes"}, offering=None))
    assert drawn(found.made) == [
        "managed-firewall",
        "  administration-service",
        "    administration-node",
        "  dmz-service",
        "    dmz-node",
    ]
    left_out = next(one for one in found.verdicts if one.target == "intrusion-prevention-service")
    assert (left_out.outcome.value, left_out.reason) == ("exclude", "not_ordered")


def test_example_1_the_shipped_managed_firewall_has_the_same_shape() -> None:
    given = {"throughput": 500, "vpn_users": 25, "log_days": 90}
    found = run(SHIPPED, line("1", "firewall-service", given, offering=None))
    assert kinds(found) == {
        (SpecificationKind.SERVICE, Subtype.CFS): 1,
        (SpecificationKind.SERVICE, Subtype.RFS): 3,
        (SpecificationKind.RESOURCE, Subtype.PHYSICAL): 1,
        (SpecificationKind.RESOURCE, Subtype.LOGICAL): 2,
    }
    without = run(SHIPPED, line("1", "firewall-service", {**given, "vpn_users": 0}, offering=None))
    assert drawn(without.made) == [
        "firewall-service",
        "  firewall-filtering",
        "    firewall-node",
        "  firewall-logging",
        "    firewall-log-space",
    ]


def test_example_2_an_sd_wan_package_is_one_product_order_with_three_below_it() -> None:
    found = run(SDWAN, *package(security=True, edge={}))
    products = [node for node in found.made if node.spec.specification.kind is SpecificationKind.PRODUCT]
    assert [(node.spec.key, node.parent.spec.key if node.parent else None) for node in products] == [
        ("sdwan-package", None),
        ("sdwan-controller", "sdwan-package"),
        ("sdwan-edge-device", "sdwan-package"),
        ("sdwan-security", "sdwan-package"),
    ]


def test_example_2_optional_security_is_left_out_unless_it_was_ordered() -> None:
    found = run(SDWAN, *package(edge={}))
    assert drawn(found.made) == ["sdwan-package", "  sdwan-controller", "  sdwan-edge-device"]
    security = next(one for one in found.verdicts if one.target == "sdwan-security")
    assert (security.outcome.value, security.reason) == ("exclude", "not_chosen")


def test_example_3_the_controller_service_comes_only_with_tenancy() -> None:
    with_tenancy = run(SDWAN, *package(controller={"tenancy": "shared"}, edge={}))
    assert drawn(with_tenancy.made) == [
        "sdwan-package",
        "  sdwan-controller",
        "    sdwan-controller-service",
        "  sdwan-edge-device",
    ]
    without = run(SDWAN, *package(edge={}))
    assert "sdwan-controller-service" not in {node.spec.key for node in without.made}
    assert without.waiting == ()


def test_example_4_a_service_comes_only_with_the_option_that_its_rule_names() -> None:
    ordered = run(SDWAN, *package(edge={"wan_optimization": "yes"}))
    assert drawn(ordered.made) == [
        "sdwan-package",
        "  sdwan-controller",
        "  sdwan-edge-device",
        "    sdwan-wan-optimization",
    ]
    other = run(SDWAN, *package(edge={"wan_optimization": "no"}))
    assert drawn(other.made) == ["sdwan-package", "  sdwan-controller", "  sdwan-edge-device"]
    reasons = {one.target: one.reason for one in other.verdicts}
    assert (reasons["sdwan-wan-optimization"], reasons["sdwan-routing"]) == ("rule_false", "not_ordered")


def test_example_5_three_packages_are_three_trees_of_their_own() -> None:
    found = run(SDWAN, *package(security=True, quantity=3, edge={}))
    one_tree = [
        "sdwan-package",
        "  sdwan-controller",
        "  sdwan-edge-device",
        "  sdwan-security",
        "    sdwan-security-service",
    ]
    assert drawn(found.made) == one_tree * 3
    assert [node.instance for node in found.made if node.spec.key == "sdwan-package"] == [1, 2, 3]


def test_example_5_a_package_ordered_as_one_line_brings_what_it_always_bundles() -> None:
    found = run(SDWAN, line("1", "sdwan-package", quantity=Decimal(3)))
    assert drawn(found.made) == ["sdwan-package", "  sdwan-controller", "  sdwan-edge-device"] * 3


def test_example_5_a_quantity_characteristic_makes_as_many_targets() -> None:
    found = run(COUNTED, line("1", "sdwan-package", {"edge_devices": 3}))
    assert drawn(found.made) == ["sdwan-package", "  sdwan-edge", "  sdwan-edge", "  sdwan-edge"]


def test_example_5_a_quantity_that_decreases_needs_attention_until_a_manager_picks() -> None:
    house = House()
    bought = order(line("1", "sdwan-package", {"edge_devices": 3}))
    house.install(after(bought, decompose(bought, COUNTED, new_id)), {})
    change = order(house.line("sdwan-package", "modify", {"edge_devices": 1}))
    found = after(change, decompose(change, COUNTED, new_id))
    assert [(one.specification, one.action, one.needs_attention) for one in found.domain_orders] == [
        ("sdwan-package", "modify", False),
        ("sdwan-edge", "disconnect", True),
        ("sdwan-edge", "disconnect", True),
    ]
    installed = {one.id for one in house.alive("sdwan-edge")}
    assert {one.item_id for one in found.domain_orders[1:]} < installed


def test_example_5_a_quantity_that_increases_adds_what_is_missing_alone() -> None:
    house = House()
    bought = order(line("1", "sdwan-package", {"edge_devices": 1}))
    house.install(after(bought, decompose(bought, COUNTED, new_id)), {})
    change = order(house.line("sdwan-package", "modify", {"edge_devices": 3}))
    found = after(change, decompose(change, COUNTED, new_id))
    assert [(one.specification, one.action, one.needs_attention) for one in found.domain_orders] == [
        ("sdwan-package", "modify", False),
        ("sdwan-edge", "add", False),
        ("sdwan-edge", "add", False),
    ]


def test_example_6_sd_wan_bronze_waits_for_routing_and_wan_optimisation() -> None:
    found = run(BRONZE, *package(edge={}))
    assert drawn(found.made) == ["sdwan-package", "  sdwan-controller", "  sdwan-edge-device"]
    assert [(one.target, [wait.label for wait in one.waits]) for one in found.waiting] == [
        ("sdwan-wan-optimization", ["sdwan-edge-device.wan_optimization"]),
        ("sdwan-routing", ["sdwan-edge-device.routing"]),
    ]


def test_example_6_sd_wan_bronze_is_complete_once_an_agent_gave_both_values() -> None:
    wanted = order(*package(edge={}))
    first = decompose(wanted, BRONZE, new_id)
    edge = next(node for node in first.made if node.spec.key == "sdwan-edge-device")
    standing = after(wanted, first)
    wanted, found = answer(wanted, BRONZE, standing, {edge.id: {"routing": "yes"}})
    assert [one.state for one in found.resolved] == [DeferralState.FIRED]
    assert [(node.spec.key, node.values) for node in found.made] == [("sdwan-routing", {"routing": "yes"})]
    standing = after(wanted, found, standing)
    wanted, found = answer(wanted, BRONZE, standing, {edge.id: {"wan_optimization": "yes"}})
    assert [(node.spec.key, node.parent and node.parent.id) for node in found.made] == [
        ("sdwan-wan-optimization", edge.id)
    ]
    assert after(wanted, found, standing).deferrals == ()


def test_example_6_what_the_agent_finds_not_needed_is_left_out() -> None:
    wanted = order(*package(edge={}))
    first = decompose(wanted, BRONZE, new_id)
    edge = next(node for node in first.made if node.spec.key == "sdwan-edge-device")
    _, found = answer(wanted, BRONZE, after(wanted, first), {edge.id: {"routing": "none", "wan_optimization": "no"}})
    assert found.made == ()
    assert [one.state for one in found.resolved] == [DeferralState.EXCLUDED, DeferralState.EXCLUDED]
