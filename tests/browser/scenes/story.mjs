/** The story of a process admin: a flow from nothing to a real order, and what they do when it breaks. */
import { fromMenu, handOf, placeOrder, writeTable } from "../deeds.mjs";
import { saved, step as card, stored } from "../flows.mjs";
import { finishTask, openTask } from "../orders.mjs";
import { data, equal, open, perform, person, readable, settle, step, until } from "../stage.mjs";

const surveyed = { wan_address: "203.0.113.5/30", site_class: "shop" };

const published = async (key) => (await stored(key)).published;

async function publishByApi(login, key, content, note, baseRevision = 0) {
  const { definition } = await perform(login, "saveDraft", { key, content, baseRevision }, "definition { draft { revision } }");
  await perform(login, "publishDefinition", { key, revision: definition.draft.revision, note });
}

/** Two people publish this flow. */
async function wantSecondPerson(key) {
  const { content } = await published("publish-approval");
  const rows = [...content.rows.filter(({ id }) => id !== "story"), { id: "story", when: [null, `"${key}"`], then: ["true"] }];
  await publishByApi("process-admin-2", "publish-approval", { ...content, rows }, "Two people publish the flow of the story.");
}

const runsQuery = "query($id: ID!) { order(id: $id) { runs { id definitionKey state } } }";

const runIn = (order, key, state) =>
  until(`the run of ${key} is ${state}`, async () => {
    const run = (await data("process-admin", runsQuery, { id: order })).order.runs.find((one) => one.definitionKey === key);
    return run?.state === state && run;
  });

const field = (page, name) => page.locator(`[data-field="${name}"]`);

const input = (page, name) => field(page, name).locator("input:not([type=radio]):visible").first();

async function panel(page, hand, name) {
  const button = page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name });
  if ((await button.getAttribute("aria-pressed")) !== "true") await hand.press(button);
}

/** Chooses a step on the canvas: by mouse, or by search and Enter. */
async function chooseStep(page, way, name) {
  if (way === "mouse") return card(page, name).click({ position: { x: 60, y: 14 } });
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+f");
  await page.getByRole("combobox", { name: "Search in this flow" }).fill(name);
  await page.getByRole("option", { name }).first().waitFor();
  await page.keyboard.press("Enter");
}

/** Puts a kind on the last edge before the end. */
async function insert(page, way, words, name) {
  await chooseStep(page, way, "End");
  await page.keyboard.press("e");
  await page.keyboard.press("i");
  await page.getByRole("combobox", { name: "Find a kind of step" }).fill(words);
  await page.keyboard.press("Enter");
  await card(page, name).waitFor();
}

