"""States and clocks of requests: every way is one of the table, and no time is lost or won on it."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderloom.kernel.errors import InvalidTransition
from orderloom.kernel.ids import new_id
from orderloom.language.tables import compile_table, parse_table
from orderloom.parties.contracts import BusinessCalendar, Hours, SiteTime
from orderloom.parties.queries.working import after_work, work_between
from orderloom.requests.contracts import LIVE, CustomerRequest, RequestKind, RequestState
from orderloom.requests.domain.clock import WorkingTime, is_overdue, promised, set_clock
from orderloom.requests.domain.lifecycle import REQUEST, way
from orderloom.requests.domain.promise import Promise, promise

NOW = datetime(2031, 5, 5, 9, tzinfo=UTC)
S = RequestState
ALWAYS = WorkingTime(after=lambda begin, work: begin + work, between=lambda begin, end: end - begin)
DAY = timedelta(hours=24)


def request(kind: RequestKind = RequestKind.QUESTION, state: RequestState = S.OPEN) -> CustomerRequest:
    return CustomerRequest(
        id=new_id(),
        number="REQ0001001",
        account_id=new_id(),
        order_id=None,
        line_id=None,
        product_id=None,
        kind=kind,
        state=state,
        title="Where is it?",
        raised_by=None,
        raised_by_name="Ada",
        group_id=None,
        assignee_id=None,
        due_at=NOW + DAY,
        seconds_left=None,
        resolution=None,
        created_at=NOW,
        updated_at=NOW,
        resolved_at=None,
        closed_at=None,
        version=1,
        promised_seconds=int(DAY.total_seconds()),
    )


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_each_step_of_a_way_is_in_the_table(before: RequestState, after: RequestState) -> None:
    if (before is S.CLOSED and after is not S.CLOSED) or (after is S.OPEN and before is not S.OPEN):
        with pytest.raises(InvalidTransition):
            way(before, after)
        return
    at = before
    for step in way(before, after):
        assert REQUEST.allows(at, step)
        at = step
    assert at is after


def test_resolving_an_open_request_takes_it_in_hand_on_the_way() -> None:
    assert way(S.OPEN, S.RESOLVED) == (S.IN_PROGRESS, S.RESOLVED)
    assert way(S.OPEN, S.AWAITING_CUSTOMER) == (S.IN_PROGRESS, S.AWAITING_CUSTOMER)
    assert way(S.OPEN, S.CLOSED) == (S.IN_PROGRESS, S.RESOLVED, S.CLOSED)


def test_the_clock_stands_while_the_customer_has_the_word() -> None:
    asked = set_clock(request(), S.AWAITING_CUSTOMER, NOW + timedelta(hours=4), ALWAYS)
    assert (asked.due_at, asked.seconds_left) == (None, 20 * 3600)
    back = set_clock(asked, S.IN_PROGRESS, NOW + timedelta(days=9), ALWAYS)
    assert (back.due_at, back.seconds_left) == (NOW + timedelta(days=9, hours=20), None)


def test_a_request_that_comes_back_after_it_was_resolved_has_its_whole_time_again() -> None:
    resolved = set_clock(request(RequestKind.ISSUE), S.RESOLVED, NOW + timedelta(hours=1), ALWAYS)
    assert resolved.due_at is None
    back = set_clock(resolved, S.IN_PROGRESS, NOW + timedelta(days=2), ALWAYS)
    assert back.due_at == NOW + timedelta(days=2) + DAY


def test_a_request_is_overdue_only_after_its_moment() -> None:
    one = request()
    assert one.due_at is not None
    assert not is_overdue(one, one.due_at)
    assert is_overdue(one, one.due_at + timedelta(seconds=1))
    assert not is_overdue(set_clock(one, S.AWAITING_CUSTOMER, NOW, ALWAYS), NOW + timedelta(days=99))


@given(st.lists(st.tuples(st.sampled_from([S.IN_PROGRESS, S.AWAITING_CUSTOMER]), st.integers(0, 50_000)), max_size=12))
def test_time_passes_only_while_the_house_has_the_word(steps: list[tuple[RequestState, int]]) -> None:
    one, now, worked = request(), NOW, 0
    for state, seconds in steps:
        worked += seconds if one.state is not S.AWAITING_CUSTOMER else 0
        now += timedelta(seconds=seconds)
        one = set_clock(one, state, now, ALWAYS)
    assert one.state in LIVE
    left = one.seconds_left if one.due_at is None else int((one.due_at - now).total_seconds())
    whole = int(promised(one).total_seconds())
    assert left is not None
    if worked <= whole:
        assert left == whole - worked
    else:
        assert left <= 0


def test_only_working_time_passes_on_the_clock() -> None:
    friday = datetime(2031, 5, 9, 16, tzinfo=UTC)
    noon = SiteTime(
        calendar=BusinessCalendar(
            id=new_id(),
            key="office",
            name="Office",
            hours=tuple(Hours(day=day, opens=time(9), closes=time(18)) for day in range(1, 6)),
        ),
        timezone="UTC",
    )
    office = WorkingTime(after=partial(after_work, noon), between=partial(work_between, noon))
    one = msgspec.structs.replace(request(), due_at=None, seconds_left=8 * 3600, state=S.AWAITING_CUSTOMER)
    back = set_clock(one, S.IN_PROGRESS, friday, office)
    assert back.due_at == datetime(2031, 5, 12, 15, tzinfo=UTC)
    stopped = set_clock(back, S.AWAITING_CUSTOMER, datetime(2031, 5, 11, 12, tzinfo=UTC), office)
    assert stopped.seconds_left == 6 * 3600
    late = set_clock(back, S.AWAITING_CUSTOMER, datetime(2031, 5, 13, 12, tzinfo=UTC), office)
    assert late.seconds_left == 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('"noc", "PT4H"', Promise(group="noc", time=timedelta(hours=4))),
        ('null, "PT4H"', Promise(group="order-desk", time=timedelta(hours=4))),
        ('"noc", null', Promise(group="noc", time=DAY)),
        ('"noc", "soon"', Promise(group="noc", time=DAY)),
        ('"noc", "PT0S"', Promise(group="noc", time=DAY)),
    ],
)
def test_what_the_policy_leaves_open_is_promised_as_usual(answer: str, expected: Promise) -> None:
    table = compile_table(
        parse_table(
            {
                "schema": "orderloom.table/1",
                "key": "request-handling",
                "name": {"en": "Requests"},
                "hit_policy": "FIRST",
                "inputs": [{"id": "kind", "label": {"en": "Kind"}, "expression": "request.kind", "type": "string"}],
                "outputs": [{"id": name, "label": {"en": name}, "type": "any"} for name in ("group", "due_in")],
                "rows": [{"id": "all", "when": [None], "then": answer.split(", ")}],
            }
        )
    )
    assert promise(table, {"request": {"kind": "issue", "priority": "low"}}) == expected
    assert promise(None, {}) == Promise(group="order-desk", time=DAY)
