/** What two people changed in different ways, as the server tells it, and which of the two stays. */
import type { Problem } from "~/lib/problems";

export interface Conflict {
  noun: string;
  /** The id of the row, column or test; none for the table itself. */
  element: string | null;
  /** Such as `when.country`; empty where one side removed the whole part. */
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** The revision of theirs. */
  revision: number;
}

export type Take = "mine" | "theirs";

export interface Choice {
  element: string | null;
  field: string;
  take: Take;
}

export const conflictCode = "flows.conflict";

export function conflictsIn(problems: readonly (Problem & { details?: unknown })[]): Conflict[] {
  return problems.filter(({ code }) => code === conflictCode).map(({ details }) => {
    const found = (details ?? {}) as Partial<Conflict>;
    return {
      noun: found.noun ?? "document",
      element: found.element ?? null,
      field: found.field ?? "",
      base: found.base ?? null,
      mine: found.mine ?? null,
      theirs: found.theirs ?? null,
      revision: found.revision ?? 0,
    };
  });
}

const about = (one: { element: string | null; field: string }, other: { element: string | null; field: string }) =>
  one.element === other.element && one.field === other.field;

export const choiceFor = (choices: readonly Choice[], conflict: Conflict): Take | null =>
  choices.find((choice) => about(choice, conflict))?.take ?? null;

export const chosen = (choices: readonly Choice[], { element, field }: Conflict, take: Take): Choice[] => [
  ...choices.filter((choice) => !about(choice, { element, field })),
  { element, field, take },
];

export const isSettled = (conflicts: readonly Conflict[], choices: readonly Choice[]) =>
  conflicts.every((conflict) => choiceFor(choices, conflict) !== null);

/** The row and column of a conflict about a cell; the column by its id, or by the name of the row's own field. */
export function placeOf({ noun, element, field }: Conflict): { row: string; column: string | null } | null {
  if (noun !== "row" || element === null) return null;
  const [part, ...column] = field.split(".");
  return { row: element, column: column.length > 0 ? column.join(".") : part || null };
}