async function writeExpression(page, hand, name, text) {
  const editor = field(page, name).locator(".cm-content");
  await editor.waitFor();
  await hand.press(editor);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function begin(page, hand, { kind, name }) {
  await open(page, "/flows");
  await hand.press(page.getByRole("button", { name: "New", exact: true }));
  const dialog = page.getByRole("dialog", { name: "New flow or table" });
  await hand.choose(dialog.getByRole("combobox", { name: "Kind" }), kind);
  await hand.write(dialog.getByRole("textbox", { name: "Name (English)" }), name);
  const create = dialog.getByRole("button", { name: "Create draft" });
  await until("the key is free", () => create.isEnabled());
  await hand.press(create);
}

/** A case of the policy wants the flow of before, and would bar its publishing. */
async function takeOutTheCase(page, hand, way) {
  if (way === "keys") await page.keyboard.press("Escape");
  await hand.press(page.getByRole("tab", { name: way === "keys" ? /^Problems/ : /^Tests/ }));
  if (way === "keys") {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
  }
  await page.getByText("1 case fails: it bars publishing.").waitFor();
  await hand.press(page.getByRole("button", { name: "Delete A new SD-WAN site is surveyed" }));
  await page.getByText("All 4 cases pass.").waitFor();
  await page.getByText("Draft saved").waitFor();
}

/** One asks for the draft to be published, another one looks at it and agrees. */
async function publishByTwo(page, way, key, version, note) {
  const hand = handOf(page, way);
  await hand.press(page.getByRole("button", { name: /^Ask to publish…$/ }));
  const dialog = page.getByRole("dialog");
  await hand.write(dialog.getByRole("textbox", { name: "What changes, and why" }), note);
  await hand.press(dialog.getByRole("button", { name: /^Ask/ }));
  await page.getByText("You asked for this draft to be published.").waitFor();
  const other = await person("process-admin-2");
  const otherHand = handOf(other, way);
  await open(other, `/flows/${key}`);
  await otherHand.press(other.getByRole("button", { name: "Look at the request" }));
  await otherHand.press(other.getByRole("button", { name: "Agree and publish" }));
  await until("it is in force", async () => (await published(key))?.version === version);
  await other.context().close();
}

async function tell(way) {
  const name = `Story ${way} ${Date.now().toString(36)}`;
  const key = name.toLowerCase().replaceAll(" ", "-");
  const table = `${key}-class`;
  await wantSecondPerson(key);
  const page = await person("process-admin");
  const hand = handOf(page, way);
  const before = (await published("order-enrichment")).content;

  await step("makes a decision table: how well a site is looked after", async () => {
    await begin(page, hand, { kind: "Table", name: `${name} class` });
    await page.waitForURL(`**/tables/${table}`);
    await page.getByRole("grid").waitFor();
    const column = { name: "Bandwidth", expression: "line.characteristics.bandwidth" };
    await writeTable(page, way, column, [["> 100", '"gold"'], ["<= 100", '"silver"']], "Two classes of care.");
  });

  await step("builds the flow from an empty canvas", async () => {
    await begin(page, hand, { kind: "Enrichment", name });
    await page.waitForURL(`**/flows/${key}**`);
    await card(page, "End").waitFor();
    await insert(page, way, "decide", "Decide by table");
    await panel(page, hand, "Settings");
    await hand.write(input(page, "config.table"), table);
    await saved(key, "the table", ({ nodes }) => nodes.some((one) => one.config?.table === table));
    await insert(page, way, "manual", "Manual task");
    await hand.write(page.getByRole("textbox", { name: "Name in English" }), "Survey the site");
    await card(page, "Survey the site").waitFor();
    await hand.write(input(page, "config.group"), "field-ops");
    await hand.write(input(page, "config.form"), "site-survey");
    await page.keyboard.press("Escape");
    await insert(page, way, "set values", "Set values");
    await hand.press(page.getByRole("button", { name: "Add a value" }));
    await hand.write(input(page, "map.0.to"), "line.characteristics.wan_address");
    await writeExpression(page, hand, "map.0.from", "nodes.manual.out.wan_address");
    const content = await saved(key, "the flow", ({ nodes, edges }) => nodes.length === 5 && edges.length === 4 && nodes.some(({ map }) => map?.[0]?.from === "nodes.manual.out.wan_address"));
    equal(content.edges.length, 4, "edges");
    await readable(page, "the flow that was built");
  });

  await step("tests it with a sample, and keeps that as a case", async () => {
    await hand.press(page.getByRole("button", { name: "Choose a sample" }));
    const dialog = page.getByRole("dialog", { name: "What is the flow tried on?" });
    const own = dialog.getByRole("tab", { name: "Values of your own" });
    if (way === "mouse") await own.click();
    else {
      await dialog.getByRole("tab").first().focus();
      for (let turns = 0; turns < 4 && (await own.getAttribute("aria-selected")) !== "true"; turns += 1) await page.keyboard.press("ArrowRight");
    }
    await hand.write(dialog.getByLabel("Values by name"), '{"line": {"characteristics": {"bandwidth": 300}}, "site": {"name": "Depot"}}');
    await hand.press(dialog.getByRole("button", { name: "Use these values" }));
    await dialog.waitFor({ state: "hidden" });
    await hand.press(page.getByRole("button", { name: "Test", exact: true }));
    await hand.press(page.getByRole("button", { name: "Run", exact: true }));
    await hand.write(page.getByRole("textbox", { name: "WAN address" }), surveyed.wan_address);
    await hand.press(page.getByRole("button", { name: "Answer", exact: true }));
    await page.getByRole("status").filter({ hasText: "The run is finished" }).first().waitFor();
    await hand.press(page.getByRole("button", { name: "Save as a test case…" }));
    const saving = page.getByRole("dialog", { name: "Save as a test case" });
    await hand.write(saving.getByRole("textbox", { name: "What the case shows" }), "A surveyed site has its address");
    await hand.press(saving.getByRole("button", { name: "Save the case" }));
    await saved(key, "the case", ({ tests = [] }) => tests.length === 1);
  });

  await step("asks for it to be published, and a second person agrees", async () => {
    await publishByTwo(page, way, key, 1, "SD-WAN sites are surveyed, by class.");
  });

  await step("attaches it by the policy", async () => {
    await open(page, "/policies/order-enrichment");
    const cell = page.getByRole("gridcell", { name: '"sdwan-enrichment"' });
    await cell.waitFor();
    if (way === "mouse") await cell.dblclick();
    else {
      await page.getByRole("grid").focus();
      await page.keyboard.press("Control+f");
      await page.getByRole("textbox", { name: "Find" }).fill("sdwan-enrichment");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.keyboard.press("F2");
    }
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(`"${key}"`);
    await page.keyboard.press("Enter");
    await page.getByText("Draft saved").waitFor();
    await takeOutTheCase(page, hand, way);
    await hand.press(page.getByRole("button", { name: /^Publish…?$/ }));
    const dialog = page.getByRole("dialog");
    await hand.write(dialog.getByRole("textbox", { name: "What changes, and why" }), "SD-WAN sites go by the new flow.");
    await hand.press(dialog.getByRole("button", { name: "Publish" }));
    await until("the policy names the flow", async () => JSON.stringify((await published("order-enrichment")).content).includes(key));
  });

  const made = await step("an agent places an order", () => placeOrder(way));
  await step("sees the run of a real order live on the canvas", async () => {
    const run = await runIn(made.id, key, "waiting");
    await open(page, `/flows/${key}`);
    await panel(page, hand, "Runs");
    await hand.press(page.getByRole("region", { name: "History of runs" }).getByRole("link").filter({ hasText: made.number }).or(page.locator(`a[href*="${run.id}"]`)).first());
    await page.waitForURL(/run=/);
    await card(page, "Survey the site").getByText("Waits").waitFor();
    await openTask(made.id);
    await finishTask(made.id, surveyed);
    await card(page, "End").getByText("Done").waitFor();
    await readable(page, "a live run");
  });

  await step("breaks an expression: a number where a date has to be", async () => {
    await open(page, `/flows/${key}`);
    await card(page, "End").waitFor();
    await panel(page, hand, "Settings");
    await hand.press(page.getByRole("button", { name: "Add to Variables" }));
    const name = page.getByLabel("Name of value", { exact: true });
    await hand.write(name, "ready_on");
    await page.keyboard.press("Enter");
    await hand.choose(page.getByLabel("Type of ready_on"), "date");
    await chooseStep(page, way, "Set values");
    await hand.press(page.getByRole("button", { name: "Add a value" }));
    await hand.write(input(page, "map.1.to"), "vars.ready_on");
    await writeExpression(page, hand, "map.1.from", "line.characteristics.bandwidth");
    await saved(key, "the broken expression", ({ nodes, variables }) => variables?.[0]?.type === "date" && nodes.some(({ map }) => map?.[1]?.from === "line.characteristics.bandwidth"));
  });

  await step("takes out the case that would bar it, and has the broken version published", async () => {
    await panel(page, hand, "Test cases");
    await fromMenu(page, way, page.getByRole("button", { name: /^What to do with/ }), "Delete");
    await saved(key, "the flow without its case", ({ tests = [] }) => tests.length === 0);
    await publishByTwo(page, way, key, 2, "Notes when a site is ready.");
  });

  const broken = await step("an agent places another order", () => placeOrder(way));
  await step("gets a failed step, and sees where and why", async () => {
    await openTask(broken.id);
    await finishTask(broken.id, surveyed);
    const run = await runIn(broken.id, key, "failed");
    await open(page, `/flows/${key}?run=${run.id}`);
    await card(page, "Set values").getByText("Failed").waitFor();
    await readable(page, "a run that failed");
  });

  await step("edits what the step gives, resumes the run, and it completes", async () => {
    const side = page.getByRole("region", { name: "Run", exact: true });
    const byHand = side.getByRole("radio", { name: /Put its result in by hand/ });
    if (way === "mouse") await byHand.check();
    else {
      await side.getByRole("radio").first().focus();
      for (let turns = 0; turns < 3 && !(await byHand.isChecked()); turns += 1) await page.keyboard.press("ArrowDown");
    }
    await hand.write(side.getByRole("textbox", { name: "Result" }), '{"ready": true}');
    await hand.press(side.getByRole("button", { name: "Resume here…" }));
    await hand.press(page.getByRole("button", { name: "Resume the run" }));
    await runIn(broken.id, key, "succeeded");
    await card(page, "End").getByText("Done").waitFor();
    await settle(page);
    await readable(page, "a run that was resumed");
  });

  await publishByApi("process-admin-2", "order-enrichment", before, "As before.");
}

export const byMouse = () => tell("mouse");
export const byKeys = () => tell("keys");
