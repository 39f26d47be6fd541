"""What a body must be before a collection sees it, whoever sent it: a request or a file of resources."""

from typing import Any, cast

from orderloom.integration.tmf.collection import Collection
from orderloom.integration.tmf.query import Body
from orderloom.kernel.errors import Invalid, Problem


def checked(collection: Collection, document: Any, *, making: bool = False) -> Body:
    """The body without nulls; raises with all that is wrong. What only we set is dropped from what is to be made."""
    if not isinstance(document, dict):
        raise Invalid.of([Problem("input.wrong_type", "Expected an object.", ())])
    given = cast(Body, document)
    ours = collection.given_here
    if making:
        given = {name: value for name, value in given.items() if name not in ours and name != "href"}
    body, problems = collection.shapes.read(collection.type, given, optional=ours)
    problems = problems or _type_problems(collection, body)
    if problems:
        raise Invalid.of(problems)
    return body


def _type_problems(collection: Collection, body: Body) -> list[Problem]:
    """Where a version tells types apart, another type than the collection's says which of ours it is made from."""
    ours = {collection.type, collection.told_as} - {None}
    if not collection.shapes.typed or body.get("@type") in ours or body.get("@baseType") in ours:
        return []
    message = f"This is no {collection.type}; a type made from it names it as its @baseType."
    return [Problem("tmf.unknown_type", message, ("@type",))]
