"""What a sender said of something that the domain has a record of: shown as it was said while the record still agrees.

`known` is what the record held when it was said, by groups such as "name" or "address". A group that is the same today
is shown in the sender's words; one that changed since, or of which nothing was ever said, in ours.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from orderloom.integration.tmf.query import Body
from orderloom.kernel import json

Groups = Mapping[str, Any]
Parts = Mapping[str, Mapping[str, Any]]
"""The attributes in which each group is told; None is one that is not there."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    version: str
    body: Body
    known: dict[str, Any] = {}


def read_said(extensions: Mapping[str, Any], api: str) -> Said | None:
    kept = extensions.get(api)
    return json.convert(kept, Said) if kept else None


def kept_said(extensions: Mapping[str, Any], api: str, version: str, body: Body, known: Groups) -> dict[str, Any]:
    """The extensions with what was said now."""
    own = {name: value for name, value in body.items() if name not in ("id", "href")}
    said = Said(version=version, body=own, known=dict(known))
    return {**extensions, api: json.to_builtins(said)}


def shown(said: Said | None, today: Groups, parts: Parts) -> Body:
    plain: dict[str, Any] = json.to_builtins(dict(today))
    body = dict(said.body) if said else {}
    for group, value in plain.items():
        if said and group in said.known and said.known[group] == value:
            continue
        for name, told in parts.get(group, {}).items():
            if told in (None, []):
                body.pop(name, None)
            else:
                body[name] = told
    return body
