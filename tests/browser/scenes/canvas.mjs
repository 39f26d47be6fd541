/** The rows of the designer's canvas: each what one can do there that a person would look for. */
import { choose, draft, edge, line, middle, next, node, openFlow, pull, saved, step as card, steps, stored } from "../flows.mjs";
import { data, equal, perform, person, readable, settle, step, until } from "../stage.mjs";

const admin = (options) => person("process-admin", options);

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-id"));

export async function palette() {
  await draft("row-palette");
  const page = await admin();
  await step("finds an empty canvas that says what to do", async () => {
    await openFlow(page, "row-palette");
    await page.getByText("An empty canvas").waitFor();
    await readable(page, "an empty canvas");
  });
  await step("drags a start from the palette to a place of its own", async () => {
    const canvas = page.locator("[data-canvas]");
    await page.getByRole("button", { name: "Add Start" }).dragTo(canvas, { targetPosition: { x: 320, y: 90 } });
    await card(page, "Start").waitFor();
  });
  await step("asks its port what comes next, and finds a manual task by words", async () => {
    await card(page, "Start").hover();
    await page.getByRole("button", { name: "What comes next after done?" }).click();
    await page.getByRole("combobox", { name: "Find a kind of step" }).fill("person form");
    await page.getByRole("option", { name: /Manual task/ }).waitFor();
    await readable(page, "what comes next");
    await page.getByRole("option", { name: /Manual task/ }).click();
    await card(page, "Manual task").waitFor();
  });
  await step("lets an edge go in the open, and is asked there", async () => {
    const port = card(page, "Manual task").locator('.react-flow__handle[data-handleid="done"]');
    const from = await middle(port);
    await pull(page, from, { x: from.x + 180, y: from.y + 120 });
    await page.getByRole("combobox", { name: "Find a kind of step" }).fill("end");
    await page.keyboard.press("Enter");
    await card(page, "End").waitFor();
  });
  await step("searches the palette and adds what is found between two steps", async () => {
    await page.locator(".react-flow__edge").last().click({ position: { x: 4, y: 8 } });
    await page.getByRole("textbox", { name: "Find a kind of step" }).fill("decision");
    await page.keyboard.press("Enter");
    await card(page, "Decide by table").waitFor();
    const content = await saved("row-palette", "the flow", ({ nodes, edges }) => nodes.length === 4 && edges.length === 3);
    equal(content.nodes.map(({ kind }) => kind).toSorted(), ["decision", "end", "start", "task.manual"], "kinds");
  });
}

export async function ports() {
  await draft("row-ports", line());
  const page = await admin();
  await openFlow(page, "row-ports");
  const port = (name, id = "done") => card(page, name).locator(`.react-flow__handle[data-handleid="${id}"]`);
  await step("draws an edge to the start, and reads why it may not be", async () => {
    await card(page, "Write the address").hover();
    await pull(page, await middle(port("Write the address")), await middle(card(page, "Start")));
    await page.getByText("Nothing can lead to begin").first().waitFor();
  });
  await step("draws a circle, and reads why it may not be", async () => {
    await pull(page, await middle(port("Write the address")), await middle(port("Survey the site", "in")));
    await page.getByText("the flow would run in a circle").first().waitFor();
    equal(await page.locator(".react-flow__edge").count(), 3, "edges");
  });
  await step("draws an edge that may be", async () => {
    await pull(page, await middle(port("Start")), await middle(port("Write the address", "in")));
    await until("there are four edges", async () => (await page.locator(".react-flow__edge").count()) === 4);
    await saved("row-ports", "the edge", ({ edges }) => edges.some(({ from, to }) => from[0] === "begin" && to[0] === "note"));
  });
  await step("leads an edge elsewhere by its end", async () => {
    const from = await middle(port("End", "in"));
    await page.locator(`.react-flow__edge[data-id="e3"]`).click({ position: { x: 4, y: 8 } });
    await pull(page, { x: from.x, y: from.y - 8 }, { x: from.x + 260, y: from.y });
    equal(await page.locator(".react-flow__edge").count(), 4, "an edge that ends nowhere stays as it was");
  });
}

