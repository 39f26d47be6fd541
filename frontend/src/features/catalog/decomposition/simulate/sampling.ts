/** A sample as people configure it, and the order that it stands for: a line for each site. */
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import type { SimulationInput } from "~/graphql/graphql";

export interface SampleState {
  by: "specification" | "offering";
  key: string | null;
  quantity: number;
  sites: number;
  values: Readonly<Record<string, unknown>>;
}

export const mostSites = 50;

/** What is part of nothing else is what is sold. */
export function firstSample(graph: Graph): SampleState {
  const parts = new Set(graph.edges.map((one) => one.target));
  const root = graph.nodes.find((one) => !parts.has(one.specification)) ?? graph.nodes[0];
  return { by: "specification", key: root?.specification ?? null, quantity: 1, sites: 1, values: {} };
}

export function inputOf({ by, key, quantity, sites, values }: SampleState): SimulationInput | null {
  if (!key || !(quantity > 0)) return null;
  const answered = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  const count = Math.min(mostSites, Math.max(1, Math.round(sites)));
  const lines = Array.from({ length: count }, (_, index) => ({
    number: String(index + 1),
    [by]: key,
    quantity: String(quantity),
    characteristics: answered,
    site: `site-${index + 1}`,
  }));
  return { sample: { lines } };
}
