/** What can be put in by hand where a run stands failed. */
import type { FieldSpec } from "~/components/ValueField";
import type { Flow, FlowNode, Variable } from "~/features/studio/model/document";

type Values = Record<string, unknown>;

/** A step that only chooses a way has no result that could stand for it. */
export const takesResult = (flow: Flow, node: FlowNode): boolean =>
  node.kind === "approval" || node.kind === "end" || flow.edges.some(({ from }) => from[0] === node.id && from[1] === "done");

const valueTypes: Record<string, FieldSpec["valueType"]> = {
  string: "STRING", number: "DECIMAL", boolean: "BOOLEAN", date: "DATE", date_time: "STRING", duration: "STRING",
};

/** A variable as a field: by its type, or as JSON. */
export const fieldOf = ({ key, type }: Variable): FieldSpec => ({ name: key, label: key, valueType: valueTypes[type] ?? "JSON", mandatory: false });

/** The variables that have another value now. */
export const changed = (before: Values, now: Values): Values =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null)));
