/** The values that a case keeps: those of the sample that the flow reads, as they are now. */
import type { Client } from "@urql/core";
import type { Flow } from "~/features/studio/model/document";
import type { Sample } from "~/features/studio/store";
import { TrialScope, TrialValues } from "~/features/studio/trial/queries";
import { valuesOf, withoutTrace } from "~/features/studio/trial/model/sample";
import { readsOf } from "~/features/studio/trial/model/skeleton";

type Values = Record<string, unknown>;

/** What these kinds read is written in other documents. */
const readsElsewhere = new Set(["decision", "subflow"]);

/** Null when the server can't be asked. A sample of one's own values is its own input. */
export async function inputOf(client: Client, flow: Flow, sample: Sample | null): Promise<Values | null> {
  const bare = withoutTrace(sample);
  if (!bare) return {};
  if (!bare.input.orderId && !bare.input.orderNumber) return valuesOf(bare);
  const names = await client.query(TrialScope, { inputType: flow.input.type }, {}).toPromise();
  const reads = readsOf({ ...flow, tests: [] });
  const roots = new Set([...reads].map((path) => path.split(".")[0] ?? ""));
  const known = new Set((names.data?.scopeOf?.names ?? []).map(({ path }) => path.split(".")[0] ?? ""));
  const elsewhere = flow.nodes.some(({ kind }) => readsElsewhere.has(kind));
  const wanted = [...known].filter((root) => root !== "now" && (elsewhere || roots.has(root)));
  if (wanted.length === 0) return {};
  const text = `{${wanted.map((root) => `${root}: ${root}`).join(", ")}}`;
  const input = { text, inputType: flow.input.type, sample: bare.input };
  const { data } = await client.query(TrialValues, { input }, { requestPolicy: "network-only" }).toPromise();
  const value = data?.previewExpression.value;
  return typeof value === "object" && value !== null ? (value as Values) : null;
}