export async function undo() {
  await draft("row-undo", line());
  const page = await admin();
  await openFlow(page, "row-undo");
  await step("adds three steps, moves one by keys, removes one", async () => {
    await choose(page, "Write the address");
    for (const words of ["set", "set", "set"]) await next(page, words);
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Delete");
    equal(await steps(page).count(), 6, "steps");
    await saved("row-undo", "all of it", ({ nodes }) => nodes.length === 6);
  });
  await step("takes it all back after a reload, one by one", async () => {
    await page.reload();
    await steps(page).first().waitFor();
    await page.locator("[data-canvas]").focus();
    const undoButton = page.getByRole("button", { name: "Undo", exact: true });
    const names = [];
    for (let count = 0; count < 12 && (await undoButton.getAttribute("aria-disabled")) === "false"; count += 1) {
      await page.keyboard.press("Control+z");
      names.push(await page.getByRole("application", { name: "Canvas" }).getByRole("status").last().innerText());
    }
    equal(await steps(page).count(), 4, "steps after undo");
    equal(names, ["Undone: Remove", "Undone: Move", "Undone: Add Set values", "Undone: Add Set values", "Undone: Add Set values"], "what was undone");
    await saved("row-undo", "the old flow", ({ nodes, edges }) => nodes.length === 4 && edges.length === 3);
  });
  await step("does it all again", async () => {
    for (let count = 0; count < 5; count += 1) await page.keyboard.press("Control+Shift+z");
    equal(await steps(page).count(), 6, "steps after redo");
  });
}

export async function copies() {
  const branch = line();
  branch.nodes[1].policy = { on_error: "port" };
  branch.nodes.push(node("tell", "notify", "Tell the planner", { config: { channel: "in_app", to: { const: "field-ops" }, title: "Survey failed", text: "Look at it." } }));
  branch.edges.push(edge("e4", "survey", "tell", "error"), edge("e5", "tell", "finish"));
  await draft("row-copy-from", branch);
  await draft("row-copy-to", line());
  const page = await admin();
  await step("copies a step with its error branch as text", async () => {
    await openFlow(page, "row-copy-from");
    await choose(page, "Survey the site");
    await card(page, "Write the address").click({ modifiers: ["Shift"] });
    await card(page, "Tell the planner").click({ modifiers: ["Shift"] });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("Control+c");
    const text = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    equal([text.schema, text.nodes.length, text.edges.length], ["orderloom.flow-part/1", 3, 2], "what the clipboard holds");
  });
  await step("pastes it into another flow in another tab", async () => {
    const tab = await page.context().newPage();
    await openFlow(tab, "row-copy-to");
    await tab.locator("[data-canvas]").focus();
    await tab.keyboard.press("Control+v");
    const content = await saved("row-copy-to", "the paste", ({ nodes }) => nodes.length === 7);
    const [survey, note, tell] = ["survey_2", "note_2", "tell"].map((key) => content.nodes.find((one) => one.key === key));
    equal(note.map[0].from, "nodes.survey_2.out.wan_address", "the copy reads the copy");
    equal(content.edges.filter(({ from }) => from[0] === survey.id).map(({ from, to }) => [from[1], to[0]]).toSorted(), [["done", note.id], ["error", tell.id]], "branches");
    await tab.close();
  });
  await step("duplicates what is chosen", async () => {
    await choose(page, "Tell the planner");
    await page.keyboard.press("Control+d");
    await saved("row-copy-from", "the duplicate", ({ nodes }) => nodes.some(({ key }) => key === "tell_2"));
  });
}

export async function tidy() {
  const many = Array.from({ length: 14 }, (_, index) => node(`s${index}`, "set", `Step ${index}`));
  const chain = many.slice(1).map((one, index) => edge(`e${index}`, many[index].id, one.id));
  await draft("row-tidy", { nodes: many, edges: chain });
  const page = await admin();
  await openFlow(page, "row-tidy");
  await step("sees the whole flow in the overview", () => page.getByRole("img", { name: "Overview" }).waitFor());
  await step("pulls a step away and aligns two", async () => {
    await page.keyboard.press("Escape");
    await choose(page, "Step 3");
    for (let count = 0; count < 6; count += 1) await page.keyboard.press("Alt+Shift+ArrowRight");
    await card(page, "Step 5").click({ modifiers: ["Shift"], position: { x: 30, y: 14 } });
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "Align right" }).click();
    await saved("row-tidy", "the line", (_content, places) => places?.s3 && places.s3.x === places.s5.x);
  });
  await step("tidies up by one key, and takes that back", async () => {
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("t");
    await page.getByText("Tidied up").waitFor({ state: "attached" });
    await saved("row-tidy", "the order", (_content, places) => many.every(({ id }) => places[id].x === places.s0.x));
    await page.keyboard.press("Control+z");
    await saved("row-tidy", "the old places", (_content, places) => places.s3.x !== places.s0.x);
  });
  await step("zooms by keys and sees everything again", async () => {
    const scale = () => page.locator(".react-flow__viewport").evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a);
    const before = await scale();
    await page.keyboard.press("-");
    await until("it is farther away", async () => (await scale()) < before);
    await page.keyboard.press("f");
  });
}

