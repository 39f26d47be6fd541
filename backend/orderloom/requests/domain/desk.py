"""What a person may do with a request now, and what may be said in it."""

from orderloom.identity.contracts import Actor, Permission, Scope
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.kernel.text import unacceptable
from orderloom.requests.contracts import LIVE, CustomerRequest, RaiseRequest, RequestState

LONGEST_TITLE, LONGEST_TEXT = 200, 10_000


class RequestTaken(DomainError):
    """Somebody else has the request."""

    kind = Kind.CONFLICT
    code = "requests.taken"


class RequestClosed(DomainError):
    """A closed request is history; raise another one."""

    kind = Kind.CONFLICT
    code = "requests.closed"


class TextMissing(DomainError):
    code = "requests.text_missing"


def is_customer(actor: Actor) -> bool:
    """Whoever is tied to an account speaks for the customer."""
    return actor.account_id is not None


def reaches(request: CustomerRequest, actor: Actor, reach: Scope) -> bool:
    """Whether the request lies in the actor's scope; what a person has in hand always does."""
    if reach.kind == "account":
        return request.account_id in reach.ids
    if reach.kind == "all" or (request.assignee_id is not None and request.assignee_id == actor.id):
        return True
    return reach.kind == "groups" and request.group_id in reach.ids


def text_problems(text: str, place: str = "text", longest: int = LONGEST_TEXT) -> tuple[Problem, ...]:
    """What is wrong with words that are to be said."""
    if found := unacceptable(text, (place,)):
        return found
    if not text.strip():
        return (Problem("requests.text_missing", "Write something.", (place,)),)
    if len(text) > longest:
        return (Problem("requests.text_too_long", f"At most {longest} characters.", (place,)),)
    return ()


def raise_problems(wanted: RaiseRequest) -> tuple[Problem, ...]:
    return (*text_problems(wanted.title, "title", LONGEST_TITLE), *text_problems(wanted.text))


def check_said(text: str | None) -> str:
    said = (text or "").strip()
    if not said:
        raise TextMissing("Say what there is to be said.", path=("text",))
    if problems := text_problems(said):
        raise DomainError.of(problems)
    return said


def check_open(request: CustomerRequest) -> None:
    if request.state is RequestState.CLOSED:
        raise RequestClosed("This request is closed. Raise another one.", path=("request_id",))


def check_holder(request: CustomerRequest, actor: Actor) -> None:
    taken = request.assignee_id is not None and request.assignee_id != actor.id
    if taken and not actor.may(Permission.REQUEST_MANAGE):
        raise RequestTaken("Somebody else has this request.", path=("request_id",))


def actions(request: CustomerRequest, actor: Actor) -> tuple[str, ...]:
    """The verbs that this actor may use on the request as it is; the commands check the same again."""
    live, resolved = request.state in LIVE, request.state is RequestState.RESOLVED
    customer, works = is_customer(actor), actor.may(Permission.REQUEST_WORK)
    says = actor.may(Permission.REQUEST_RAISE) if customer else works
    verbs = {
        "reply": says and request.state is not RequestState.CLOSED,
        "note": works and not customer,
        "claim": works and live and request.assignee_id != actor.id,
        "assign": live and actor.may(Permission.REQUEST_MANAGE),
        "resolve": works and live,
        "close": says and (resolved or (customer and live)),
        "reopen": says and resolved,
    }
    return tuple(verb for verb, allowed in verbs.items() if allowed)
