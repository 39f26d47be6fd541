"""Changes of a document as JSON Patch (RFC 6902), refused with the operation that can't be done."""

from typing import Any, cast

import jsonpatch

from orderloom.flows.contracts import Json
from orderloom.kernel.errors import DomainError
from orderloom.kernel.json import dumps

MAX_OPERATIONS = 10_000
MAX_COPIES = 100
MAX_BYTES = 16_000_000


class Unpatchable(DomainError):
    code = "flows.patch"


def patched(document: Json, patch: Any, field: str) -> Json:
    """The document after the patch; the document itself is not touched. `field` names the patch in problems."""
    if not isinstance(patch, list):
        raise Unpatchable("A JSON Patch is a list of operations.", path=(field,))
    operations = cast(list[Any], patch)
    copies = sum(isinstance(each, dict) and each.get("op") == "copy" for each in operations)
    if len(operations) > MAX_OPERATIONS or copies > MAX_COPIES:
        message = f"A patch has at most {MAX_OPERATIONS} operations, {MAX_COPIES} of them copies."
        raise Unpatchable(message, path=(field,))
    changed: Any = document
    for index, operation in enumerate(operations):
        changed = _applied(changed, operation, (field, index), in_place=index > 0)
    if not isinstance(changed, dict):
        raise Unpatchable("A patch leaves an object behind.", path=(field,))
    return cast(Json, changed)


def _applied(document: Any, operation: Any, path: tuple[str, int], *, in_place: bool) -> Any:
    if not isinstance(operation, dict):
        raise Unpatchable("An operation is an object.", path=path)
    try:
        changed = jsonpatch.apply_patch(document, [cast(Json, operation)], in_place=in_place)
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException, TypeError, RecursionError) as error:
        raise Unpatchable(f"Operation {path[1] + 1} can't be done: {error}", path=path) from error
    if cast(Json, operation)["op"] == "copy" and len(dumps(changed)) > MAX_BYTES:
        raise Unpatchable("The patch makes the document too large.", path=path)
    return changed
