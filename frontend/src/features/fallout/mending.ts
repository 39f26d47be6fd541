/** What a fallout is about, and with it, what mending and calling it off mean. */
import type { Fallout } from "~/features/fallout/queries";

/** A part of the order that the catalog could not decompose, a rule between products that keeps it open, or else. */
export type About = "catalog" | "rule" | "other";

export function aboutOf({ type, task, payload }: Pick<Fallout, "type" | "task" | "payload">): About {
  const told = payload as Record<string, unknown> | null;
  if (task || type !== "CONFIGURATION" || !told) return "other";
  if (typeof told["rule"] === "string") return "rule";
  return Array.isArray(told["path"]) ? "catalog" : "other";
}

/** Where in the catalog it lies, outermost first. */
export function placeOf(payload: unknown): readonly string[] {
  const path = (payload as { path?: unknown } | null)?.path;
  return Array.isArray(path) ? path.map(String) : [];
}
