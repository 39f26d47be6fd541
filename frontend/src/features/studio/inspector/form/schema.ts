/** The JSON Schema of a node's configuration as fields to draw. Pure; it knows no kind of node. */
import type { Text } from "~/lib/text";

export type Shape =
  | { type: "text"; long: boolean }
  | { type: "choice"; values: readonly string[] }
  | { type: "number"; whole: boolean; least: number | null; most: number | null }
  | { type: "boolean" }
  | { type: "duration" }
  | { type: "feel" }
  | { type: "value" }
  | { type: "texts" }
  | { type: "object"; fields: readonly FieldSpec[] }
  | { type: "list"; item: Shape; most: number | null }
  | { type: "json" };

export interface FieldSpec {
  name: string;
  label: Text;
  help: Text;
  required: boolean;
  /** What stands when nothing is given. */
  fallback: unknown;
  shape: Shape;
  choices: readonly string[];
  words: Readonly<Record<string, Text>>;
  refers: string | null;
  expects: string | null;
  /** Elsewhere than with these values of other fields it does not count. */
  only: Readonly<Record<string, readonly string[]>>;
  /** Its expression reads what lies inside of the node. */
  inner: boolean;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

const deepest = 8;

export function fieldsOf(schema: unknown): FieldSpec[] {
  const root = objectOf(schema);
  const shape = shapeOf(root, objectOf(root["$defs"]), 0);
  return shape.type === "object" ? [...shape.fields] : [];
}

/** What a reference leads to, with what is written beside it on top. */
function resolved(schema: Json, defs: Json): Json {
  const name = typeof schema["$ref"] === "string" ? schema["$ref"].replace("#/$defs/", "") : null;
  const { $ref: _ref, ...rest } = schema;
  return name === null ? schema : { ...objectOf(defs[name]), ...rest };
}

/** The one thing that a field may be besides nothing. */
function withoutNull(schema: Json): Json | null {
  const options = Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isObject) : null;
  if (!options) return schema;
  const [only, ...others] = options.filter((one) => one["type"] !== "null");
  const { anyOf: _options, ...rest } = schema;
  return only && others.length === 0 ? { ...only, ...rest } : null;
}

function shapeOf(given: Json, defs: Json, depth: number): Shape {
  const single = withoutNull(given);
  const schema = single && resolved(single, defs);
  if (!schema || depth > deepest) return { type: "json" };
  if (schema["format"] === "feel") return { type: "feel" };
  if (schema["format"] === "duration") return { type: "duration" };
  if (textsOf(schema["enum"]).length > 0) return { type: "choice", values: textsOf(schema["enum"]) };
  switch (schema["type"]) {
    case "string":
      return { type: "text", long: false };
    case "boolean":
      return { type: "boolean" };
    case "integer":
    case "number":
      return { type: "number", whole: schema["type"] === "integer", least: numberOf(schema["minimum"]), most: numberOf(schema["maximum"]) };
    case "array":
      return { type: "list", item: shapeOf(objectOf(schema["items"]), defs, depth + 1), most: numberOf(schema["maxItems"]) };
    case "object":
      return objectShape(schema, defs, depth);
    default:
      return { type: "json" };
  }
}

function objectShape(schema: Json, defs: Json, depth: number): Shape {
  const properties = Object.entries(objectOf(schema["properties"])).filter((entry): entry is [string, Json] => isObject(entry[1]));
  if (isObject(schema["additionalProperties"]) && schema["additionalProperties"]["type"] === "string") return { type: "texts" };
  const names = properties.map(([name]) => name).toSorted().join();
  if (names === "const,expr") return { type: "value" };
  const required = new Set(textsOf(schema["required"]));
  return { type: "object", fields: properties.map(([name, one]) => fieldOf(name, one, required.has(name), shapeOf(one, defs, depth + 1))) };
}

function fieldOf(name: string, schema: Json, required: boolean, shape: Shape): FieldSpec {
  const only = Object.entries(objectOf(schema["x-only"])).map(([other, values]) => [other, textsOf(values)] as const);
  return {
    name,
    label: (schema["x-label"] ?? schema["title"] ?? name) as Text,
    help: (schema["x-help"] ?? schema["description"] ?? "") as Text,
    required,
    fallback: schema["default"] ?? null,
    shape,
    choices: textsOf(schema["x-choices"]),
    words: objectOf(schema["x-words"]) as Record<string, Text>,
    refers: typeof schema["x-refers"] === "string" ? schema["x-refers"] : null,
    expects: typeof schema["x-expects"] === "string" ? schema["x-expects"] : null,
    only: Object.fromEntries(only),
    inner: schema["x-inner"] === true,
  };
}

/** What is set, else what stands in for it. */
export const valueOr = (config: Json, field: FieldSpec | undefined): unknown => (field ? (config[field.name] ?? field.fallback) : undefined);

/** The fields that count now; one that holds a value although it does not count is shown, so that it can be cleared. */
export function shownFields(fields: readonly FieldSpec[], config: Json): FieldSpec[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const counts = (field: FieldSpec) =>
    Object.entries(field.only).every(([other, values]) => values.includes(String(valueOr(config, byName.get(other)))));
  return fields.filter((field) => counts(field) || (config[field.name] !== undefined && config[field.name] !== null));
}

/** What the schema has no field for; it is kept and shown as it is. */
export function strangersIn(fields: readonly FieldSpec[], config: Json): string[] {
  const known = new Set(fields.map(({ name }) => name));
  return Object.keys(config).filter((name) => !known.has(name));
}

/** A new item of a list, with what it must have. */
export function blankOf(shape: Shape): unknown {
  switch (shape.type) {
    case "object":
      return Object.fromEntries(shape.fields.filter(({ required }) => required).map((field) => [field.name, blankOf(field.shape)]));
    case "list":
      return [];
    case "texts":
      return {};
    case "value":
      return { const: "" };
    case "boolean":
      return false;
    case "number":
      return shape.least ?? 0;
    case "choice":
      return shape.values[0] ?? "";
    case "json":
      return null;
    default:
      return "";
  }
}

/** A blank item of a list whose name, a port or a key, is the next that is free: `case_1`, `case_2`. */
export function nextItem(shape: Shape, list: string, items: readonly unknown[]): unknown {
  const blank = blankOf(shape);
  const name = ["port", "key"].find((one) => isObject(blank) && blank[one] === "");
  if (!name || !isObject(blank)) return blank;
  const taken = new Set(items.map((item) => objectOf(item)[name]));
  const stem = list.replace(/s$/, "");
  const free = [...items, null].map((_item, place) => `${stem}_${place + 1}`).find((one) => !taken.has(one));
  return { ...blank, [name]: free };
}

/** The value at a path of plain data. */
export function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, step) => (Array.isArray(found) || isObject(found) ? (found as Json)[String(step)] : undefined), value);
}

/** Sets a value in plain data that may be changed in place; `undefined` takes it away, and with it what it leaves empty. */
export function put(target: Json, path: readonly (string | number)[], value: unknown): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  const key = String(step);
  if (rest.length === 0) {
    if (value === undefined) delete target[key];
    else target[key] = value;
    return;
  }
  if (typeof target[key] !== "object" || target[key] === null) {
    if (value === undefined) return;
    target[key] = typeof rest[0] === "number" ? [] : {};
  }
  put(target[key] as Json, rest, value);
}
