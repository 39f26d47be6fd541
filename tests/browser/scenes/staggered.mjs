/** SD-WAN bronze for four sites, by the screens alone: captured, surveyed, approved, grown branch by branch, explained; and a change of the catalog, tried on it and published past it. */
import { data, equal, open, perform, person, readable, settle, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const account = `Quays ${tag}`;
const graph = { section: "decompositions", key: "sdwan-bronze" };
/** High enough for the whole picture. */
const tall = { height: 2600 };
const stage = (page) => page.getByRole("region", { name: "Orchestration of the order" });
const node = (page, name) => stage(page).getByRole("button", { name });
const routing = (page, state) => node(page, new RegExp(`SD-WAN routing.*${state}`));
const panel = (page) => page.getByRole("complementary", { name: "SD-WAN routing" });
const line = (page, number) => page.getByRole("region", { name: `${number} · SD-WAN site`, exact: true });

export async function scene() {
  const agent = await person("order-agent");
  const number = await captures(agent);
  const field = await person("fulfillment-agent", tall);
  await surveys(field, number);
  await approves(number);
  const watcher = await person("order-manager", { ...tall, theme: "dark" });
  await grows(field, watcher, number);
  await asksWhy(field, number);
  await changesTheCatalog(field, number);
  await fits(number);
}

async function captures(page) {
  await step("an order agent opens an account for a chain with four quays", async () => {
    await open(page, "/capture");
    await page.getByRole("button", { name: "New account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(account);
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^SD-WAN bronze/ }).click();
    await page.getByText(/Saved as draft ORD/).waitFor();
    for (const quay of ["North", "East", "South", "West"]) await adds(page, quay);
  });
  await step("brings SD-WAN bronze to all four of them", async () => {
    const product = page.getByRole("region", { name: "SD-WAN bronze" });
    await product.getByRole("button", { name: "Many sites in a table" }).first().click();
    await product.getByRole("button", { name: "Add all 3 sites that are left" }).click();
    const table = page.getByRole("table", { name: "Sites" });
    await until("each site has its questions", async () => (await table.getByRole("spinbutton", { name: /^Bandwidth/ }).count()) === 4);
    await readable(page, "four sites");
  });
  return step("submits the order", async () => {
    await settle(page);
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    await page.getByRole("region", { name: "1.4 · SD-WAN site" }).getByText("Enriching").waitFor();
    return new URL(page.url()).pathname.split("/").at(-1);
  });
}

async function adds(page, quay) {
  await page.getByRole("button", { name: "New site" }).first().click();
  const dialog = page.getByRole("dialog");
  const fields = { Name: `${quay} quay`, Street: `1 ${quay} Quay`, City: "Rotterdam", Country: "NL" };
  for (const [name, text] of Object.entries(fields)) await dialog.getByRole("textbox", { name }).fill(text);
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function surveys(page, number) {
  await step("a fulfillment agent finds the surveys of the four sites by their place, and does them", async () => {
    await open(page, `/work?q=${number}`);
    const table = page.getByRole("table");
    await until("each site has its survey", async () => (await table.getByText(/ quay, 1\.\d · SD-WAN site/).count()) === 4);
    await readable(page, "the work list");
    const tasks = await table.getByRole("link", { name: /^TSK/ }).allInnerTexts();
    for (const [index, task] of tasks.entries()) await survey(page, task, `203.0.113.${10 + index}`);
  });
}

async function survey(page, task, address) {
  await open(page, `/work/${task}`);
  await page.getByRole("textbox", { name: "WAN address" }).fill(address);
  await page.getByRole("combobox", { name: /Kind of site/ }).click();
  await page.getByRole("option", { name: "Shop" }).click();
  await page.getByRole("button", { name: "Complete" }).click();
  await page.getByText("Done", { exact: true }).first().waitFor();
}

async function approves(number) {
  await step("an order approver approves it", async () => {
    const page = await person("order-approver");
    await open(page, "/approvals");
    await page.getByRole("button", { name: `Approve ${number}` }).click();
    await page.getByRole("region", { name: number }).waitFor({ state: "detached" });
    await page.context().close();
  });
}

async function grows(page, watcher, number) {
  await step("the picture shows a branch that waits at each site, and what for", async () => {
    await open(page, `/orders/${number}?tab=graph`);
    await until("all four wait", async () => (await routing(page, "Waiting").count()) === 4);
    await node(page, /SD-WAN routing.*waits for.*[Rr]outing.protocol/).first().waitFor();
    await readable(page, "what waits");
  });
  await step("an order manager watches the same picture in another window", async () => {
    await open(watcher, `/orders/${number}?tab=graph`);
    await until("all four wait there", async () => (await routing(watcher, "Waiting").count()) === 4);
    await readable(watcher, "the picture in the dark");
  });
  await step("an answer given in the picture makes the branch, and the other window sees it come", async () => {
    await routing(page, "Waiting").first().click();
    await panel(page).getByRole("navigation", { name: "Lies in" }).getByText("West quay").waitFor();
    await panel(page).getByRole("combobox", { name: /^Routing protocol/ }).click();
    await page.getByRole("option", { name: "BGP" }).click();
    await readable(page, "an answer in the picture");
    await panel(page).getByRole("button", { name: "Answer" }).click();
    await panel(page).getByText("The value came, and the branch with it.").waitFor();
    await routing(watcher, "(Planned|In progress|Done).*SO|SO").first().waitFor();
    await until("three still wait there", async () => (await routing(watcher, "Waiting").count()) === 3);
  });
  await step("answers given on the lines make one branch more, and leave one out", async () => {
    await page.getByRole("tab", { name: "Lines" }).click();
    await answers(page, "1.2", "OSPF");
    await answers(page, "1.3", "Static routes");
    await readable(page, "the lines, with one that waits");
    await until("one still waits there", async () => (await routing(watcher, "Waiting").count()) === 1);
    await until("two branches came there", async () => (await routing(watcher, "SO").count()) === 2);
  });
}

async function answers(page, number, protocol) {
  const wait = line(page, number);
  await wait.getByRole("button", { name: "Answer: SD-WAN routing" }).click();
  await wait.getByRole("combobox", { name: /^Routing protocol/ }).click();
  await page.getByRole("option", { name: protocol }).click();
  await wait.getByRole("button", { name: "Answer", exact: true }).click();
  await wait.getByText(/waits for/).waitFor({ state: "detached" });
}

async function asksWhy(page, number) {
  const why = page.getByRole("dialog", { name: /^Why/ });
  await step("asks why the routing of the first site is there", async () => {
    await open(page, `/orders/${number}?tab=graph`);
    await routing(page, "SO").first().click();
    await panel(page).getByRole("button", { name: /^Why: / }).click();
    await why.getByText(/bgp.*ospf|ospf.*bgp/).first().waitFor();
    await why.getByText("BGP").first().waitFor();
    await why.getByText(/it waited before that/).first().waitFor();
    await readable(page, "why a domain order is there");
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "detached" });
  });
  await step("and, beside it, why its neighbour, the firewall, is not", async () => {
    await panel(page).getByRole("button", { name: "Why not: SD-WAN firewall" }).click();
    await why.getByText("No firewall").first().waitFor();
    await readable(page, "why a neighbour is not there");
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "detached" });
  });
  await step("and on the line, why the third site has no routing", async () => {
    await open(page, `/orders/${number}?tab=lines`);
    await line(page, "1.3").getByRole("button", { name: /^Why/ }).click();
    await why.getByRole("region", { name: "What it brought along" }).getByRole("button", { name: /^SO/ }).first().click();
    const missing = why.getByRole("region", { name: "Not made under it" });
    await missing.getByText("No firewall").waitFor();
    await missing.getByText("Static routes").waitFor();
    equal(await missing.getByText("Left out", { exact: true }).count(), 2, "what was left out");
    await readable(page, "why a branch was left out");
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "detached" });
  });
}

