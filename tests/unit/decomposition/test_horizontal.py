"""What a product requires elsewhere in the order is done before it, and what goes away goes before what it requires."""

from typing import Any
from uuid import UUID

from orderloom.decomposition.contracts import LinkType
from orderloom.decomposition.domain.decompose import decompose
from orderloom.decomposition.domain.inputs import LineToDecompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, line, order, product, realized, service


def rule(source: str, target: str, **fields: Any) -> dict[str, Any]:
    key = f"{source}-{target}"
    return {
        "in": "compatibility",
        "key": key,
        "name": {"en": key},
        "type": "requires",
        "source": source,
        "target": target,
        **fields,
    }


PRODUCTS = (product("tv", characteristic("hd", "boolean")), product("net", characteristic("speed", "integer")))


def linked(*lines: LineToDecompose, rules: tuple[dict[str, Any], ...], **fields: Any) -> list[tuple[str, str]]:
    catalog = build.compiled(build.document(*PRODUCTS, *rules, **fields))
    found = decompose(order(*lines), catalog, new_id)
    number = {node.id: node.line.line.number for node in found.made}
    return [(number[one.source_id], number[one.target_id]) for one in found.links if one.type is LinkType.REQUIRES]


def test_a_product_begins_after_what_it_requires() -> None:
    assert linked(line("1", "tv"), line("2", "net"), rules=(rule("tv", "net"),)) == [("1", "2")]


def test_conditions_choose_which_pairs_there_are() -> None:
    rules = (
        rule(
            "tv",
            "net",
            condition="line.characteristics.hd = true",
            target_condition="target.characteristics.speed > 100",
        ),
    )
    lines = (
        line("1", "tv", {"hd": True}),
        line("2", "tv"),
        line("3", "net", {"speed": 50}),
        line("4", "net", {"speed": 500}),
    )
    assert linked(*lines, rules=rules) == [("1", "4")]


def test_rules_of_a_site_pair_what_is_at_one_site() -> None:
    here, there = UUID(int=1), UUID(int=2)
    lines = (line("1", "tv", site_id=here), line("2", "net", site_id=there), line("3", "net", site_id=here))
    assert linked(*lines, rules=(rule("tv", "net", scope="site"),)) == [("1", "3")]


def test_all_that_is_required_at_a_site_is_waited_for_however_many_sites_there_are() -> None:
    sites = range(1, 151)
    wanted = [
        line(f"{what}-{site}-{number}", what, site_id=UUID(int=site))
        for site in sites
        for what, count in (("tv", 1), ("net", 2))
        for number in range(count)
    ]
    assert linked(*wanted, rules=(rule("tv", "net", scope="site"),)) == [
        (f"tv-{site}-0", f"net-{site}-{number}") for site in sites for number in range(2)
    ]


def test_of_very_many_pairs_each_source_waits_for_the_first_target() -> None:
    wanted = [line(f"{what}-{number}", what) for what in ("tv", "net") for number in range(150)]
    assert linked(*wanted, rules=(rule("tv", "net", scope="order"),)) == [(f"tv-{n}", "net-0") for n in range(150)]


def test_products_that_require_each_other_do_not_wait_for_each_other() -> None:
    rules = (rule("net", "tv"), rule("tv", "net"))
    assert len(linked(line("1", "tv"), line("2", "net"), rules=rules)) == 1


def test_values_travel_along_the_link() -> None:
    catalog = build.compiled(
        build.document(
            *PRODUCTS,
            service("stream", characteristic("speed", "integer")),
            realized("tv", "stream"),
            copies("net", "stream", "speed"),
            rule("tv", "net", scope="site"),
        )
    )
    here, there = UUID(int=1), UUID(int=2)
    lines = (
        line("1", "net", {"speed": 1}, site_id=there),
        line("2", "net", {"speed": 9}, site_id=here),
        line("3", "tv", site_id=here),
    )
    found = decompose(order(*lines), catalog, new_id)
    assert [node.values for node in found.made if node.spec.key == "stream"] == [{"speed": 9}]
