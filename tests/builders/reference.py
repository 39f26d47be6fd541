"""The products of the worked examples of decomposition: an SD-WAN service package and a managed firewall."""

from typing import Any

from orderloom.decomposition.domain.compiled import CompiledCatalog
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, copies, product, realized, relationship, service

ASKED = ('source.characteristics.{} = "yes"').format


def sdwan(*, staggered: bool = False) -> CompiledCatalog:
    """A package that bundles three products. `staggered`: routing and WAN optimisation are found out in fulfillment."""
    own = tuple(characteristic(key, fulfillment_only=staggered) for key in ("routing", "wan_optimization"))
    return build.compiled(
        build.document(
            product("sdwan-package"),
            product("sdwan-controller", characteristic("tenancy")),
            product("sdwan-edge-device", *own),
            product("sdwan-security"),
            service("sdwan-controller-service", characteristic("tenancy")),
            service("sdwan-security-service"),
            service("sdwan-routing", characteristic("routing")),
            service("sdwan-wan-optimization", characteristic("wan_optimization")),
            relationship("sdwan-package", "bundles", "sdwan-controller", sequence=10),
            relationship("sdwan-package", "bundles", "sdwan-edge-device", sequence=20),
            relationship("sdwan-package", "bundles", "sdwan-security", sequence=30, mandatory=False),
            realized("sdwan-controller", "sdwan-controller-service", rule="source.characteristics.tenancy != null"),
            realized("sdwan-security", "sdwan-security-service"),
            realized("sdwan-edge-device", "sdwan-wan-optimization", sequence=10, rule=ASKED("wan_optimization")),
            realized("sdwan-edge-device", "sdwan-routing", sequence=20, rule=ASKED("routing")),
            copies("sdwan-controller", "sdwan-controller-service", "tenancy"),
            copies("sdwan-edge-device", "sdwan-wan-optimization", "wan_optimization"),
            copies("sdwan-edge-device", "sdwan-routing", "routing"),
            build.offering("sdwan-bronze", "sdwan-package"),
        )
    )


FIREWALL = ("administration", "dmz", "intrusion_prevention")


def managed_firewall() -> CompiledCatalog:
    """A customer-facing service over three resource-facing ones, each asked for by its own characteristic."""
    parts: list[dict[str, Any]] = [service("managed-firewall", *(characteristic(key) for key in FIREWALL))]
    for place, key in enumerate(FIREWALL):
        name = key.replace("_", "-")
        parts += [
            service(f"{name}-service", subtype="rfs"),
            build.resource(f"{name}-node"),
            relationship("managed-firewall", "requires", f"{name}-service", sequence=place, rule=ASKED(key)),
            relationship(f"{name}-service", "requires", f"{name}-node"),
        ]
    return build.compiled(build.document(*parts))
