/** A characteristic as it stands in a specification, and the field by which it is answered. */
import type { FieldSpec } from "~/components/ValueField";
import { nameLike, type Words } from "~/features/catalog/model";

export const valueTypes = ["string", "integer", "decimal", "boolean", "date", "enum", "json"] as const;
export type ValueTypeName = (typeof valueTypes)[number];

export interface Characteristic {
  key: string;
  name: Words;
  help?: Words;
  value_type?: ValueTypeName;
  mandatory?: boolean;
  default?: unknown;
  allowed?: { value: unknown; label: Words }[];
  minimum?: number;
  maximum?: number;
  step?: number;
  most?: number;
  pattern?: string;
  unit?: string;
  configurable?: boolean;
  quantity?: boolean;
  fulfillment_only?: boolean;
}

const numeric: ReadonlySet<string> = new Set(["integer", "decimal"]);
const listed: ReadonlySet<string> = new Set(["string", "enum"]);

/** The characteristic as one of another type: without the constraints that the new type has no field for. */
export function typed(one: Characteristic, type: ValueTypeName): Characteristic {
  const before = one.value_type ?? "string";
  if (type === before) return one;
  const { default: _default, pattern: _pattern, minimum, maximum, step, allowed, ...kept } = one;
  const counted = numeric.has(type) && numeric.has(before);
  const bounds = Object.fromEntries(Object.entries({ minimum, maximum, step }).filter(([, bound]) => bound !== undefined));
  const values = allowed && (counted || (listed.has(type) && listed.has(before))) ? { allowed } : {};
  return { ...kept, ...(counted ? bounds : {}), ...values, value_type: type };
}

/** A key made of the name, for one that still has the key it began with; what orders know already keeps its key. */
export function keyed(rows: readonly Characteristic[], index: number, published: ReadonlySet<string>): string | null {
  const one = rows[index];
  const key = nameLike(one?.name["en"] ?? "");
  if (!one || !key || !/^answer_\d+$/.test(one.key) || published.has(one.key)) return null;
  return rows.some((other, place) => place !== index && other.key === key) ? null : key;
}

export const specOf = (one: Characteristic, wordsOf: (words: Words | undefined) => string): FieldSpec => ({
  name: one.key,
  label: wordsOf(one.name) || one.key,
  help: wordsOf(one.help),
  valueType: (one.value_type ?? "string").toUpperCase() as FieldSpec["valueType"],
  mandatory: one.mandatory ?? false,
  allowed: one.allowed?.map((choice) => ({ value: choice.value, label: { text: wordsOf(choice.label) || String(choice.value) } })),
  unit: one.unit,
});
