"""When a person may correct what needs attention."""

import msgspec
import pytest

from orderloom.decomposition.contracts import DomainOrder, DomainOrderState, SettleAttention
from orderloom.decomposition.domain.attending import ENDED, ValuesClosed, check_settled
from orderloom.decomposition.domain.decompose import decompose
from orderloom.kernel.ids import new_id
from tests.builders import catalog as build
from tests.builders.catalog import characteristic, line, order, product
from tests.builders.decomposition import after


def marked(state: DomainOrderState) -> DomainOrder:
    wanted = order(line("1", "p"))
    catalog = build.compiled(build.document(product("p", characteristic("colour"))))
    (one,) = after(wanted, decompose(wanted, catalog, new_id)).domain_orders
    return msgspec.structs.replace(one, state=state, needs_attention=True)


@pytest.mark.parametrize("state", sorted(ENDED))
def test_values_of_what_is_over_are_not_corrected(state: DomainOrderState) -> None:
    one = marked(state)
    with pytest.raises(ValuesClosed) as refusal:
        check_settled(one, SettleAttention(domain_order_id=one.id, reason="Red.", values={"colour": "red"}))
    (problem,) = refusal.value.problems
    said = state.value.replace("_", " ")
    assert (problem.code, problem.path) == ("decomposition.values_closed", ("values",))
    assert problem.message == f"This domain order is {said}; its values stay as they are."


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_is_over_is_found_right_as_it_is(state: DomainOrderState) -> None:
    one = marked(state)
    assert check_settled(one, SettleAttention(domain_order_id=one.id, reason=" It is right. ")) == "It is right."


def test_values_of_what_runs_are_corrected() -> None:
    one = marked(DomainOrderState.IN_PROGRESS)
    wanted = SettleAttention(domain_order_id=one.id, reason="Red.", values={"colour": "red"})
    assert check_settled(one, wanted) == "Red."
