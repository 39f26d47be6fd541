/** Characteristics of specifications among the names that a rule of the catalog may read, and a sample of them. Pure. */
import type { Scope, ScopeName } from "~/components/expression/scope";

export interface Owned {
  key: string;
  name?: Record<string, string>;
  help?: Record<string, string>;
  value_type?: string;
  default?: unknown;
  allowed?: { value: unknown }[];
  minimum?: number | string;
}

/** By the first name of what has them: `line`, `source`, `target`. */
export type Owners = Readonly<Record<string, readonly Owned[]>>;

const types: Readonly<Record<string, string>> = { string: "string", enum: "string", integer: "number", decimal: "number", boolean: "boolean", date: "date" };
const isNumber = ({ value_type }: Owned) => value_type === "integer" || value_type === "decimal";

/** The characteristics follow the record that has them; where it can't be read there are none. */
export function scopeWith(scope: Scope, owners: Owners, wordsOf: (words: Record<string, string> | undefined) => string): Scope {
  const names = scope.names.flatMap((name): ScopeName[] => {
    const owned = Object.entries(owners).find(([owner]) => name.path === `${owner}.characteristics`)?.[1] ?? [];
    return [name, ...owned.map((one) => nameOf(name.path, one, wordsOf))];
  });
  return { open: scope.open, names };
}

function nameOf(below: string, one: Owned, wordsOf: (words: Record<string, string> | undefined) => string): ScopeName {
  const texts = (one.allowed ?? []).map(({ value }) => value).filter((value) => typeof value === "string");
  return {
    path: `${below}.${one.key}`,
    type: types[one.value_type ?? "string"] ?? "any",
    open: one.value_type === "json",
    values: texts,
    label: wordsOf(one.name) || one.key,
    help: wordsOf(one.help) || null,
  };
}

/** One unit of each with its defaults, else the first value that may be chosen; null when nothing is known. */
export function sampleOf(owners: Owners): Record<string, unknown> | null {
  const known = Object.entries(owners).filter(([, owned]) => owned.length > 0);
  if (known.length === 0) return null;
  return Object.fromEntries(known.map(([owner, owned]) => [owner, { quantity: 1, action: "add", characteristics: valuesOf(owned) }]));
}

function valuesOf(owned: readonly Owned[]): Record<string, unknown> {
  const values = owned.map((one) => [one.key, typed(one, one.default ?? one.allowed?.[0]?.value ?? (isNumber(one) ? one.minimum : undefined))]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Decimals are kept as texts in some catalogs. */
const typed = (one: Owned, value: unknown): unknown => (isNumber(one) && typeof value === "string" ? Number(value) : value);
