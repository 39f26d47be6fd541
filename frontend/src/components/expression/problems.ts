/** What is wrong with an expression, from its preview and from the check of the whole, each thing once. Pure. */
import type { Previewed } from "~/components/expression/data";
import type { FieldProblem } from "~/components/expression/LiveValue";
import { type Sort, sortOf } from "~/components/expression/scope";

export interface FoundProblem extends FieldProblem {
  /** What the value must be, where that is the problem. */
  wanted?: Sort;
}

/** While the text runs ahead of the preview, only what the check found stays: positions would be wrong. */
export function problemsOf({ preview, current }: Previewed, findings: readonly FieldProblem[], expected: Sort | undefined): FoundProblem[] {
  if (!preview || !current) return findings.map(({ position: _position, ...rest }) => rest);
  const own = preview.problems.filter((one) => one.path[0] === "text");
  const said = new Set(own.map(({ message }) => message));
  const others = findings.filter(({ message }) => ![...said].some((one) => message.includes(one)));
  const all: FoundProblem[] = [...own, ...others];
  return all.length === 0 && expected && !gives(preview.type, expected) ? [{ message: "", severity: "warning", wanted: expected }] : all;
}

/** Whether a value of the inferred type can be what is wanted; nothing and anything always may. */
export function gives(type: string, wanted: Sort): boolean {
  const sort = sortOf(type);
  if (wanted === "any" || wanted === "list" || sort === "any" || type === "null" || sort === wanted) return true;
  if (wanted === "text") return sort !== "list";
  return sort === "text" && wanted !== "boolean" && wanted !== "number";
}
