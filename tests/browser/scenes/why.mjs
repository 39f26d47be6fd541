/** Somebody asks why: of a line, of what is not there, of a value; and an admin sees what a draft would make otherwise. */
import { finishTask, order, surveyed } from "../orders.mjs";
import { data, equal, open, perform, person, readable, settle, step, until } from "../stage.mjs";

const graph = { section: "decompositions", key: "sdwan-bronze" };
const lineQuery = "query($id: ID!) { order(id: $id) { lines { id number } deferrals { id lineId state } } }";
const entityQuery = "query($section: String!, $key: String!) { catalogEntity(section: $section, key: $key) { content draft { revision } } }";

export async function scene() {
  const made = await surveyed(2);
  const page = await person("fulfillment-agent");
  const panel = page.getByRole("dialog", { name: /^Why: 2/ });
  const ask = page.getByRole("button", { name: /^Why: 2/ });
  await step("asks of a line why it became what it is, by keyboard", async () => {
    await open(page, `/orders/${made.number}?tab=lines`);
    await ask.focus();
    await page.keyboard.press("Enter");
    await panel.getByText(/Decomposed with release/).waitFor();
    await readable(page, "why a line is there");
  });
  await step("goes from there to what is below it, and sees what waits and for what", async () => {
    await panel.getByRole("region", { name: "What it brought along" }).getByRole("button", { name: /^SO/ }).first().click();
    await panel.getByText(/realizes/).first().waitFor();
    const waiting = panel.getByRole("region", { name: "Not made under it" });
    await waiting.getByText(/routing_protocol/).first().waitFor();
    await waiting.getByText("Waits", { exact: true }).first().waitFor();
    await readable(page, "why a domain order is there");
  });
  await step("sees where a value comes from", async () => {
    const values = panel.getByRole("region", { name: "Where its values come from" });
    await values.getByText(/by a mapping/).first().waitFor();
  });
  await step("closes with Escape, and is where the question was asked", async () => {
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await until("the button has the focus again", () => ask.evaluate((button) => button === document.activeElement));
  });
  await step("once the value is known, the branch is there, and says that it waited", async () => {
    await finishTask(made.id, { routing_protocol: "bgp" });
    const fired = await until("one deferral less", async () => (await order(made.id)).deferrals.find(({ state }) => state === "FIRED"));
    const line = await data("process-admin", lineQuery, { id: made.id });
    const { lineId } = line.order.deferrals.find(({ id }) => id === fired.id);
    const { number } = line.order.lines.find(({ id }) => id === lineId);
    await open(page, `/orders/${made.number}?tab=lines`);
    await page.getByRole("button", { name: new RegExp(`^Why: ${number}`) }).click();
    const beside = page.getByRole("dialog", { name: new RegExp(`^Why: ${number}`) });
    await beside.getByRole("region", { name: "What it brought along" }).getByRole("button", { name: /^SO/ }).first().click();
    await beside.getByText(/it waited before that/).first().waitFor();
    await beside.getByText("BGP", { exact: false }).first().waitFor();
  });
  await draft();
}

/** A draft that takes the routing away, looked at before it is published; then it is thrown away. */
async function draft() {
  const { catalogEntity: entity } = await data("process-admin", entityQuery, graph);
  const edges = entity.content.edges.filter(({ target }) => target !== "sdwan-wan-optimisation" && target !== "sdwan-routing");
  equal(edges.length < entity.content.edges.length, true, "the graph has a routing to take away");
  const kept = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const content = {
    ...entity.content,
    edges,
    nodes: entity.content.nodes.filter(({ specification }) => kept.has(specification)),
    mappings: entity.content.mappings.filter(({ source, target }) => kept.has(source) && kept.has(target)),
  };
  const saved = await perform("process-admin", "saveCatalogDraft", { ...graph, content, revision: entity.draft?.revision ?? 0 }, "draft { revision } findings { message path }");
  equal(saved.findings, [], "what is wrong with the draft");
  try {
    const page = await person("process-admin", { theme: "dark" });
    await step("an admin sees which orders keep the older release", async () => {
      await open(page, "/catalog");
      await page.getByRole("button", { name: /^Publish/ }).first().click();
      for (const box of await page.getByRole("dialog").getByRole("checkbox").all()) {
        await box.setChecked((await box.evaluate(({ labels }) => labels[0].textContent)).startsWith(graph.key));
      }
      await page.getByRole("dialog").getByText("Orders that keep an older release").waitFor();
    });
    await step("and what such an order would be made of from now on", async () => {
      await page.getByRole("button", { name: "Compare the trees" }).click();
      const tree = page.getByRole("tree", { name: "Trees compared" });
      await tree.waitFor();
      await page.getByRole("switch", { name: "Only what differs" }).click({ force: true });
      await tree.getByRole("treeitem").first().focus();
      await page.keyboard.press("End");
      await page.getByRole("region", { name: "Details" }).waitFor();
      await readable(page, "two trees compared");
    });
  } finally {
    await data(
      "process-admin",
      "mutation($input: CatalogDraftRefInput!) { discardCatalogDraft(input: $input) { problems { code } } }",
      { input: { ...graph, revision: saved.draft.revision } },
    );
  }
}
