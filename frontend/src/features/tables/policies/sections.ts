/** The policies in the order of an order's way, found by words, and the table that a policy begins with. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Table } from "~/features/tables/model/table";
import type { PolicyPage } from "~/features/tables/policies/queries";

export interface Section {
  title: MessageDescriptor;
  pages: PolicyPage[];
}

const places: [MessageDescriptor, (key: string) => boolean][] = [
  [msg`When an order comes in`, (key) => key.startsWith("order-") || key.startsWith("priority-") || key === "header-tasks" || key === "notification"],
  [msg`Prices`, (key) => key.startsWith("pric")],
  [msg`How orders are fulfilled`, (key) => key.startsWith("fulfillment-") || key.startsWith("task-")],
  [msg`When something is late or goes wrong`, (key) => key.startsWith("jeopardy-") || key === "fallout"],
  [msg`Other policies`, () => true],
];

export function sectionsOf(pages: readonly PolicyPage[]): Section[] {
  const placed = new Set<string>();
  return places
    .map(([title, holds]) => {
      const own = pages.filter((page) => !placed.has(page.key) && holds(page.key));
      for (const page of own) placed.add(page.key);
      return { title, pages: own };
    })
    .filter((section) => section.pages.length > 0);
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word of the search is somewhere in the texts. */
export function holds(search: string, texts: readonly (string | null | undefined)[]): boolean {
  const all = plain(texts.filter(Boolean).join(" "));
  return plain(search).split(/\s+/).every((word) => all.includes(word));
}

export const textsOf = (page: PolicyPage) => [
  page.key, page.title.text, page.help.text, page.asked.text, ...page.reads, ...page.outputs.map((output) => output.id),
  ...page.tables.flatMap((table) => [table.key, table.name.text]),
];

/** A first column that a policy may read. */
const firstColumns: Record<string, string> = {
  order: "order.channel", line: "line.action", account: "account.segment", site: "site.country",
  charge: "charge.type", specification: "specification.category", task: "task.type", domain_order: "domain_order.type", definition: "definition.kind",
};

/** A draft of the right shape without any row. */
export function firstTable(page: PolicyPage, key: string, names: Record<string, string>): Table {
  const [read = ""] = page.reads;
  const expression = firstColumns[read] ?? read;
  const id = expression.split(".").at(-1)?.replaceAll(/\W/g, "_") ?? "";
  const spoken = id.replaceAll("_", " ");
  const hits = page.hitPolicies;
  return {
    schema: "orderloom.table/1",
    key,
    name: names,
    hit_policy: hits.length === 0 || hits.includes("FIRST") ? "FIRST" : (hits[0] ?? "FIRST"),
    inputs: expression ? [{ id, label: spoken.slice(0, 1).toUpperCase() + spoken.slice(1), expression, type: "any" }] : [],
    outputs: page.outputs.map((output) => ({
      id: output.id,
      label: output.id.slice(0, 1).toUpperCase() + output.id.slice(1).replaceAll("_", " "),
      type: output.type,
      ...(output.allowed ? { allowed: output.allowed } : {}),
    })),
    rows: [],
  };
}

/** The rest of a key, from what someone calls a thing. */
export const keyFrom = (name: string): string => plain(name).replaceAll(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "").slice(0, 60);
