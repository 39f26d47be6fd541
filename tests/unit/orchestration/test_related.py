"""Which domain orders of an order are meant, and whether they have come far enough."""

from typing import Any

import msgspec
import pytest

from orderloom.decomposition.contracts import DomainOrder, DomainOrderLink, DomainOrderState, LinkType
from orderloom.kernel.ids import new_id
from orderloom.orchestration.contracts import StepKind, TaskState
from orderloom.orchestration.domain.moves import Known
from orderloom.orchestration.domain.related import Family, arrived
from tests.unit.orchestration.test_planner import domain_order

LINE = new_id()
PARENT = domain_order(LINE)
CHILD = msgspec.structs.replace(domain_order(LINE, PARENT.id), specification="child")
ACCESS = msgspec.structs.replace(domain_order(LINE), specification="access", state=DomainOrderState.CLOSED_COMPLETE)
LINK = DomainOrderLink(order_id=PARENT.order_id, source_id=CHILD.id, target_id=ACCESS.id, type=LinkType.REQUIRES)
SHIPPED = Known(
    id=new_id(),
    domain_order_id=CHILD.id,
    key="ship",
    kind=StepKind.MANUAL,
    state=TaskState.CLOSED_COMPLETE,
    output=None,
)


def met(own: DomainOrder, **related: Any) -> list[str] | None:
    """The specifications of those that have come far enough; None while the wait goes on."""
    family = Family(members={one.id: one for one in (PARENT, CHILD, ACCESS)}, links=[LINK], steps={CHILD.id: [SHIPPED]})
    asked = {"relation": "requires", "state": "closed_complete", "which": "all", **related}
    found = arrived(family, own.id, asked)
    return None if found is None else [one["specification"] for one in found["domain_orders"]]


@pytest.mark.parametrize(
    ("own", "related", "answer"),
    [
        (CHILD, {"relation": "requires"}, ["access"]),
        (PARENT, {"relation": "children"}, None),
        (PARENT, {"relation": "children", "task": "ship"}, ["child"]),
        (PARENT, {"relation": "children", "task": "test"}, None),
        (CHILD, {"relation": "parent"}, None),
        (ACCESS, {"relation": "required_by"}, None),
        (PARENT, {"relation": "order"}, None),
        (PARENT, {"relation": "order", "which": "any"}, ["access"]),
        (PARENT, {"relation": "order", "specification": "access"}, ["access"]),
        (PARENT, {"relation": "requires"}, []),
    ],
)
def test_a_wait_ends_when_those_that_are_meant_are_far_enough(
    own: DomainOrder, related: dict[str, Any], answer: list[str] | None
) -> None:
    assert met(own, **related) == answer
