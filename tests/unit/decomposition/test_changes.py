"""Changes of what is installed make domain orders of what differs, and walk what is to stop or to go on."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from orderloom.catalog.contracts import LEFT_OPEN
from orderloom.decomposition.contracts import DomainOrder, LinkType
from orderloom.decomposition.domain.compiled import CompiledCatalog
from orderloom.decomposition.domain.decompose import Standing, decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, demo_document, line, order
from tests.builders.decomposition import after, answer
from tests.builders.installed import House

SITE = {"bandwidth": 100, "edge_devices": 2, "wan_address": "192.0.2.1", "routing_protocol": "static"}
URL = {"controller_url": "https://controller.example"}
FOUND = {"sdwan-network": URL, "sdwan-overlay": URL, "sdwan-edge": {"serial_number": "SN-1", **URL}}


@pytest.fixture(scope="module")
def sdwan() -> CompiledCatalog:
    return build.compiled(demo_document("sdwan-bronze"))


def sold(catalog: CompiledCatalog, *sites: dict[str, Any]) -> House:
    """A network with these sites, installed."""
    house = House()
    network = line("1", "sdwan-network")
    lines = [line(str(place), "sdwan-site-product", one, parent=network) for place, one in enumerate(sites, start=2)]
    bought = order(network, *lines)
    house.install(after(bought, decompose(bought, catalog, new_id)), FOUND)
    return house


def changed(catalog: CompiledCatalog, *lines: LineToDecompose, **fields: Any) -> Standing:
    given = tuple(msgspec.structs.replace(one, number=str(place)) for place, one in enumerate(lines, start=1))
    wanted = order(*given, **fields)
    return after(wanted, decompose(wanted, catalog, new_id))


def told(standing: Standing) -> list[tuple[str, str]]:
    return sorted((one.specification, one.action) for one in standing.domain_orders)


def of(standing: Standing, specification: str) -> list[DomainOrder]:
    return [one for one in standing.domain_orders if one.specification == specification]


def begins_after(standing: Standing) -> set[tuple[str, str]]:
    names = {one.id: one.specification for one in standing.domain_orders}
    assert {link.type for link in standing.links} <= {LinkType.REQUIRES}
    return {(names[link.source_id], names[link.target_id]) for link in standing.links}


def test_the_same_values_make_nothing(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE)

    assert changed(sdwan, house.line("sdwan-site-product", "modify", SITE)).domain_orders == ()
    assert changed(sdwan, house.line("sdwan-network", "modify")).domain_orders == ()


def test_more_bandwidth_changes_product_and_service_alone(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE)

    found = changed(sdwan, house.line("sdwan-site-product", "modify", {"bandwidth": 500}))

    assert told(found) == [("sdwan-site-product", "modify"), ("sdwan-site-service", "modify")]
    product, service = found.domain_orders
    assert (service.parent_id, service.item_id) == (product.id, house.alive("sdwan-site-service")[0].id)
    assert service.characteristics == {
        **{"bandwidth": 500, "edge_devices": 2, "security": "none"},
        **{"wan_address": "192.0.2.1", "routing_protocol": "static"},
    }


def test_routing_that_is_wanted_now_is_added_and_waits_for_no_edge_that_stands(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE)

    found = changed(sdwan, house.line("sdwan-site-product", "modify", {"routing_protocol": "bgp", "asn": 64512}))

    assert told(found) == [
        ("sdwan-routing", "add"),
        ("sdwan-site-product", "modify"),
        ("sdwan-site-service", "modify"),
    ]
    (routing,) = of(found, "sdwan-routing")
    assert routing.characteristics == {"routing_protocol": "bgp", "asn": 64512}
    assert {use.item_id for use in routing.uses} == {one.id for one in house.alive("sdwan-edge")}
    assert (found.links, found.deferrals) == ((), ())


def test_an_edge_more_takes_the_overlay_that_is_installed(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, {**SITE, "edge_devices": 1})

    found = changed(sdwan, house.line("sdwan-site-product", "modify", {"edge_devices": 2}))

    assert told(found) == [("sdwan-edge", "add"), ("sdwan-site-product", "modify"), ("sdwan-site-service", "modify")]
    (edge,) = of(found, "sdwan-edge")
    assert edge.characteristics == {"model": "branch", "controller_url": "https://controller.example"}
    assert [use.item_id for use in edge.uses] == [house.alive("sdwan-overlay")[0].id]


def test_what_the_rules_want_no_longer_goes(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, {**SITE, "security": "advanced"})

    found = changed(sdwan, house.line("sdwan-site-product", "modify", {"security": "none"}))

    assert told(found) == [
        ("sdwan-security", "disconnect"),
        ("sdwan-site-product", "modify"),
        ("sdwan-site-service", "modify"),
    ]
    (gone,) = of(found, "sdwan-security")
    assert gone.item_id == house.alive("sdwan-security")[0].id
    assert gone.parent_id == of(found, "sdwan-site-service")[0].id


def test_of_several_edges_a_manager_picks_the_one_that_goes(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE)
    edges = house.alive("sdwan-edge")

    found = changed(sdwan, house.line("sdwan-site-product", "modify", {"edge_devices": 1}))

    (gone,) = of(found, "sdwan-edge")
    assert (gone.action, gone.needs_attention, gone.item_id) == ("disconnect", True, edges[1].id)
    assert gone.choice is not None
    assert (gone.choice.candidates, gone.choice.count) == ((edges[0].id, edges[1].id), 1)


@pytest.mark.parametrize(("policy", "place"), [("newest_first", 1), ("least_progressed", 0)])
def test_a_policy_says_which_edge_goes(sdwan: CompiledCatalog, policy: str, place: int) -> None:
    house = sold(sdwan, SITE)
    first, second = house.alive("sdwan-edge")
    house.items[second.id] = msgspec.structs.replace(
        second, characteristics={**second.characteristics, "management_address": "192.0.2.9"}
    )

    wanted = house.line("sdwan-site-product", "modify", {"edge_devices": 1})
    found = changed(sdwan, wanted, decrease={"sdwan-edge": policy})

    (gone,) = of(found, "sdwan-edge")
    assert (gone.item_id, gone.needs_attention, gone.choice) == ((first.id, second.id)[place], False, None)


@pytest.mark.parametrize("action", ["disconnect", "suspend"])
def test_a_site_goes_dependants_first_and_parents_before_children(sdwan: CompiledCatalog, action: str) -> None:
    house = sold(sdwan, {**SITE, "edge_devices": 1, "security": "advanced"}, SITE)

    found = changed(sdwan, house.line("sdwan-site-product", action))

    names = ["sdwan-edge", "sdwan-security", "sdwan-site-product", "sdwan-site-service"]
    assert told(found) == [(name, action) for name in names]
    assert begins_after(found) == {
        ("sdwan-site-service", "sdwan-site-product"),
        ("sdwan-edge", "sdwan-site-service"),
        ("sdwan-security", "sdwan-site-service"),
        ("sdwan-edge", "sdwan-security"),
    }


def test_a_network_goes_with_all_its_sites(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE, SITE)
    everything = {one.id for one in house.alive()}

    found = changed(sdwan, house.line("sdwan-network", "disconnect"))

    assert {one.item_id for one in found.domain_orders} == everything
    assert {one.action for one in found.domain_orders} == {"disconnect"}
    assert ("sdwan-overlay", "sdwan-edge") in begins_after(found)


def test_a_change_of_the_network_leaves_its_sites_alone(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE, SITE)

    found = changed(sdwan, house.line("sdwan-network", "modify", {"topology": "full_mesh"}))

    assert told(found) == [("sdwan-network", "modify"), ("sdwan-overlay", "modify")]


def test_what_is_suspended_is_resumed_children_first(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, SITE)
    house.install(changed(sdwan, house.line("sdwan-site-product", "suspend")))

    found = changed(sdwan, house.line("sdwan-site-product", "resume"))

    assert told(found) == [
        ("sdwan-edge", "resume"),
        ("sdwan-edge", "resume"),
        ("sdwan-site-product", "resume"),
        ("sdwan-site-service", "resume"),
    ]
    assert found.links == ()


def two_products() -> CompiledCatalog:
    """Voice and data at one site share an access line; a fax needs voice's line too."""
    shared = {"merge_scope": "order"}
    return build.compiled(
        build.document(
            build.product("voice", characteristic("codec")),
            build.product("data"),
            build.resource("access"),
            build.resource("port"),
            build.requires("voice", "access", **shared),
            build.requires("data", "access", **shared),
            build.realized("access", "port"),
        )
    )


