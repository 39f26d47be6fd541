/** What columns tell, as it is edited: one target a column, and what holds for all rows. */
import type { Import } from "~/features/imports/queries";

type Mapping = NonNullable<Import["mapping"]>;

export interface Draft {
  /** Target by column. */
  columns: Record<string, string>;
  constants: { target: string; value: string }[];
  decimal: string;
  dates: string;
}

export const draftOf = (mapping: Mapping): Draft => ({
  columns: Object.fromEntries(mapping.columns.map(({ target, column }) => [column, target])),
  constants: mapping.constants.map(({ target, value }) => ({ target, value })),
  decimal: mapping.decimal,
  dates: mapping.dates,
});

/** As the server takes it; columns that the file does not have are left out. */
export function inputOf(draft: Draft, header: readonly string[]) {
  const columns = header.flatMap((column) => (draft.columns[column] ? [{ target: draft.columns[column], column }] : []));
  const constants = draft.constants.filter(({ target, value }) => target && value.trim());
  return { columns, constants, decimal: draft.decimal, dates: draft.dates };
}

export function told(draft: Draft): Set<string> {
  const said = [...Object.values(draft.columns), ...draft.constants.filter((one) => one.value.trim()).map((one) => one.target)];
  return new Set(said.filter(Boolean));
}

/** Targets that two columns tell. */
export function twice(draft: Draft): Set<string> {
  const targets = Object.values(draft.columns).filter(Boolean);
  return new Set(targets.filter((target, place) => targets.indexOf(target) !== place));
}
