/** A definition while it is written: where it begins, what is sent, and how the field will look. */
import type { Definition } from "~/features/fields/queries";
import type { CustomFieldNoun, CustomFieldRulesInput, CustomFieldType, Role } from "~/graphql/graphql";
import { type CustomField, isEmpty } from "~/lib/customFields";

export interface Words {
  en: string;
  ptBr: string;
}

export interface ChoiceDraft {
  value: string;
  label: Words;
}

export interface FieldDraft {
  key: string;
  type: CustomFieldType;
  label: Words;
  help: Words;
  section: Words;
  required: boolean;
  default: unknown;
  minimum: string;
  maximum: string;
  pattern: string;
  longest: string;
  choices: ChoiceDraft[];
  listed: boolean;
  filtered: boolean;
  shownToCustomers: boolean;
  editedBy: Role[];
}

export const hasText = (type: CustomFieldType) => ["STRING", "TEXT", "EMAIL", "URL"].includes(type);
export const hasNumber = (type: CustomFieldType) => type === "INTEGER" || type === "DECIMAL";
export const hasRange = (type: CustomFieldType) => hasNumber(type) || type === "DATE" || type === "DATE_TIME";

const words = (said: { en: string; ptBr?: string | null } | null | undefined): Words => ({
  en: said?.en ?? "",
  ptBr: said?.ptBr ?? "",
});
const text = (value: unknown) => (isEmpty(value) ? "" : String(value));

export function begun(field: Definition | null): FieldDraft {
  return {
    key: field?.key ?? "",
    type: field?.type ?? "STRING",
    label: words(field?.label),
    help: words(field?.help),
    section: words(field?.section),
    required: field?.required ?? false,
    default: field?.default ?? null,
    minimum: text(field?.minimum),
    maximum: text(field?.maximum),
    pattern: field?.pattern ?? "",
    longest: text(field?.longest),
    choices: field?.choices.map(({ value, label }) => ({ value: String(value), label: words(label) })) ?? [],
    listed: field?.listed ?? true,
    filtered: field?.filtered ?? true,
    shownToCustomers: field?.shownToCustomers ?? false,
    editedBy: [...(field?.editedBy ?? [])],
  };
}

/** A key from the label: `Cost centre (SAP)` becomes `cost_centre_sap`. */
export const keyFrom = (label: string): string =>
  label
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[̀-ͯ]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "")
    .slice(0, 40);

const limit = (type: CustomFieldType, value: string): unknown => {
  if (value.trim() === "") return null;
  if (!hasNumber(type)) return value;
  return Number.isNaN(Number(value)) ? value : Number(value);
};
const said = (given: Words): Words | null => (given.en.trim() || given.ptBr.trim() ? given : null);

/** What does not belong to the type stays behind. */
export function rulesOf(draft: FieldDraft): CustomFieldRulesInput {
  const { type } = draft;
  const ranged = hasRange(type);
  return {
    label: draft.label,
    help: said(draft.help),
    section: said(draft.section),
    required: draft.required,
    default: isEmpty(draft.default) ? null : draft.default,
    minimum: ranged ? limit(type, draft.minimum) : null,
    maximum: ranged ? limit(type, draft.maximum) : null,
    pattern: hasText(type) ? draft.pattern || null : null,
    longest: hasText(type) && draft.longest.trim() ? Number(draft.longest) || 0 : null,
    choices: type === "ENUM" ? draft.choices : [],
    listed: draft.listed,
    filtered: draft.filtered,
    shownToCustomers: draft.shownToCustomers,
    editedBy: draft.editedBy,
  };
}

const chosen = (given: Words, locale: string) => (locale.startsWith("pt") ? given.ptBr || given.en : given.en || given.ptBr);

/** The field as forms will draw it. */
export function asField(draft: FieldDraft, locale: string): CustomField {
  const rules = rulesOf(draft);
  const optional = (given: Words) => (chosen(given, locale) ? { text: chosen(given, locale) } : null);
  return {
    key: draft.key || "field",
    type: draft.type,
    required: draft.required,
    default: rules.default ?? null,
    minimum: rules.minimum ?? null,
    maximum: rules.maximum ?? null,
    longest: rules.longest ?? null,
    editable: true,
    label: { text: chosen(draft.label, locale) || draft.key || "…" },
    help: optional(draft.help),
    section: optional(draft.section),
    choices: draft.choices
      .filter(({ value }) => value)
      .map(({ value, label }) => ({ value, label: { text: chosen(label, locale) || value } })),
  };
}

/** The list with one member moved by some places, or none where there is no room. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [member] = next.splice(from, 1);
  if (member !== undefined && to >= 0 && to < list.length) next.splice(to, 0, member);
  return member !== undefined && to >= 0 && to < list.length ? next : [...list];
}

export const pathsOf = (noun: CustomFieldNoun, key: string) => `${noun.toLowerCase()}.custom.${key}`;
