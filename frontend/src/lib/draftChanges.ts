/** What has changed between two states of a draft's lines, by their numbers: as little as possible is sent. */
import type { DraftLine } from "~/lib/draft";

export interface LineChanges {
  /** Lines that are new, or that take the place of those with their numbers. */
  add: DraftLine[];
  /** Numbers of lines that are gone; what hangs under one of them goes along. */
  remove: string[];
}

const same = (a: DraftLine, b: DraftLine) => a === b || JSON.stringify(a) === JSON.stringify(b);

export function lineChanges(before: readonly DraftLine[], after: readonly DraftLine[]): LineChanges {
  const known = new Map(before.map((line) => [line.number, line]));
  const left = new Set(after.map((line) => line.number));
  const gone = before.filter((line) => !left.has(line.number)).map((line) => line.number);
  const goneToo = new Set(gone);
  return {
    add: after.filter((line) => {
      const old = known.get(line.number);
      return !old || !same(old, line);
    }),
    remove: gone.filter((number) => !above(number).some((one) => goneToo.has(one))),
  };
}

/** The numbers of the bundles around a line: 1 and 1.2 of 1.2.3. */
function above(number: string): string[] {
  const parts = number.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Whether sending the changes is worth it, rather than all lines anew. */
export const isSmall = ({ add, remove }: LineChanges, all: number): boolean => all > 20 && add.length + remove.length < all / 2;
