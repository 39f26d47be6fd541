/** A characteristic as it stands in a specification, and the field by which it is answered. */
import type { FieldSpec } from "~/components/ValueField";
import type { Words } from "~/features/catalog/model";

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

export const specOf = (one: Characteristic, wordsOf: (words: Words | undefined) => string): FieldSpec => ({
  name: one.key,
  label: wordsOf(one.name) || one.key,
  help: wordsOf(one.help),
  valueType: (one.value_type ?? "string").toUpperCase() as FieldSpec["valueType"],
  mandatory: one.mandatory ?? false,
  allowed: one.allowed?.map((choice) => ({ value: choice.value, label: { text: wordsOf(choice.label) || String(choice.value) } })),
  unit: one.unit,
});
