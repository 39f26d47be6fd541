/** What differs between two contents of a definition, part by part: what the server and the browser both tell. */

export type ChangeKind = "ADDED" | "REMOVED" | "CHANGED" | "MOVED";

export interface FieldChange {
  /** Steps joined by dots; names of parts inside, e.g. `map.task.site.from`. */
  path: string;
  before: unknown;
  after: unknown;
}

export interface Change {
  kind: ChangeKind;
  noun: string;
  /** Null for the document itself. */
  element: string | null;
  label: string;
  fields: readonly FieldChange[];
}

export const changeKey = ({ kind, noun, element }: Change) => `${kind}:${noun}:${element ?? ""}`;

export const countOf = (changes: readonly Change[], kind: ChangeKind, noun?: string) =>
  changes.filter((change) => change.kind === kind && (noun === undefined || change.noun === noun)).length;
