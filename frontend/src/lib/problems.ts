/** Refusals are data: a mutation answers `problems`, and each goes to the field that its path names. */
import type { CombinedError } from "@urql/core";

export interface Problem {
  code: string;
  message: string;
  path: string[];
}

/** The problems whose path starts with the given one, e.g. `["lines", "1", "characteristics", "speed"]`. */
export const problemsAt = (problems: readonly Problem[], ...path: string[]): Problem[] =>
  problems.filter((problem) => path.every((part, index) => problem.path[index] === part));

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
  error.graphQLErrors.some((e) => e.extensions["code"] === "denied" || e.extensions["code"] === "DENIED");
