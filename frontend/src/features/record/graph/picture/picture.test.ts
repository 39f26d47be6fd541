import { expect, test } from "vitest";
import { linesIn } from "~/features/record/graph/picture/edges";
import { growthOf } from "~/features/record/graph/picture/growth";
import { blockers, holdUps } from "~/features/record/graph/picture/holds";
import { boxHeight, layOut, outline, rowAt } from "~/features/record/graph/picture/layout";
import { modelOf, sums, wayTo } from "~/features/record/graph/picture/model";
import { kept, noFilter, search } from "~/features/record/graph/picture/narrow";
import { type Told, told } from "~/features/record/graph/picture/wire";

const order = { id: "o", number: "ORD1", state: "IN_PROGRESS", label: "Acme" };
const ids = ["l1", "site", "d1", "d2", "t1", "t2", "t3", "w1", "l2"];
const line = (id: number, above: number | null, site: number | null) =>
  [id, above, "in_progress", `${id}`, "Line", "add", site, site === null ? null : "Lisbon", false, null];
const step = (id: number, home: number, state: string, next: number[], end: number) =>
  [id, 0, home, state, `T${id}`, `Step ${id}`, "task.manual", "manual", 0, false, "Field agent", null, 0, end, null, next];
const content = () => ({
  ids,
  lines: [line(0, 8, 1), line(8, null, null)],
  domainOrders: [
    [2, 0, null, "in_progress", "PO1", "Network", "product", "add", false],
    [3, 0, 2, "in_progress", "SO1", "Site service", "service", "add", true],
  ],
  steps: [step(4, 2, "closed_complete", [5], 10), step(5, 2, "open", [], 20), step(6, 3, "planned", [], 30)],
  deferrals: [[7, 3, "waiting", "Routing", ["site.routing"], null, null]],
  links: [[3, 2, "requires"]],
  faults: [],
});
const all = (): Told => ({ mark: "5", whole: true, nodes: 8, links: 1, content: content() });

function model() {
  const plan = told(undefined, all(), "o");
  if (!plan) throw new Error("nothing was told");
  return modelOf(plan, order);
}

const open = { folded: new Set<string>(), kept: null };

test("an order holds sites, their lines, and domain orders in each other", () => {
  expect(outline(model(), open).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    "0 o", "1 site:site", "2 l1", "3 d1", "4 d2", "5 w1", "1 l2",
  ]);
  expect(wayTo(model(), "t3")).toEqual(["o", "site:site", "l1", "d1", "d2"]);
});

test("news change what they name, and nodes that stay are the same objects", () => {
  const plan = told(undefined, all(), "o");
  const news = { ids: ["t2", "d1"], lines: [], domainOrders: [], deferrals: [], links: [], faults: [[0, "FO1", "no answer"]] };
  const steps = [[0, null, 1, "failed", "T5", "Step 5", "task.manual", "manual", 0, true, null, null, 0, 20, null, []]];
  const after = told(plan, { mark: "6", whole: false, nodes: 8, links: 1, content: { ...news, steps } }, "o");
  expect(after?.nodes.get("t2")?.state).toBe("FAILED");
  expect(after?.nodes.get("t1")).toBe(plan?.nodes.get("t1"));
  expect(after?.faults.get("t2")).toEqual({ number: "FO1", cause: "no answer" });
  expect(after?.mark).toBe("6");
});

test("news that do not add up ask for everything anew", () => {
  const plan = told(undefined, all(), "o");
  const nothing = { ids: [], lines: [], domainOrders: [], steps: [], deferrals: [], links: [], faults: [] };
  expect(told(plan, { mark: "6", whole: false, nodes: 9, links: 1, content: nothing }, "o")).toBeUndefined();
  expect(told(undefined, { mark: "6", whole: false, nodes: 0, links: 0, content: nothing }, "o")).toBeUndefined();
});