def test_a_shared_target_lives_until_its_last_source_goes() -> None:
    catalog, house = two_products(), House()
    bought = order(line("1", "voice"), line("2", "data"))
    house.install(after(bought, decompose(bought, catalog, new_id)))

    first = changed(catalog, house.line("voice", "disconnect"))
    house.install(first)
    second = changed(catalog, house.line("data", "disconnect"))
    house.install(second)

    assert told(first) == [("voice", "disconnect")]
    assert told(second) == [("access", "disconnect"), ("data", "disconnect"), ("port", "disconnect")]
    assert begins_after(second) == {("access", "data"), ("port", "access")}
    assert house.alive() == []


def test_both_sources_in_one_order_take_the_shared_target_along() -> None:
    catalog, house = two_products(), House()
    bought = order(line("1", "voice"), line("2", "data"))
    house.install(after(bought, decompose(bought, catalog, new_id)))

    found = changed(catalog, house.line("voice", "disconnect"), house.line("data", "disconnect"))

    assert [name for name, _ in told(found)] == ["access", "data", "port", "voice"]


def test_what_is_below_something_unchanged_keeps_its_place_in_inventory() -> None:
    catalog = build.compiled(
        build.document(
            build.product("p", characteristic("speed")),
            build.service("s"),
            build.resource("r", characteristic("speed")),
            build.realized("p", "s"),
            build.realized("s", "r"),
            build.copies("p", "r", "speed"),
        )
    )
    house = House()
    bought = order(line("1", "p", {"speed": "low"}))
    house.install(after(bought, decompose(bought, catalog, new_id)))

    found = changed(catalog, house.line("p", "modify", {"speed": "high"}))

    product, resource = found.domain_orders
    assert told(found) == [("p", "modify"), ("r", "modify")]
    assert (resource.parent_id, resource.parent_item_id) == (product.id, house.alive("s")[0].id)