export async function groups() {
  await draft("row-groups", line());
  const page = await admin();
  await openFlow(page, "row-groups");
  await step("groups two steps, and writes a note beside them", async () => {
    await choose(page, "Survey the site");
    await card(page, "Write the address").click({ modifiers: ["Shift"], position: { x: 60, y: 14 } });
    await page.keyboard.press("Control+g");
    await page.locator(".react-flow__node-frame").waitFor();
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("n");
    await page.locator(".react-flow__node-note").waitFor();
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("Ask field operations.");
    await page.locator(".react-flow__node-note").dblclick();
    await page.getByRole("textbox", { name: "Text of the note" }).fill("Ask field operations before the survey is changed.");
    await page.keyboard.press("Escape");
  });
  await step("finds both in the draft, inside of the version", async () => {
    const content = await saved("row-groups", "group and note", ({ groups = [], notes = [] }) => groups.length === 1 && notes[0]?.text.startsWith("Ask field"));
    equal(content.groups[0].nodes.toSorted(), ["note", "survey"], "members");
    await readable(page, "a flow with a group and a note");
  });
  await step("moves the group as one", async () => {
    await page.getByRole("button", { name: "Show everything" }).click();
    await until("the whole group is in sight", async () => (await page.locator(".react-flow__node-frame").boundingBox()).x > 430);
    const title = page.locator(".react-flow__node-frame span").first();
    const box = await title.boundingBox();
    const from = { x: box.x + 12, y: box.y + box.height / 2 };
    const before = await middle(card(page, "Survey the site"));
    await pull(page, from, { x: from.x - 90, y: from.y + 40 });
    const after = await middle(card(page, "Survey the site"));
    equal([Math.round((after.x - before.x) / 30), Math.round((after.y - before.y) / 20)], [-3, 2], "how far the members went");
  });
}

export async function keyboard() {
  await draft("row-keyboard");
  const page = await admin({ theme: "dark" });
  await openFlow(page, "row-keyboard");
  await step("builds a flow without a mouse", async () => {
    await page.locator("[data-canvas]").focus();
    await next(page, "start");
    await next(page, "manual task");
    await next(page, "set values");
    await next(page, "end");
    equal(await steps(page).count(), 4, "steps");
  });
  await step("walks along the edges and hears where they lead", async () => {
    const said = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    for (const name of ["End, End", "Set values, Set values", "Manual task, Manual task"]) {
      await until(`a screen reader says ${name}`, async () => (await said()).startsWith(name));
      await page.keyboard.press("ArrowUp");
    }
    await page.keyboard.press("ArrowDown");
  });
  await step("connects to another step by words, and reads why others can't be", async () => {
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: /Connect/ });
    await dialog.getByText("Nothing can lead to start").waitFor();
    await readable(page, "connect to");
    await dialog.getByRole("combobox", { name: "Step" }).fill("End");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await saved("row-keyboard", "the edge", ({ edges }) => edges.length === 4);
  });
  await step("chooses that edge, and puts a step into it", async () => {
    await page.keyboard.press("e");
    await page.keyboard.press("i");
    await page.getByRole("combobox", { name: "Find a kind of step" }).fill("wait");
    await page.keyboard.press("Enter");
    await card(page, "Wait").waitFor();
  });
  await step("moves and removes it", async () => {
    await page.keyboard.press("Alt+ArrowLeft");
    const gone = await focused(page);
    await page.keyboard.press("Delete");
    await until("it is gone", async () => (await page.locator(`[data-id="${gone}"]`).count()) === 0);
    equal((await focused(page)) !== null, true, "the focus stays on a step");
  });
  await step("reads all keys", async () => {
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("What comes next?").waitFor();
    await readable(page, "the keys of the studio");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await readable(page, "the designer in the dark");
  });
}

export async function search() {
  await draft("row-search", line());
  const page = await admin();
  await openFlow(page, "row-search");
  await step("finds a step by the expression in it", async () => {
    await page.keyboard.press("Control+f");
    await page.getByRole("combobox", { name: "Search in this flow" }).fill("survey.out");
    await page.getByRole("option", { name: /Write the address down/ }).waitFor();
    await page.keyboard.press("Enter");
    await until("it is chosen", async () => (await focused(page)) === "note");
  });
  await step("reads the flow as an outline, and goes to an edge", async () => {
    await page.getByRole("button", { name: "Outline" }).click();
    const outline = page.getByRole("region", { name: "Outline" });
    await outline.getByRole("button", { name: /Survey the site/ }).first().waitFor();
    await outline.getByRole("button", { name: /^\s*End\s*$/ }).first().click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.getByRole("button", { name: "Outline" }).click();
    await settle(page);
    await readable(page, "the outline");
    await outline.getByRole("textbox", { name: "Search in this flow" }).fill("nowhere");
    await outline.getByText("Nothing here has these words.").waitFor();
  });
}

