/** Which findings of a check belong to which field. Pure. */
import type { FieldProblem } from "~/components/expression/LiveValue";
import type { Finding } from "~/features/studio/store";

/** Names are compared without case and underscores: findings say `atOnce` where the document has `at_once`. */
const plain = (step: string | number) => String(step).replaceAll("_", "").toLowerCase();

/** Below its node, wherever that stands in the document. */
function stepsOf({ path }: Finding): string[] {
  const steps = path.split(".").filter(Boolean);
  return steps[0] === "nodes" && /^\d+$/.test(steps[1] ?? "") ? steps.slice(2) : steps;
}

/** Those at a field and below it, or with `exact` only those at the field itself. */
export function findingsAt(findings: readonly Finding[], path: readonly (string | number)[], exact = false): Finding[] {
  return findings.filter((finding) => {
    const steps = stepsOf(finding);
    return (exact ? steps.length === path.length : steps.length >= path.length) && path.every((step, index) => plain(step) === plain(steps[index] ?? ""));
  });
}

/** Those that lead to no single field: they stand above the form. */
export const restOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => {
    const [first, ...rest] = stepsOf(finding);
    return first === undefined || (first === "config" && rest.length === 0) || !["config", "when", "map", "policy", "key", "name"].includes(first);
  });

export const problemsOf = (findings: readonly Finding[]): FieldProblem[] =>
  findings.map(({ message, severity, position, fix }) => ({ message, severity, position: position ?? null, suggestion: fix }));

export const messageOf = (findings: readonly Finding[]): string | undefined =>
  findings.map(({ message, fix }) => [message, fix].filter(Boolean).join(" ")).join(" ") || undefined;