def test_what_is_left_open_in_a_change_is_deferred_and_fires(sdwan: CompiledCatalog) -> None:
    house = sold(sdwan, {**SITE, "routing_protocol": "static"})
    wanted = order(house.line("sdwan-site-product", "modify", {"routing_protocol": LEFT_OPEN}))
    found = decompose(wanted, sdwan, new_id)
    first = after(wanted, found)
    (waits,) = first.deferrals

    answered = {wanted.lines[0].id: {"routing_protocol": "bgp", "asn": 64512}}
    wanted, more = answer(wanted, sdwan, first, answered)
    last = after(wanted, more, first)

    assert waits.waits[0].label.endswith("routing_protocol")
    assert told(first) == [("sdwan-site-product", "modify"), ("sdwan-site-service", "modify")]
    assert told(last) == [("sdwan-routing", "add"), *told(first)]
    assert last.deferrals == ()
    assert len({one.position for one in last.domain_orders}) == 3


def test_a_product_in_bulk_changes_its_quantity() -> None:
    catalog = build.compiled(build.document(build.product("cable", tracking="bulk")))
    house = House()
    bought = order(line("1", "cable", quantity=Decimal(30)))
    house.install(after(bought, decompose(bought, catalog, new_id)))

    wanted = msgspec.structs.replace(house.line("cable", "modify"), quantity=Decimal("12.5"))
    found = changed(catalog, wanted)

    assert [(one.action, one.quantity) for one in found.domain_orders] == [("modify", Decimal("12.5"))]


def test_a_line_that_changes_nothing_installed_is_a_fault(sdwan: CompiledCatalog) -> None:
    found = decompose(order(line("1", "sdwan-site-product", action="suspend")), sdwan, new_id)

    assert [(one.code, one.path) for one in found.faults] == [
        ("decomposition.needs_installed_product", ("lines", "1", "action"))
    ]
    assert found.made == ()


def test_what_is_installed_outlives_its_specification() -> None:
    catalog, house = two_products(), House()
    bought = order(line("1", "voice"))
    house.install(after(bought, decompose(bought, catalog, new_id)))
    later = build.compiled(build.document(build.product("data")))

    found = changed(later, house.line("voice", "disconnect"))

    assert told(found) == [("access", "disconnect"), ("port", "disconnect"), ("voice", "disconnect")]
    assert all(isinstance(one.item_id, UUID) for one in found.domain_orders)
