/** A flow with steps of many kinds, to set up in the inspector. */
import { data, open, perform, person } from "./stage.mjs";

const named = (en) => ({ en, "pt-BR": en });
const node = (id, kind, more = {}) => ({ id, key: id, kind, name: named(id), ...more });
const content = {
  schema: "orderloom.flow/1",
  kind: "enrichment",
  name: named("Inspected"),
  input: { type: "order_line" },
  nodes: [
    node("start", "start"),
    node("survey", "task.manual", {
      config: { group: { const: "field-ops" }, form: "site-survey", duration: "P2DT4H" },
      map: [{ to: "task.site", from: "site.name" }],
      when: 'line.quantity > 1 and (order.priority = "high" or order.priority = "low")',
    }),
    node("pick", "switch", { config: { cases: [{ port: "many", when: "line.quantity > 10" }] } }),
    node("pause", "wait", { config: { for: "time", after: { const: "PT4H" } } }),
    node("again", "repeat", { config: { until: "nodes.probe.out.ready = true", max: 3 } }),
    node("probe", "task.manual", { config: { group: { const: "field-ops" } }, parent: "again" }),
    node("note", "set", { map: [{ to: "line.characteristics.wan_address", from: "nodes.survey.out.wan_address" }] }),
    node("finish", "end"),
  ],
  edges: [
    ["start", "done", "survey"], ["survey", "done", "pick"], ["pick", "many", "pause"], ["pick", "default", "again"],
    ["pause", "done", "note"], ["again", "body", "probe"], ["again", "done", "note"], ["note", "done", "finish"],
  ].map(([from, port, to], index) => ({ id: `e${index}`, from: [from, port], to: [to, "in"] })),
};

/** What the server has of the draft now. */
export async function draftOf(key) {
  const found = await data("process-admin", "query($key: String!) { definition(key: $key) { draft { revision content } } }", { key });
  return found.definition?.draft ?? null;
}

export const drawnIn = async (key, id) => (await draftOf(key)).content.nodes.find((one) => one.id === id);

/** Chooses a step on the canvas, and waits for its settings. */
export async function choose(page, id) {
  await page.locator(`.react-flow__node[data-id="${id}"]`).click();
  await page.getByRole("group", { name: "Name" }).getByLabel("Name in English").waitFor();
  await page.waitForFunction((wanted) => document.querySelector('[data-field="key"] input')?.value === wanted, id);
}

/** The editor of an expression, once it is more than the field that stands in for it. */
export const editor = (page, field) => page.locator(`[data-field="${field}"] .cm-content`);

/** Saves the flow as a draft and opens its settings. */
export async function inspected(key, login = "process-admin", view = {}) {
  const before = await draftOf(key);
  if (login === "process-admin") await perform(login, "saveDraft", { key, content: { ...content, key }, baseRevision: before?.revision ?? 0 });
  const page = await person(login, view);
  await open(page, `/flows/${key}`);
  const settings = page.getByRole("button", { name: "Settings", exact: true });
  await settings.waitFor();
  if ((await settings.getAttribute("aria-pressed")) !== "true") await settings.click();
  return page;
}
