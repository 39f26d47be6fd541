/** From the columns of the server to nodes, and news of an order put into what was known of it. */
import type { Fault, Plan, PlanLink, PlanNode } from "~/features/record/graph/picture/types";

type Cell = string | number | boolean | null | (number | string)[];
type Rows = Cell[][];

export interface Told {
  mark: string;
  whole: boolean;
  nodes: number;
  links: number;
  content: unknown;
}

interface Columns {
  ids: string[];
  lines: Rows;
  domainOrders: Rows;
  steps: Rows;
  deferrals: Rows;
  links: Rows;
  faults: Rows;
}

const time = (seconds: Cell | undefined): number | null => (typeof seconds === "number" ? seconds * 1000 : null);
const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell));

function reader(columns: Columns) {
  const at = (cell: Cell | undefined): string | null => (typeof cell === "number" ? (columns.ids[cell] ?? null) : null);
  const line = ([id, above, state, number, label, action, site, siteName, past, wanted]: Cell[]): PlanNode => ({
    id: at(id) ?? "", kind: "LINE", state: String(state).toUpperCase(), number: text(number), label: String(label),
    line: at(above), above: null, action: String(action).toUpperCase(),
    site: at(site) ? { id: at(site) ?? "", name: text(siteName) ?? "" } : null,
    pointOfNoReturn: past === true, wantedBy: time(wanted),
  });
  const domainOrder = ([id, home, above, state, number, label, kind, action, attention]: Cell[]): PlanNode => ({
    id: at(id) ?? "", kind: "DOMAIN_ORDER", state: String(state).toUpperCase(), number: text(number), label: String(label),
    line: at(home), above: at(above), type: String(kind).toUpperCase(), action: String(action).toUpperCase(),
    needsAttention: attention === true,
  });
  const step = (row: Cell[]): PlanNode => {
    const [id, home, above, state, number, label, kind, type, blockedBy, troubled, person, group, start, end, opened, next] = row;
    const task = String(kind).startsWith("task.");
    return {
      id: at(id) ?? "", kind: task ? "TASK" : "GATE", state: String(state).toUpperCase(), number: task ? text(number) : null,
      label: String(label), line: at(home), above: at(above), type: task ? String(type).toUpperCase() : String(kind),
      blockedBy: Number(blockedBy), troubled: troubled === true, person: text(person), group: text(group),
      plannedStart: time(start), plannedEnd: time(end), openedAt: time(opened),
      next: (next as number[]).map((one) => at(one) ?? ""),
    };
  };
  const deferral = ([id, above, state, label, waits, reason, expires]: Cell[]): PlanNode => ({
    id: at(id) ?? "", kind: "DEFERRAL", state: String(state).toUpperCase(), number: null, label: String(label), line: null,
    above: at(above), waitsFor: waits as string[], reason: text(reason), expiresAt: text(expires),
  });
  return { at, line, domainOrder, step, deferral };
}

/** What is known after the news; `undefined` when some of it must have been missed and all is to be asked anew. */
export function told(known: Plan | undefined, news: Told, orderId: string): Plan | undefined {
  if (!news.whole && !known) return undefined;
  const columns = news.content as Columns;
  const { at, line, domainOrder, step, deferral } = reader(columns);
  const nodes = new Map(news.whole ? [] : known?.nodes);
  const links = new Map<string, PlanLink>(news.whole ? [] : known?.links);
  const put = (node: PlanNode) => nodes.set(node.id, same(known?.nodes.get(node.id), node));
  for (const row of columns.lines) put(line(row));
  for (const row of columns.domainOrders) put(domainOrder(row));
  for (const row of columns.steps) put(step(row));
  for (const row of columns.deferrals) put(deferral(row));
  for (const [from, to, kind] of columns.links) {
    const link: PlanLink = { from: at(from) ?? "", to: at(to) ?? "", kind: kind === "requires" ? "requires" : "shares" };
    links.set(`${link.from}>${link.to}>${link.kind}`, link);
  }
  if (nodes.size !== news.nodes || links.size !== news.links) return undefined;
  const faults = new Map<string, Fault>(
    columns.faults.map(([about, number, cause]) => [at(about) ?? orderId, { number: String(number), cause: String(cause) }]),
  );
  return { mark: news.mark, nodes, links, faults };
}

/** The node as it was when nothing about it changed, so that nothing that shows it is drawn again. */
function same(old: PlanNode | undefined, now: PlanNode): PlanNode {
  return old && JSON.stringify(old) === JSON.stringify(now) ? old : now;
}