async function changesTheCatalog(field, number) {
  const before = (await entity()).content;
  const page = await person("process-admin");
  try {
    await drafts(page);
    await simulates(page, number);
    await publishes(page, number);
    await keepsItsRelease(field, number);
  } finally {
    await restored(before);
  }
}

async function drafts(page) {
  await step("a process admin drafts that static routes need the routing service, too", async () => {
    await open(page, "/catalog?of=decompositions");
    await page.getByRole("link", { name: "SD-WAN bronze", exact: true }).click();
    const details = page.getByRole("region", { name: "What is chosen" });
    await details.getByRole("button", { name: "SD-WAN site service" }).click();
    await details.getByRole("region", { name: "What it is made of" }).getByRole("button", { name: /SD-WAN routing/ }).click();
    await details.getByRole("combobox", { name: "Values for Routing protocol" }).focus();
    await page.keyboard.press("ArrowDown");
    await details.getByRole("option", { name: "static", exact: true }).click();
    await page.getByText("Draft saved").waitFor();
    await readable(page, "the rule of a relationship");
  });
}

async function simulates(page, number) {
  const dialog = page.getByRole("dialog");
  const tree = dialog.getByRole("tree", { name: "Trees compared" });
  await step("tries the draft on that very order, and reads what would be otherwise", async () => {
    await page.getByRole("button", { name: "Simulate" }).click();
    await dialog.getByRole("radiogroup", { name: "What is tried" }).getByText("An order", { exact: true }).click();
    await dialog.getByRole("combobox", { name: "Order" }).fill(number);
    await page.getByRole("option", { name: new RegExp(number) }).click();
    await compares(page, dialog);
    await dialog.getByText(/^1 added, 0 gone, 0 changed/).waitFor();
    await dialog.getByRole("switch", { name: "Only what differs" }).click({ force: true });
    await tree.getByText("line 1.3").waitFor();
    const added = tree.getByRole("treeitem", { name: /^SD-WAN routing.*Added/ });
    await added.click();
    await dialog.getByRole("region", { name: "Details" }).getByText("Static routes").first().waitFor();
    await readable(page, "an order by the draft and by what is in force");
  });
  await step("tries it on a sample", async () => {
    await dialog.getByRole("radiogroup", { name: "What is tried" }).getByText("A sample", { exact: true }).click();
    await dialog.getByRole("combobox", { name: "Specification" }).click();
    await page.getByRole("option", { name: "SD-WAN site service" }).click();
    await dialog.getByRole("combobox", { name: "Routing protocol" }).click();
    await page.getByRole("option", { name: "Static routes" }).click();
    await compares(page, dialog);
    await dialog.getByText(/^[1-9]\d* added, 0 gone/).waitFor();
    await readable(page, "a sample by the draft and by what is in force");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
}

async function compares(page, dialog) {
  await dialog.getByRole("combobox", { name: "Compared with" }).click();
  await page.getByRole("option", { name: "What is in force" }).click();
  await dialog.getByRole("button", { name: "Simulate" }).click();
}

async function publishes(page, number) {
  await step("sees which running orders keep the older release, and what they would become; publishes", async () => {
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Orders that keep an older release").waitFor();
    await dialog.getByRole("link", { name: number }).first().waitFor();
    await dialog.getByRole("combobox", { name: "Like order" }).click();
    await page.getByRole("option", { name: number }).click();
    await dialog.getByRole("button", { name: "Compare the trees" }).click();
    await dialog.getByText(/^1 added, 0 gone, 0 changed/).waitFor();
    await readable(page, "what a draft touches");
    await dialog.getByRole("textbox", { name: "What changes, and why" }).fill("Static routes are set up by the routing service, too.");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.waitFor({ state: "detached" });
    await until("the rule is in force", async () => JSON.stringify((await entity()).content.edges).includes("static"));
  });
  await step("reads the two versions of the graph in one picture", async () => {
    await page.getByRole("tab", { name: /^Versions/ }).click();
    await page.getByText(/static/).first().waitFor();
    await readable(page, "two versions");
  });
}

async function keepsItsRelease(page, number) {
  await step("the running order keeps its release: static routes still bring no routing to the fourth site", async () => {
    await open(page, `/orders/${number}`);
    await answers(page, "1.4", "Static routes");
    await line(page, "1.4").getByRole("button", { name: /^Why/ }).click();
    const why = page.getByRole("dialog", { name: /^Why/ });
    await why.getByRole("region", { name: "What it brought along" }).getByRole("button", { name: /^SO/ }).first().click();
    const missing = why.getByRole("region", { name: "Not made under it" });
    await missing.getByText('source.characteristics.routing_protocol in ("ospf", "bgp")', { exact: true }).waitFor();
    await missing.getByText("Static routes").waitFor();
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "detached" });
  });
}

