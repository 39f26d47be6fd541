/** What the address of the custom fields carries: the kind of record. */
import type { CustomFieldNoun } from "~/graphql/graphql";

export interface FieldsSearch {
  of?: CustomFieldNoun;
}

const known: readonly CustomFieldNoun[] = ["LINE", "ACCOUNT", "TASK"];

export function parseFieldsSearch(search: Record<string, unknown>): FieldsSearch {
  const of = known.find((noun) => noun === search["of"]);
  return of ? { of } : {};
}
