/** What the address of the list of flows and tables carries: the filter and sort that the server applies. */
import type { DefinitionKind, DefinitionSortField, DefinitionStatus } from "~/graphql/graphql";

export const kinds: readonly DefinitionKind[] = [
  "ENRICHMENT", "FULFILLMENT", "FALLOUT", "JEOPARDY", "APPROVAL", "NOTIFICATION", "SUBFLOW", "TABLE",
];
export const statuses: readonly DefinitionStatus[] = ["PUBLISHED", "DRAFT", "FAULTY", "IN_REVIEW", "DECLINED", "RETIRED"];
const sorts: readonly DefinitionSortField[] = ["NAME", "KEY", "KIND", "CHANGED", "LAST_RUN", "FAILED", "USED", "OWNER"];

export interface FlowsSearch {
  q?: string;
  kind?: DefinitionKind[];
  status?: DefinitionStatus[];
  tag?: string[];
  /** The id of a person. */
  owner?: string;
  /** Only what has runs that stand failed. */
  failing?: true;
  /** Only what waits for the approval of whoever looks. */
  mine?: true;
  sort?: DefinitionSortField;
  dir?: "ASC" | "DESC";
}

function members<T extends string>(value: unknown, known: readonly T[]): T[] {
  const wanted: unknown[] = Array.isArray(value) ? value : [value];
  return known.filter((member) => wanted.includes(member));
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value])
    .filter((one): one is string => typeof one === "string" && one !== "")
    .slice(0, 20)
    .map((one) => one.slice(0, 80));

/** Drops whatever the list does not know, so that an old or edited address still opens. */
export function parseFlowsSearch(search: Record<string, unknown>): FlowsSearch {
  const [kind, status, tag] = [members(search["kind"], kinds), members(search["status"], statuses), texts(search["tag"])];
  const [q] = typeof search["q"] === "number" ? [String(search["q"])] : texts(search["q"]);
  const [owner] = texts(search["owner"]);
  const [sort] = members(search["sort"], sorts);
  const [dir] = members(search["dir"], ["ASC", "DESC"] as const);
  return {
    ...(q ? { q } : {}),
    ...(kind.length > 0 ? { kind } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(tag.length > 0 ? { tag } : {}),
    ...(owner ? { owner } : {}),
    ...(search["failing"] === true ? { failing: true } : {}),
    ...(search["mine"] === true ? { mine: true } : {}),
    ...(sort ? { sort } : {}),
    ...(dir ? { dir } : {}),
  };
}

export const isFiltered = (search: FlowsSearch): boolean =>
  Boolean(search.q || search.kind || search.status || search.tag || search.owner || search.failing || search.mine);

/** A tab of the list: what it narrows by, and nothing else that others narrow by. */
export type Tab = "all" | "flows" | "tables" | "mine" | "failing";

export function tabOf(search: FlowsSearch): Tab | null {
  if (search.mine) return "mine";
  if (search.failing) return "failing";
  if (!search.kind) return "all";
  if (search.kind.length === 1 && search.kind[0] === "TABLE") return "tables";
  return search.kind.includes("TABLE") ? null : "flows";
}

/** The address of a tab; what is typed, sorted and narrowed by otherwise stays. */
export function searchOfTab(search: FlowsSearch, tab: Tab): FlowsSearch {
  const { kind: _kind, mine: _mine, failing: _failing, ...rest } = search;
  if (tab === "mine") return { ...rest, mine: true };
  if (tab === "failing") return { ...rest, failing: true };
  if (tab === "tables") return { ...rest, kind: ["TABLE"] };
  return tab === "flows" ? { ...rest, kind: kinds.filter((kind) => kind !== "TABLE") } : rest;
}