/** The same picture on a phone, where it is a list. */
async function fits(number) {
  await step("the order manager looks at it on a phone", async () => {
    const page = await person("order-manager", { width: 390, height: 844 });
    await open(page, `/orders/${number}?tab=graph`);
    await page.getByText("SD-WAN routing").first().waitFor();
    await readable(page, "the orchestration on a phone");
    await page.getByRole("tab", { name: "Lines" }).click();
    await page.getByRole("region", { name: "1.4 · SD-WAN site" }).waitFor();
    await readable(page, "the lines on a phone");
  });
}

const entityQuery = "query($section: String!, $key: String!) { catalogEntity(section: $section, key: $key) { content draft { revision } } }";
const entity = async () => (await data("process-admin", entityQuery, graph)).catalogEntity;

const refQuery = (mutation, type) => `mutation($input: ${type}!) { answer: ${mutation}(input: $input) { problems { code message path } } }`;

/** The catalog as the scene found it, for those that come after. */
async function restored(content) {
  const { content: now, draft } = await entity();
  const revision = draft?.revision ?? 0;
  if (JSON.stringify(now) === JSON.stringify(content)) {
    if (draft) await data("process-admin", refQuery("discardCatalogDraft", "CatalogDraftRefInput"), { input: { ...graph, revision } });
    return;
  }
  const saved = await perform("process-admin", "saveCatalogDraft", { ...graph, content, revision }, "draft { revision }");
  const drafts = [{ ...graph, revision: saved.draft.revision }];
  const { answer } = await data("process-admin", refQuery("publishCatalog", "PublishCatalogInput"), { input: { drafts, note: "As it was" } });
  equal(answer.problems, [], "what kept the graph from being as it was");
}
