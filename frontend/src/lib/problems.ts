/** Refusals are data: a mutation answers `problems`, and each goes to the field that its path names. */
import type { CombinedError } from "@urql/core";

export interface Problem {
  code: string;
  message: string;
  path: string[];
}

/** Names are compared without case and underscores: the API writes `siteId` where the domain says `site_id`. */
const plain = (part: string | undefined) => part?.replaceAll("_", "").toLowerCase();

/** The problems whose path starts with the given one, e.g. `["lines", "1", "characteristics", "speed"]`. */
export const problemsAt = (problems: readonly Problem[], ...path: string[]): Problem[] =>
  problems.filter((problem) => path.every((part, index) => plain(problem.path[index]) === plain(part)));

export const messageAt = (problems: readonly Problem[], ...path: string[]): string | undefined =>
  problemsAt(problems, ...path)
    .map((problem) => problem.message)
    .join(" ") || undefined;

/** The id under which the server logged a masked failure. */
export function traceId(error: CombinedError): string | null {
  const found = error.graphQLErrors.map((e) => e.extensions["traceId"]).find((id) => typeof id === "string");
  return typeof found === "string" ? found : null;
}

export const isDenied = (error: CombinedError): boolean =>
  error.graphQLErrors.some((e) => /(^|\.)denied$/i.test(String(e.extensions["code"])));
