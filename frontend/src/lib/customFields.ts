/** Custom fields: which there are for a kind of record, where their values begin, and how a value is written. */
import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import type { CustomFieldNoun, CustomFieldsInUseQuery } from "~/graphql/graphql";
import { formatDate, formatDateTime, formatNumber } from "~/lib/format";

const CustomFieldsInUse = graphql(`
  query CustomFieldsInUse {
    customFields {
      id noun key type required default minimum maximum longest listed filtered editable
      label { text }
      help { text }
      section { text }
      choices { value label { text } }
    }
  }
`);

/** As much of a field as forms and lists need; one that is being defined has no more either. */
export type CustomField = Omit<CustomFieldsInUseQuery["customFields"][number], "id" | "noun" | "listed" | "filtered"> & {
  listed?: boolean;
  filtered?: boolean;
};
export type OwnValues = Record<string, unknown>;

const NONE: CustomField[] = [];

/** The fields of one kind of record, in their order; none while they are not known yet. */
export function useCustomFields(noun: CustomFieldNoun): CustomField[] {
  const [query] = useQuery({ query: CustomFieldsInUse });
  const all = query.data?.customFields;
  return useMemo(() => all?.filter((field) => field.noun === noun) ?? NONE, [all, noun]);
}

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** What the form of a new record begins with. */
export const defaultsOf = (fields: readonly CustomField[]): OwnValues =>
  Object.fromEntries(fields.filter((field) => !isEmpty(field.default)).map((field) => [field.key, field.default]));

/** Required fields that the person could fill in and did not. */
export const missingOwn = (fields: readonly CustomField[], values: OwnValues): ReadonlySet<string> =>
  new Set(fields.filter((field) => field.required && field.editable && isEmpty(values[field.key])).map(({ key }) => key));

export interface Section {
  title: string | null;
  fields: CustomField[];
}

/** Fields under their headings; those of one heading stand together, where its first one stands. */
export function bySection(fields: readonly CustomField[]): Section[] {
  const found = new Map<string | null, CustomField[]>();
  for (const field of fields) {
    const title = field.section?.text ?? null;
    const members = found.get(title);
    if (members) members.push(field);
    else found.set(title, [field]);
  }
  return [...found].map(([title, members]) => ({ title, fields: members }));
}

/** A value as people read it; truth is left to the caller, who knows the words. */
export function ownText(field: CustomField, value: unknown): string {
  const text = String(value);
  if (field.type === "ENUM") return field.choices.find((choice) => choice.value === value)?.label.text ?? text;
  if (field.type === "DATE") return formatDate(text);
  if (field.type === "DATE_TIME") return formatDateTime(text);
  return field.type === "INTEGER" || field.type === "DECIMAL" ? formatNumber(text) : text;
}

/** What was changed: the fields whose values differ, emptied ones as null. */
export const changedOwn = (before: OwnValues, after: OwnValues): OwnValues =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([key, value]) => (isEmpty(value) ? !isEmpty(before[key]) : before[key] !== value))
      .map(([key, value]) => [key, isEmpty(value) ? null : value]),
  );
