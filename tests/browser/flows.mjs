/** Flows for scenes: drafts made beforehand, and the canvas as a person finds it. */
import { data, open, perform, until } from "./stage.mjs";

export const node = (id, kind, name, more = {}) => ({ id, key: id, kind, name: { en: name }, ...more });

export const edge = (id, from, to, port = "done") => ({ id, from: [from, port], to: [to, "in"] });

const group = { group: { const: "field-ops" } };

/** start → survey → note → finish. */
export const line = () => ({
  nodes: [
    node("begin", "start", "Start"),
    node("survey", "task.manual", "Survey the site", { config: { ...group, form: "site-survey" } }),
    node("note", "set", "Write the address down", { map: [{ to: "line.characteristics.wan_address", from: "nodes.survey.out.wan_address" }] }),
    node("finish", "end", "End"),
  ],
  edges: [edge("e1", "begin", "survey"), edge("e2", "survey", "note"), edge("e3", "note", "finish")],
});

/** Saves a draft of a new flow; `parts` are its nodes, edges and so on. */
export async function draft(key, parts = { nodes: [], edges: [] }, kind = "enrichment") {
  const input = kind === "fulfillment" ? "domain_order" : "order_line";
  const content = { schema: "orderloom.flow/1", key, kind, name: { en: `Flow ${key}` }, input: { type: input }, ...parts };
  await perform("process-admin", "saveDraft", { key, content, baseRevision: 0 });
}

/** What the server has of the draft now. */
export async function stored(key) {
  const query = "query($key: String!) { definition(key: $key) { draft { content layout revision } published { version content } } }";
  return (await data("process-admin", query, { key })).definition;
}

/** The stored draft as soon as `look` finds in it what it looks for. */
export const saved = (key, what, look) =>
  until(`${what} is saved`, async () => {
    const { content, layout } = (await stored(key)).draft ?? {};
    return content && look(content, layout) ? content : null;
  });

export async function openFlow(page, key) {
  await open(page, `/flows/${key}`);
  await page.locator("[data-canvas]").waitFor();
}

export const step = (page, name) => page.locator(".react-flow__node-step", { hasText: name });

export const steps = (page) => page.locator(".react-flow__node-step");

/** Chooses a step as by mouse; the focus is on it then. */
export const choose = async (page, name) => step(page, name).click({ position: { x: 60, y: 14 } });

/** The middle of a box on the screen. */
export async function middle(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Pulls from one point to another with the mouse, slowly enough to be seen. */
export async function pull(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Adds a kind by the keys of "what comes next?". */
export async function next(page, words) {
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "Find a kind of step" }).fill(words);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "What comes next?" }).waitFor({ state: "detached" });
}
