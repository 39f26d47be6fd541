/** The values of a task's form: where they begin, what is missing, which refusals belong to no field. */
import type { Problem } from "~/lib/problems";

interface Field {
  key: string;
  required: boolean;
  default?: unknown;
}

export type Values = Record<string, unknown>;

export function initialValues(task: { form: readonly Field[]; input?: unknown; output?: unknown }): Values {
  const given = { ...((task.input ?? {}) as Values), ...((task.output ?? {}) as Values) };
  return Object.fromEntries(task.form.map((field) => [field.key, given[field.key] ?? field.default ?? null]));
}

export const missingFields = (form: readonly Field[], values: Values): ReadonlySet<string> =>
  new Set(form.filter(({ key, required }) => required && (values[key] ?? "") === "").map(({ key }) => key));

export const unplaced = (problems: readonly Problem[], form: readonly Field[]): Problem[] =>
  problems.filter(({ path }) => path[0] !== "custom" && !(path[0] === "values" && form.some((field) => field.key === path[1])));
