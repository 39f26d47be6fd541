/** The values that a table reads, as fields to fill in, and the scope that they make. */
import { readTest } from "~/features/tables/panels/problems/unary";
import { type Spec, type Table, usesValidity } from "~/features/tables/model/table";
import { textOf } from "~/lib/text";

export type Scope = Record<string, unknown>;

export interface ValueField {
  /** Where the value stands in the scope, such as `order.channel`. */
  path: string;
  label: string;
  type: string;
  /** Texts that the column knows; with `closed`, there are no others. */
  choices: readonly string[];
  closed: boolean;
}

/** What is typed, by path; a blank field gives no value. */
export type Typed = Readonly<Record<string, string>>;

export const clock = "now";

const words = new Set([
  "and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "true", "false", "null",
  "between", "instance", "of",
]);
const literal = /@?"(?:[^"\\]|\\.)*"/g;
const name = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?!\w*\s*\()/g;
const simple = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** The paths that an expression reads, as far as its text tells. */
export function pathsOf(expression: string): string[] {
  const found = expression.replace(literal, " ").matchAll(name);
  return [...new Set([...found].map(([text]) => text).filter((text) => !words.has(text)))];
}

const constants = (texts: readonly (string | null | undefined)[]): string[] => {
  const found = new Set<string>();
  for (const text of texts) {
    const set = readTest(text);
    if (set?.kind === "texts") for (const one of set.texts) found.add(unquoted(one));
    if (found.size >= 200) break;
  }
  return [...found];
};

const unquoted = (text: string): string => {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
};

function fieldOf(table: Table, input: Spec, at: number): ValueField {
  const allowed = input.allowed ? constants(input.allowed) : [];
  const closed = allowed.length > 0 && (input.allowed ?? []).every((text) => readTest(text)?.kind === "texts" && !text.trim().startsWith("not"));
  return {
    path: (input.expression ?? input.id).trim(),
    label: textOf(input.label) || input.id,
    type: input.type ?? "any",
    choices: closed ? allowed : constants(table.rows.map((row) => row.when[at])),
    closed,
  };
}

export function fieldsOf(table: Table): ValueField[] {
  const fields = new Map<string, ValueField>();
  table.inputs.forEach((input, at) => {
    const expression = (input.expression ?? "").trim();
    if (simple.test(expression)) {
      if (!fields.has(expression)) fields.set(expression, fieldOf(table, input, at));
      return;
    }
    for (const path of pathsOf(expression)) {
      if (!fields.has(path)) fields.set(path, { path, label: path, type: "any", choices: [], closed: false });
    }
  });
  if (usesValidity(table.rows) && !fields.has(clock)) {
    fields.set(clock, { path: clock, label: "", type: "date", choices: [], closed: true });
  }
  return [...fields.values()];
}

/** A typed text as a value of the field's type; undefined for a blank one. */
export function valueOf(field: ValueField, text: string | undefined): unknown {
  const short = (text ?? "").trim();
  if (short === "") return undefined;
  if (field.type === "string") return short;
  if (field.type === "number") return Number.isFinite(Number(short)) ? Number(short) : short;
  if (field.type === "boolean") return short === "true";
  if (field.type === "any" || field.type === "list" || field.type === "object") {
    try {
      return JSON.parse(short);
    } catch {
      return short;
    }
  }
  return short;
}

export function withValue(scope: Scope, path: string, value: unknown): Scope {
  const [first = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...scope, [first]: value };
  const below = scope[first];
  return { ...scope, [first]: withValue(typeof below === "object" && below !== null ? (below as Scope) : {}, rest.join("."), value) };
}

export function valueAt(scope: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, step) => (typeof at === "object" && at !== null ? (at as Scope)[step] : undefined), scope);
}

/** Typed values on top of `below`. */
export function scopeOf(fields: readonly ValueField[], typed: Typed, below: Scope = {}): Scope {
  return fields.reduce((scope, field) => {
    const value = valueOf(field, typed[field.path]);
    return value === undefined ? scope : withValue(scope, field.path, value);
  }, below);
}

export function typedOf(fields: readonly ValueField[], scope: unknown): Typed {
  const typed: Record<string, string> = {};
  for (const field of fields) {
    const value = valueAt(scope, field.path);
    if (value === undefined || value === null) continue;
    typed[field.path] = typeof value === "string" ? (field.path === clock ? value.slice(0, 10) : value) : JSON.stringify(value);
  }
  return typed;
}
