/** The sample that a flow is tried on: a real record, with what a dry run has shown so far on top. */
import type { DryRun } from "~/features/studio/trial/queries";
import { placeOf } from "~/features/studio/trial/model/address";
import type { Sample } from "~/features/studio/store";

type Values = Record<string, unknown>;

/** These are the run's own: it is not given them. */
const traced = ["nodes", "vars"];

export const valuesOf = (sample: Sample | null): Values => (sample?.input.values ?? {}) as Values;

function withValues(sample: Sample, values: Values): Sample {
  const { values: _before, ...input } = sample.input;
  return { ...sample, input: Object.keys(values).length > 0 ? { ...input, values } : input };
}

export function withoutTrace(sample: Sample | null): Sample | null {
  if (!sample) return null;
  return withValues(sample, Object.fromEntries(Object.entries(valuesOf(sample)).filter(([name]) => !traced.includes(name))));
}

/** What expressions behind the nodes that ran may read: their outputs, and the variables. */
export function withTrace(sample: Sample, run: Pick<DryRun, "steps" | "variables">): Sample {
  const nodes: Record<string, { out: unknown }> = {};
  for (const { node, output, error } of run.steps) {
    const { key, rounds, inner } = placeOf(node);
    if (rounds.length === 0 && inner === "" && output && !error) nodes[key] = { out: output };
  }
  const bare = withoutTrace(sample) ?? sample;
  return withValues(bare, { ...valuesOf(bare), nodes, vars: run.variables });
}

const storageKey = (flow: string) => `orderloom.sample.${flow}`;

export function remember(flow: string, sample: Sample | null): void {
  try {
    const bare = withoutTrace(sample);
    if (bare) localStorage.setItem(storageKey(flow), JSON.stringify(bare));
    else localStorage.removeItem(storageKey(flow));
  } catch {
    // A full or forbidden store forgets the sample; nothing else is lost.
  }
}

export function recalled(flow: string): Sample | null {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey(flow)) ?? "null") as Sample | null;
    return found && typeof found.label === "string" && typeof found.input === "object" && found.input !== null ? found : null;
  } catch {
    return null;
  }
}
