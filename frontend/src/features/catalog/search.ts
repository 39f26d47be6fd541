/** What the addresses of the catalog carry: the section that is listed, and what narrows it; the part of a record. */

export const sections = [
  "offerings", "specifications", "categories", "channels", "rules", "price_lists", "terms", "decompositions", "images",
] as const;
export type Section = (typeof sections)[number];

export interface CatalogSearch {
  of?: Section;
  /** Which of the sections that a tab holds. */
  sub?: string;
  q?: string;
  kind?: string;
  life?: "PUBLISHED" | "RETIRED" | "ARCHIVED";
  category?: string;
  channel?: string;
  document?: string;
  drafts?: true;
  page?: number;
  sort?: "NAME" | "KEY" | "VERSION";
  down?: true;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value.slice(0, 200) : undefined);
const lives = ["PUBLISHED", "RETIRED", "ARCHIVED"] as const;
const sorts = ["NAME", "KEY", "VERSION"] as const;

export function parseCatalogSearch(search: Record<string, unknown>): CatalogSearch {
  const found: CatalogSearch = {};
  const of = sections.find((section) => section === search["of"]);
  if (of && of !== "offerings") found.of = of;
  const q = text(search["q"]);
  if (q) found.q = q;
  for (const name of ["sub", "kind", "category", "channel", "document"] as const) {
    const value = text(search[name]);
    if (value) found[name] = value;
  }
  const life = lives.find((one) => one === search["life"]);
  if (life) found.life = life;
  const sort = sorts.find((one) => one === search["sort"]);
  if (sort) found.sort = sort;
  if (search["drafts"] === true) found.drafts = true;
  if (search["down"] === true) found.down = true;
  if (typeof search["page"] === "number" && search["page"] > 1) found.page = Math.floor(search["page"]);
  return found;
}

export interface EntitySearch {
  part?: "versions" | "uses" | "json";
  /** The place in the content that is to be seen: "edges.3.rule". */
  at?: string;
}

export function parseEntitySearch(search: Record<string, unknown>): EntitySearch {
  const part = (["versions", "uses", "json"] as const).find((one) => one === search["part"]);
  const at = text(search["at"]);
  return { ...(part ? { part } : {}), ...(at ? { at } : {}) };
}
