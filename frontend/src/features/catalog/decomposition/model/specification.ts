/** What the canvas knows of a specification, and the column that it stands in. */
import type { Characteristic } from "~/features/catalog/form/characteristic";
import type { Words } from "~/features/catalog/model";

export type Sort = "product" | "cfs" | "rfs" | "service" | "physical" | "logical" | "resource" | "unknown";

export interface Drawn {
  key: string;
  name: Words;
  sort: Sort;
  category: string;
  characteristics: readonly Characteristic[];
  /** A draft of it counts; `published` false: there is nothing else. */
  draft: boolean;
  published: boolean;
  /** The graph that says what it is made of. */
  graph: string | null;
}

const sorts: Record<string, Sort> = {
  product: "product", "service.cfs": "cfs", "service.rfs": "rfs", service: "service",
  "resource.physical": "physical", "resource.logical": "logical", resource: "resource",
};

export const sortOf = (kind: unknown, subtype: unknown): Sort => sorts[`${String(kind)}.${String(subtype)}`] ?? sorts[String(kind)] ?? "unknown";

const columns: Record<Sort, number> = { product: 0, cfs: 1, service: 1, rfs: 2, physical: 3, logical: 3, resource: 3, unknown: 3 };

/** Products, customer-facing services, resource-facing services, resources. */
export const columnOf = (sort: Sort): number => columns[sort];

interface Told {
  key: string;
  content: unknown;
  draft: boolean;
  published: boolean;
  graph: string | null;
}

export function drawnOf(told: Told): Drawn {
  const content = (told.content ?? {}) as Record<string, unknown>;
  return {
    key: told.key,
    name: (content["name"] ?? {}) as Words,
    sort: sortOf(content["kind"], content["subtype"]),
    category: typeof content["category"] === "string" ? content["category"] : "",
    characteristics: Array.isArray(content["characteristics"]) ? (content["characteristics"] as Characteristic[]) : [],
    draft: told.draft,
    published: told.published,
    graph: told.graph,
  };
}

/** The relationship that is meant when these two are connected. */
export function typeBetween(source: Sort, target: Sort): string {
  if (source === "product" && target === "product") return "bundles";
  return columnOf(target) > columnOf(source) || (columnOf(target) === columnOf(source) && source === "cfs") ? "realized_as" : "requires";
}
