/** A form as it is written, and the small changes that an editor makes to it. Pure. */
import type { FormFieldView } from "~/components/FormFields";

export type Words = Record<string, string>;
export type FieldType = "string" | "integer" | "decimal" | "boolean" | "date" | "enum";

export interface Choice {
  value: unknown;
  label: Words;
}

export interface Field {
  key: string;
  label: Words;
  type?: FieldType;
  help?: Words;
  heading?: Words;
  required?: boolean;
  allowed?: Choice[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  unit?: string;
  multiline?: boolean;
  writes?: string;
}

export interface Form {
  schema: "orderloom.form/1";
  key: string;
  name: Words;
  fields: Field[];
}

export const schema = "orderloom.form/1";

/** Small letters and digits, parted by `join`. */
export const asKey = (text: string, join: "-" | "_"): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^[0-9 ]+/, "")
    .replaceAll(" ", join)
    .slice(0, 60);

export function freeKey(fields: readonly Field[], wanted: string): string {
  const taken = new Set(fields.map((field) => field.key));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
}

/** Without what says nothing, so that the same form is always written the same. */
function tidy(field: Field): Field {
  return Object.fromEntries(
    Object.entries(field).filter(([name, value]) => {
      if (value === undefined || value === null || value === "" || value === false) return name === "default" && value === false;
      if (Array.isArray(value)) return value.length > 0;
      if (typeof value === "object" && name !== "label") return Object.values(value as Words).some(Boolean);
      return true;
    }),
  ) as unknown as Field;
}

export const setField = (form: Form, place: number, change: Partial<{ [K in keyof Field]: Field[K] | undefined }>): Form => ({
  ...form,
  fields: form.fields.map((field, at) => (at === place ? tidy({ ...field, ...change } as Field) : field)),
});

/** Another type keeps what still makes sense. */
export function setType(form: Form, place: number, type: FieldType, multiline: boolean): Form {
  const number = type === "integer" || type === "decimal";
  return setField(form, place, {
    type: type === "string" ? undefined : type,
    multiline,
    default: undefined,
    ...(number ? {} : { minimum: undefined, maximum: undefined, unit: undefined }),
    ...(type === "string" ? {} : { pattern: undefined }),
    allowed: type === "enum" ? (form.fields[place]?.allowed ?? [{ value: "yes", label: { en: "Yes", "pt-BR": "Sim" } }]) : undefined,
  });
}

export const typeOf = (field: Field): FieldType => field.type ?? "string";

export function addField(form: Form, after: number): Form {
  const key = freeKey(form.fields, "field");
  const fields = form.fields.toSpliced(after + 1, 0, { key, label: { en: "New field", "pt-BR": "Novo campo" } });
  return { ...form, fields };
}

export function copyField(form: Form, place: number): Form {
  const field = form.fields[place];
  if (!field) return form;
  const { writes: _, ...rest } = field;
  return { ...form, fields: form.fields.toSpliced(place + 1, 0, { ...rest, key: freeKey(form.fields, field.key) }) };
}

export const dropField = (form: Form, place: number): Form => ({ ...form, fields: form.fields.toSpliced(place, 1) });

export function moveField(form: Form, from: number, to: number): Form {
  const field = form.fields[from];
  if (!field || to < 0 || to >= form.fields.length || from === to) return form;
  return { ...form, fields: form.fields.toSpliced(from, 1).toSpliced(to, 0, field) };
}

const asText = (number: number | undefined) => (number === undefined ? null : String(number));
const spoken = (words: Words | undefined, locale: string): string => words?.[locale] || words?.["en"] || "";

/** What a task draws of it, in this language. */
export const viewOf = (fields: readonly Field[], locale: string): FormFieldView[] =>
  fields.map((field) => ({
    name: field.key,
    label: spoken(field.label, locale) || field.key,
    help: spoken(field.help, locale) || null,
    heading: spoken(field.heading, locale) || null,
    valueType: typeOf(field).toUpperCase() as FormFieldView["valueType"],
    mandatory: field.required ?? false,
    allowed: field.allowed?.map((choice) => ({ value: choice.value, label: { text: spoken(choice.label, locale) || String(choice.value) } })),
    minimum: asText(field.minimum),
    maximum: asText(field.maximum),
    unit: field.unit,
    multiline: field.multiline,
  }));

export const beginWith = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.key, field.default ?? null]));