export async function languages() {
  await draft("row-languages", line());
  for (const [theme, width, height] of [["light", 1280, 720], ["dark", 1440, 900], ["dark", 390, 844]]) {
    const page = await admin({ theme, width, height, locale: "pt-BR" });
    await step(`reads the designer in Portuguese, ${theme}, ${width} px wide`, async () => {
      await openFlow(page, "row-languages");
      await settle(page);
      if (width > 700) await page.getByRole("button", { name: "Testar", exact: true }).waitFor();
      await readable(page, `the designer at ${width}`);
      equal(await page.locator("html").getAttribute("lang"), "pt-BR", "language");
    });
    await page.close();
  }
}

const field = (page, name) => page.locator(`[data-field="${name}"]`);

async function settings(page) {
  const button = page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name: "Settings" });
  if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
}

export async function subflows() {
  const called = {
    input: { type: "order_line" },
    nodes: [node("begin", "start", "Start"), node("finish", "end", "End")],
    edges: [edge("e1", "begin", "finish")],
  };
  await draft("row-called", called, "subflow");
  const { revision } = (await stored("row-called")).draft;
  await perform("process-admin", "publishDefinition", { key: "row-called", revision, note: "To be called." });
  await draft("row-subflows", line());
  const page = await admin();
  await openFlow(page, "row-subflows");
  await step("puts another flow into this one, found by its key", async () => {
    await choose(page, "Write the address");
    await page.keyboard.press("i");
    await page.getByRole("combobox", { name: "Find a kind of step" }).fill("subflow");
    await page.keyboard.press("Enter");
    await settings(page);
    await field(page, "config.flow").locator("input").fill("row-called");
    await saved("row-subflows", "the subflow", ({ nodes }) => nodes.some((one) => one.config?.flow === "row-called" && !one.config.version));
    await page.getByRole("link", { name: /^Open .*called/ }).waitFor();
    await readable(page, "a subflow");
  });
  await step("pins a version of it", async () => {
    await field(page, "config.version").locator("input").first().fill("1");
    await page.keyboard.press("Tab");
    await saved("row-subflows", "the pin", ({ nodes }) => nodes.some((one) => one.config?.flow === "row-called" && one.config.version === 1));
  });
  await step("finds at the other flow who uses it", async () => {
    const query = "query($key: String!) { definitionUsage(key: $key) { links { id label } } }";
    const { definitionUsage } = await data("process-admin", query, { key: "row-called" });
    equal(definitionUsage.flatMap(({ links }) => links).some((link) => Object.values(link).includes("row-subflows")), true, "where it is used");
  });
}

export async function errors() {
  await draft("row-errors", {
    nodes: [
      node("begin", "start", "Start"),
      node("reserve", "task.automated", "Pick a device", { config: { operation: "warehouse.pick" } }),
      node("finish", "end", "End"),
    ],
    edges: [edge("e1", "begin", "reserve"), edge("e2", "reserve", "finish")],
  });
  const page = await admin();
  await openFlow(page, "row-errors");
  await step("sets a time limit, tries again, and leads errors by a way of their own", async () => {
    await choose(page, "Pick a device");
    await settings(page);
    await field(page, "policy.timeout").locator("input").fill("10 minutes");
    await field(page, "policy.retry").getByRole("switch", { name: "Try again" }).check({ force: true });
    await page.getByRole("combobox", { name: "In the end" }).selectOption("port");
    const policy = await saved("row-errors", "the policy", ({ nodes }) => nodes[1].policy?.on_error === "port" && nodes[1].policy.retry && nodes[1].policy.timeout);
    equal([policy.nodes[1].policy.timeout, policy.nodes[1].policy.retry.max], ["PT10M", 3], "limit and repeats");
    await readable(page, "a step with its errors");
  });
  await step("is told that nothing follows the error, and mends that from there", async () => {
    await page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name: /^Problems/ }).click();
    const problems = page.getByRole("region", { name: "Problems" });
    await problems.getByText("Nothing follows reserve at its port error").waitFor();
    await problems.getByRole("button", { name: "Lead it to an end" }).click();
    await problems.getByText("Nothing to mend").waitFor();
    await saved("row-errors", "the branch", ({ edges }) => edges.some(({ from }) => from[0] === "reserve" && from[1] === "error"));
  });
  await step("fails the call in a test, and sees it go by that way", async () => {
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator("label", { hasText: /^Error$/ }).click();
    await page.getByRole("button", { name: "Fail here" }).click();
    await page.getByRole("status").filter({ hasText: "The run is finished" }).first().waitFor();
  });
}
