/** A sample as people configure it, and the order that it stands for: lines at so many sites each, bundles with their parts. */
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import type { SimulationInput } from "~/graphql/graphql";

export type By = "specification" | "offering";
export type Values = Readonly<Record<string, unknown>>;

/** One thing that is sold, with what is in it. */
export interface Part {
  by: By;
  key: string | null;
  /** Null until its defaults are known. */
  values: Values | null;
  /** By their offering, as many as are in it; null until the defaults are known. */
  parts: Readonly<Record<string, readonly Part[]>> | null;
}

export interface Line extends Part {
  id: number;
  quantity: number;
  /** How many sites in a row, and which is the first. */
  sites: number;
  first: number;
}

export interface SampleState {
  lines: readonly Line[];
  /** What rules may read of the account, of every site, and of the order. */
  facts: Readonly<Record<"account" | "site" | "order", Readonly<Record<string, string>>>>;
}

export const mostSites = 50;

export const blank = (by: By, key: string | null): Part => ({ by, key, values: key ? null : {}, parts: key ? null : {} });

export function newLine(lines: readonly Line[], by: By, key: string | null): Line {
  return { ...blank(by, key), id: Math.max(0, ...lines.map((one) => one.id)) + 1, quantity: 1, sites: 1, first: 1 };
}

/** What is part of nothing else is what is sold. */
export function firstSample(graph: Graph): SampleState {
  const parts = new Set(graph.edges.map((one) => one.target));
  const root = graph.nodes.find((one) => !parts.has(one.specification)) ?? graph.nodes[0];
  return { lines: [newLine([], "specification", root?.specification ?? null)], facts: { account: {}, site: {}, order: {} } };
}

/** What a thing that is sold begins with. */
export interface Sold {
  /** Null: it is a bundle of others, and nothing besides. */
  specification: string | null;
  defaults: Values;
  children: readonly { offering: string; minimum: number; maximum: number; default: number }[];
}

export const begun = (part: Part, sold: Sold): Part => ({
  ...part,
  values: part.values ?? sold.defaults,
  parts: part.parts ?? Object.fromEntries(sold.children.map((one) => [one.offering, counted([], one.offering, one.default)])),
});

/** So many of an offering: those that are there stay. */
export function counted(there: readonly Part[], offering: string, count: number): readonly Part[] {
  const wanted = Math.max(0, Math.min(mostSites, Math.round(count)));
  return Array.from({ length: wanted }, (_, index) => there[index] ?? blank("offering", offering));
}

const inside = (part: Part): Part[] => Object.values(part.parts ?? {}).flat();

/** Every line says what it sells, and what it begins with is known. */
export const isReady = ({ lines }: SampleState): boolean =>
  lines.length > 0 && lines.every((one) => one.key !== null && one.quantity > 0 && isKnown(one));

const isKnown = (part: Part): boolean => part.values !== null && part.parts !== null && inside(part).every(isKnown);

const said = (values: Values | null): Values =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== ""));

type SampleLine = NonNullable<SimulationInput["sample"]>["lines"][number];

function linesOf(part: Part, number: string, shared: { quantity: string; site: string; parent?: string }): SampleLine[] {
  const own = { number, [part.by]: part.key, characteristics: said(part.values), ...shared };
  const below = inside(part).flatMap((child, index) => linesOf(child, `${number}.${index + 1}`, { ...shared, parent: number }));
  return [own, ...below];
}

const siteOf = (number: number) => `site-${number}`;

export function inputOf(sample: SampleState): SimulationInput | null {
  if (!isReady(sample)) return null;
  const placed = sample.lines.flatMap((line) => {
    const count = Math.min(mostSites, Math.max(1, Math.round(line.sites)));
    return Array.from({ length: count }, (_, index) => ({ line, site: siteOf(Math.max(1, line.first) + index) }));
  });
  const lines = placed.flatMap(({ line, site }, index) => linesOf(line, String(index + 1), { quantity: String(line.quantity), site }));
  const { account, site, order } = sample.facts;
  const place = said(site);
  const sites = Object.keys(place).length > 0 ? Object.fromEntries(placed.map((one) => [one.site, place])) : null;
  return { sample: { lines, account: said(account), order: said(order), ...(sites ? { sites } : {}) } };
}
