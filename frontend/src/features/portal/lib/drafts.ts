/** What somebody was choosing, kept in this browser until it lies in the cart: a reload or a sign-in loses nothing. */
import type { DraftLine } from "~/lib/draft";

const DAYS = 14;
const START = "orderloom.portal.draft";
const key = (who: string, offering: string) => `${START} ${who} ${offering}`;

interface Kept {
  at: number;
  lines: DraftLine[];
}

const isKept = (given: unknown): given is Kept => {
  const { at, lines } = (given ?? {}) as Partial<Kept>;
  return typeof at === "number" && Array.isArray(lines) && lines.length > 0 && lines.every((line) => typeof line?.offering === "string" && typeof line.number === "string" && typeof line.characteristics === "object");
};

/** Browsers may forbid pages inside of other pages to keep anything; then nothing is kept. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/** `who` tells visitors and accounts apart that share a browser. */
export function keptDraft(who: string, offering: string, now = Date.now()): DraftLine[] | null {
  const kept: unknown = quietly(() => JSON.parse(localStorage.getItem(key(who, offering)) ?? "null"));
  return isKept(kept) && kept.lines[0]?.offering === offering && now - kept.at < DAYS * 86_400_000 ? kept.lines : null;
}

export function keepDraft(who: string, offering: string, lines: readonly DraftLine[]): void {
  quietly(() => localStorage.setItem(key(who, offering), JSON.stringify({ at: Date.now(), lines })));
}

export function dropDraft(who: string, offering: string): void {
  quietly(() => localStorage.removeItem(key(who, offering)));
}
