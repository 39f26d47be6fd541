/** What only some kinds of task have: of a work order where, when and by whom it is done, and its checklist. */

interface Details {
  skill?: string;
  address?: string;
  window?: { from: string; to: string };
  checklist?: readonly { key: string }[];
}

export const detailsOf = (details: unknown): Details => (details ?? {}) as Details;

export const checklistOf = (details: unknown): string[] => (detailsOf(details).checklist ?? []).map(({ key }) => key);
