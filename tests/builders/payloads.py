"""Bodies that a specification allows, made from it: with the least that must be there, or with everything."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from tests.builders.tmf import MATERIAL, specification

SCALARS = {
    "date-time": "2031-05-02T08:13:59.506Z",
    "date": "2031-05-02",
    "uri": "https://client.example/a/b",
    "url": "https://client.example/a/b",
    "base64": "aGVsbG8=",
    "time": "08:13:59Z",
}
LOCATION = "https://client.example/schema.json"
DEEPEST = 7


class Payloads:
    """`turn` chooses among alternatives, one after the other: words of an enumeration, types of a union."""

    def __init__(self, file: str) -> None:
        self.document = specification(file) if MATERIAL.exists() else {}
        self.typed = "components" in self.document
        self._schemas: Mapping[str, Any] = (
            self.document.get("components", {}).get("schemas", {})
            if self.typed
            else self.document.get("definitions", {})
        )

    def made_by(self, kind: str) -> str:
        """What the type is called that is sent to make one."""
        names = (f"{kind}_FVO", f"{kind}_Create", kind)
        return next(name for name in names if name in self._schemas)

    def least(self, kind: str, turn: int = 0) -> Any:
        return self._value({"$ref": self._ref(self.made_by(kind))}, kind, turn, (), full=False)

    def full(self, kind: str, turn: int = 0) -> Any:
        return self._value({"$ref": self._ref(self.made_by(kind))}, kind, turn, (), full=True)

    def properties(self, kind: str) -> list[str]:
        return list(self._merged({"$ref": self._ref(self.made_by(kind))}, {})[0])

    def one(self, kind: str, name: str, turn: int = 0) -> Any:
        """A full value of one attribute of a type."""
        found, _ = self._merged({"$ref": self._ref(self.made_by(kind))}, {})
        return self._value(found[name], name, turn, (), full=True)

    def _ref(self, name: str) -> str:
        return f"#/components/schemas/{name}" if self.typed else f"#/definitions/{name}"

    def _merged(self, schema: Any, found: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """All attributes, those of what it is made from too, and which of them must be there."""
        must: set[str] = set(schema.get("required") or ())
        if "$ref" in schema:
            must |= self._merged(self._target(schema), found)[1]
        for part in schema.get("allOf") or ():
            must |= self._merged(part, found)[1]
        found.update(schema.get("properties") or {})
        return found, must

    def _target(self, schema: Any) -> Any:
        return self._schemas[schema["$ref"].rpartition("/")[2]]

    def _members(self, schema: Any) -> list[Any]:
        """The types that stand behind one: those of a union, or those made from it."""
        target = self._target(schema) if "$ref" in schema else schema
        if "oneOf" in target:
            return cast(list[Any], target["oneOf"])
        mapping: Mapping[str, str] = (target.get("discriminator") or {}).get("mapping") or {}
        refs = [{"$ref": one} for one in dict.fromkeys(mapping.values())]
        return refs if len(refs) > 1 and schema in refs else []

    def _value(
        self, schema: Any, name: str, turn: int, above: tuple[str, ...], *, full: bool, own: bool = False
    ) -> Any:
        members = [] if own else self._members(schema)
        if members:
            chosen = members[turn % len(members)]
            return self._value(chosen, name, turn, above, full=full, own=chosen == schema)
        if "$ref" in schema:
            return self._named(schema, name, turn, above, full=full)
        if schema.get("type") == "array":
            return [self._value(schema["items"], name, turn, above, full=full)]
        if schema.get("type") == "object" or "properties" in schema or "allOf" in schema:
            return self._object(schema, turn, above, full=full)
        return _scalar(schema, name, turn)

    def _named(self, schema: Any, name: str, turn: int, above: tuple[str, ...], *, full: bool) -> Any:
        target, kind = self._target(schema), schema["$ref"].rpartition("/")[2]
        if "properties" in target or "allOf" in target:
            return self._object(schema, turn, (*above, kind), full=full)
        return self._value(target, name, turn, above, full=full, own=True)

    def _object(self, schema: Any, turn: int, above: tuple[str, ...], *, full: bool) -> Any:
        attributes, must = self._merged(schema, {})
        kind = above[-1].removesuffix("_FVO").removesuffix("_Create") if above else ""
        if kind in self._schemas:
            must |= self._merged({"$ref": self._ref(kind)}, {})[1]
        made: dict[str, Any] = {}
        for name, inner in attributes.items():
            if name not in must and not (full and self._fits_in(inner, above)):
                continue
            made[name] = self._at(name, kind) or self._value(
                inner, name, turn, above, full=full and len(above) < DEEPEST
            )
        return made if attributes else {"anything": [1, "x"]}

    def _fits_in(self, schema: Any, above: tuple[str, ...]) -> bool:
        """No type inside of itself, and nothing without an end."""
        return len(above) < DEEPEST and not any(one in above for one in self._refs(schema))

    def _refs(self, schema: Any) -> Iterator[str]:
        inner = schema.get("items", schema)
        if "$ref" in inner:
            yield inner["$ref"].rpartition("/")[2]

    def _at(self, name: str, kind: str) -> str | None:
        """How an object says what it is."""
        named = kind if self.typed else f"Own{kind}"
        return {"@type": named, "@baseType": kind, "@schemaLocation": LOCATION}.get(name)


def _scalar(schema: Any, name: str, turn: int) -> Any:
    if "enum" in schema:
        return schema["enum"][turn % len(schema["enum"])]
    kind, form = schema.get("type"), schema.get("format")
    if kind == "boolean":
        return turn % 2 == 0
    if kind in ("integer", "number"):
        return 3 + turn if kind == "integer" else 2.5 + turn
    if kind == "string":
        return SCALARS.get(form or "", f"{name} {turn}")
    return [f"{name} {turn}", {"deep": [turn, None, "x"]}, turn, turn % 2 == 0][turn % 4]