test("tasks lie in the lane of their domain order, each behind what comes before it", () => {
  const layout = layOut(model(), open, new Map());
  const [first, second] = [layout.boxes.get("t1"), layout.boxes.get("t2")];
  expect(first?.y).toBe(layout.boxes.get("d1")?.y);
  expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
  expect(second?.y).toBe(first?.y);
  const rows = layout.rows;
  expect(rows.every((row, place) => place === 0 || row.y === (rows[place - 1]?.y ?? 0) + (rows[place - 1]?.height ?? 0))).toBe(true);
  expect(rows[rowAt(rows, (rows[3]?.y ?? 0) + boxHeight / 2)]?.id).toBe("d1");
});

test("a lane that did not change keeps its layout, and a folded group hides what lies in it", () => {
  const memory = new Map();
  layOut(model(), open, memory);
  const before = memory.get("d1");
  const folded = layOut(model(), { folded: new Set(["d2"]), kept: null }, memory);
  expect(memory.get("d1")).toBe(before);
  expect(folded.boxes.has("t3")).toBe(false);
  expect(folded.boxes.has("w1")).toBe(false);
});

test("a group tells how much of it is open and what is worst in it", () => {
  const found = sums(model());
  expect(found.get("d2")).toMatchObject({ total: 2, open: 2, worst: "attention" });
  expect(found.get("o")).toMatchObject({ total: 8, open: 7, worst: "attention" });
});

test("what holds an order up leads from what has to happen first, and a step that is planned waits for what is required", () => {
  expect(blockers(model(), "t3").map((node) => node.id)).toEqual(["d1"]);
  const found = holdUps(model());
  expect(found.chain).toEqual(["w1"]);
  expect(found.roots).toEqual(["t2", "w1"]);
  expect([...found.shown].sort()).toEqual(["d1", "d2", "l1", "o", "site:site", "t2", "w1"]);
});

test("filters keep what matches with all that it lies in", () => {
  const found = kept(model(), { ...noFilter, waiting: true }, 0);
  expect([...(found ?? [])].sort()).toEqual(["d1", "d2", "l1", "o", "site:site", "w1"]);
  expect(kept(model(), noFilter, 0)).toBeNull();
  expect([...(kept(model(), { ...noFilter, people: ["Field agent"], states: ["OPEN"] }, 0) ?? [])]).toContain("t2");
});

test("a search finds numbers, names and people whatever their case and accents", () => {
  const every = [...model().nodes.keys()];
  expect(search(model(), every, "so1")).toEqual(["d2"]);
  expect(search(model(), every, "FIELD ágent")).toEqual(["t1", "t2", "t3"]);
  expect(search(model(), every, "  ")).toEqual([]);
});

test("only lines that may be seen are drawn, and those that pass through the view are among them", () => {
  const layout = layOut(model(), open, new Map());
  const whole = linesIn(model(), layout, { left: 0, top: 0, right: 5000, bottom: 5000 });
  expect(whole.filter((one) => one.kind === "tree")).toHaveLength(6);
  expect(whole.filter((one) => one.kind === "requires")).toHaveLength(1);
  const top = layout.boxes.get("d2")?.y ?? 0;
  const part = linesIn(model(), layout, { left: 0, top: top + 1, right: 5000, bottom: top + 2 });
  expect(part.map((one) => one.to)).toContain("l2");
});

test("an approved order tells what the system is at, unless a fault keeps it or its work began", () => {
  const early = { ...all(), content: { ...content(), domainOrders: [], steps: [], deferrals: [], links: [] } };
  const bare = told(undefined, { ...early, nodes: 2, links: 0 }, "o");
  const grown = told(undefined, all(), "o");
  if (!bare || !grown) throw new Error("nothing was told");
  expect(growthOf(bare, "ACKNOWLEDGED")).toEqual({ stage: "decomposing", count: 2 });
  expect(growthOf(grown, "ACKNOWLEDGED")).toEqual({ stage: "planning", count: 2 });
  expect(growthOf(grown, "IN_PROGRESS")).toBeNull();
  const stuck = { ...bare, faults: new Map([["o", { number: "FO1", cause: "configuration" }]]) };
  expect(growthOf(stuck, "ACKNOWLEDGED")).toBeNull();
});
