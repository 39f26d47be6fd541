/** Drafts and versions in the studio: saved, merged, compared, published, rolled back; alone and with others. */
import { choose, draft, edge, line, node, openFlow, stored, step as card } from "../flows.mjs";
import { data, equal, perform, person, readable, settle, step, until } from "../stage.mjs";

const admin = (options) => person("process-admin", options);
const second = (options) => person("process-admin-2", options);

const dialog = (page) => page.getByRole("dialog");
const panel = async (page, name) => {
  const button = page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name });
  if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
};

/** start → survey → note → finish, with a case that holds, in force. */
async function published(key, parts = line()) {
  const tests = [{ id: "all", name: "All steps are done", expected: { status: "succeeded", visited: ["survey", "note", "finish"] } }];
  await draft(key, { ...parts, tests });
  await publishByApi(key, "The first version.");
}

async function publishByApi(key, note) {
  const { revision } = (await stored(key)).draft;
  await perform("process-admin", "publishDefinition", { key, revision, note });
}

/** What someone does elsewhere, without a browser. */
async function patched(login, key, baseRevision, patch) {
  const query = "mutation($input: PatchDraftInput!) { patchDraft(input: $input) { problems { code message } } }";
  const { problems } = (await data(login, query, { input: { key, baseRevision, patch } })).patchDraft;
  equal(problems, [], `problems of ${login}'s edit`);
}

const renamed = (place, name) => ({ op: "replace", path: `/nodes/${place}/name/en`, value: name });

async function rename(page, from, to) {
  await choose(page, from);
  await panel(page, "Settings");
  await page.getByRole("textbox", { name: "Name in English" }).fill(to);
  await card(page, to).waitFor();
}

const isSaved = (page) => page.getByText(/^Draft saved/).waitFor();

const names = async (key) => (await stored(key)).draft.content.nodes.map(({ name }) => name.en);

export async function autosave() {
  const key = "row-autosave";
  await published(key);
  let page = await admin();
  await step("types a name, and sees it saved by itself", async () => {
    await openFlow(page, key);
    await page.getByText("No changes").waitFor();
    await rename(page, "Survey the site", "Look at the site");
    await isSaved(page);
    equal(await names(key), ["Start", "Look at the site", "Write the address down", "End"], "the stored draft");
    equal((await stored(key)).published.version, 1, "the version in force meanwhile");
  });
  await step("goes on while the connection is gone", async () => {
    await page.context().setOffline(true);
    await choose(page, "Write the address");
    await page.keyboard.press("Delete");
    await page.getByText("Offline, kept in this browser").waitFor();
    await page.getByText("The server does not answer.").waitFor();
    equal((await names(key)).length, 4, "steps that the server has");
  });
  await step("closes the tab before the connection is back, and has lost nothing", async () => {
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await openFlow(page, key);
    await isSaved(page);
    equal(await names(key), ["Start", "Look at the site", "End"], "the draft that is saved now");
    equal(await card(page, "Write the address").count(), 0, "removed steps on the canvas");
  });
  await step("brings an earlier save back, and undoes that", async () => {
    await panel(page, "Versions");
    await page.getByRole("button", { name: "Bring back save 1" }).click();
    await card(page, "Write the address").waitFor();
    await readable(page, "the saves of a draft");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await card(page, "Write the address").waitFor({ state: "detached" });
    await isSaved(page);
  });
  await step("throws the draft away, and takes that back", async () => {
    await page.getByRole("button", { name: "Discard…" }).click();
    await dialog(page).getByText("goes back to version 1").waitFor();
    await readable(page, "the question before a draft is discarded");
    await dialog(page).getByRole("button", { name: "Discard the draft" }).click();
    await card(page, "Survey the site").waitFor();
    await until("the draft is gone", async () => (await stored(key)).draft === null);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await card(page, "Look at the site").waitFor();
    await until("the draft is there again", async () => (await stored(key)).draft !== null);
    equal(await names(key), ["Start", "Look at the site", "End"], "the draft after all");
  });
}

/** Switches the second person for one flow on or off. */
async function secondPerson(key) {
  const policy = "publish-approval";
  const query = "query($key: String!) { definition(key: $key) { published { content } } }";
  const { content } = (await data("process-admin", query, { key: policy })).definition.published;
  const others = content.rows.filter(({ id }) => id !== "row-review");
  const rows = key ? [...others, { id: "row-review", when: [null, `"${key}"`], then: ["true"] }] : others;
  await perform("process-admin", "saveDraft", { key: policy, content: { ...content, rows }, baseRevision: 0 });
  await publishByApi(policy, "For a flow that two people publish.");
}

export async function publish() {
  const key = "row-publish";
  await published(key);
  const first = (await stored(key)).published.content;
  const page = await admin();
  const openDialog = () => page.getByRole("button", { name: "Publish…" }).click();
  await step("is barred by an error, and led to it", async () => {
    await openFlow(page, key);
    await choose(page, "End");
    await page.keyboard.press("Delete");
    await isSaved(page);
    await openDialog();
    await dialog(page).getByRole("region", { name: "What keeps it from being published" }).waitFor();
    await readable(page, "publishing what is wrong");
    await dialog(page).getByRole("button", { name: "Go there" }).first().click();
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).first().click();
    await card(page, "End").waitFor();
  });
  await step("is barred by a case that fails", async () => {
    await choose(page, "Write the address");
    await page.keyboard.press("Delete");
    await isSaved(page);
    await openDialog();
    await dialog(page).getByText("1 test case fails").waitFor();
    await dialog(page).getByText("All steps are done").waitFor();
    equal(await dialog(page).getByRole("button", { name: "Publish" }).isDisabled(), true, "publishing what fails");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Undo" }).first().click();
    await card(page, "Write the address").waitFor();
  });
  await step("publishes by keys, with a note, after reading what changes", async () => {
    await rename(page, "Survey the site", "Look at the site");
    await isSaved(page);
    await choose(page, "Start");
    await page.keyboard.press("Control+Shift+Enter");
    await dialog(page).getByText("What changes since version 1").click();
    await dialog(page).getByRole("list", { name: "Changes" }).getByText("Look at the site").first().waitFor();
    await dialog(page).getByText("The test case passes").waitFor();
    const button = dialog(page).getByRole("button", { name: "Publish" });
    equal(await button.isDisabled(), true, "publishing without a note");
    await dialog(page).getByRole("textbox", { name: "What changes, and why" }).fill("Plainer words.");
    await readable(page, "the publish dialog");
    await button.click();
    await dialog(page).waitFor({ state: "detached" });
    await page.getByText(/is published and in force/).waitFor();
    equal((await stored(key)).published.version, 2, "the version in force");
  });
  await step("finds the version with its note, and looks at the one before, that never changes", async () => {
    await panel(page, "Versions");
    const versions = page.getByRole("list", { name: "Versions" });
    await versions.getByText("Plainer words.").waitFor();
    await page.getByRole("button", { name: "What to do with version 1" }).click();
    await page.getByRole("menuitem", { name: "Look at it" }).click();
    await page.getByText("You look at version 1. Versions never change.").waitFor();
    await card(page, "Survey the site").waitFor();
    await choose(page, "Survey the site");
    await page.keyboard.press("Delete");
    await card(page, "Survey the site").waitFor();
    await readable(page, "an old version");
    const query = "query($key: String!) { definition(key: $key) { version(number: 1) { content } } }";
    equal((await data("process-admin", query, { key })).definition.version.content, first, "version 1");
    await page.getByRole("button", { name: "Back to the draft" }).click();
    await card(page, "Look at the site").waitFor();
  });
}

/** Where the policy wants one, a second person agrees or sends it back. */
export async function review() {
  const key = "row-review";
  await published(key);
  const page = await admin();
  const openDialog = () => page.getByRole("button", { name: "Ask to publish…" }).click();
  await step("asks a second person where the policy wants one", async () => {
    await secondPerson(key);
    await openFlow(page, key);
    await rename(page, "Survey the site", "Visit the site");
    await isSaved(page);
    await openDialog();
    await dialog(page).getByRole("textbox", { name: "What changes, and why" }).fill("Visits are what they are.");
    await dialog(page).getByRole("button", { name: "Ask to publish" }).click();
    await page.getByText("You asked for this draft to be published.").waitFor();
    await readable(page, "a draft that waits for a second person");
  });
  const other = await second();
  await step("is sent back with a reason", async () => {
    await openFlow(other, key);
    await other.getByRole("button", { name: "Look at the request" }).click();
    await dialog(other).getByText("Visits are what they are.").waitFor();
    await readable(other, "the request");
    await dialog(other).getByRole("textbox", { name: "Why not, if you send it back" }).fill("Say who visits.");
    await dialog(other).getByRole("button", { name: "Send it back" }).click();
    await page.getByText("This draft was sent back: Say who visits.").waitFor();
  });
  await step("mends it, asks again, and the second person agrees", async () => {
    await rename(page, "Visit the site", "Visit the site as field team");
    await isSaved(page);
    await openDialog();
    await dialog(page).getByRole("textbox", { name: "What changes, and why" }).fill("The field team visits.");
    await dialog(page).getByRole("button", { name: "Ask to publish" }).click();
    await other.getByRole("button", { name: "Look at the request" }).click();
    await dialog(other).getByText("The field team visits.").waitFor();
    await dialog(other).getByRole("button", { name: "Agree and publish" }).click();
    await until("version 2 is in force", async () => (await stored(key)).published.version === 2);
    await panel(page, "Versions");
    await page.getByText("agreed by Demo second process admin").waitFor();
    await secondPerson(null);
  });
}

export async function diff() {
  const key = "row-diff";
  await published(key);
  const first = (await stored(key)).published.content;
  const { nodes, edges } = line();
  await patched("process-admin", key, 0, [
    { op: "replace", path: "/nodes", value: [nodes[0], { ...nodes[1], name: { en: "Look at the site" }, when: "line.quantity >= 2" }, node("tell", "notify", "Tell the customer", { config: { to: { const: "order-desk" }, title: { en: "Surveyed" }, text: { en: "The site is surveyed." } } }), nodes[3]] },
    { op: "replace", path: "/edges", value: [edges[0], edge("e4", "survey", "tell"), edge("e5", "tell", "finish")] },
    { op: "replace", path: "/tests", value: [] },
  ]);
  await publishByApi(key, "People are told.");
  const page = await admin();
  const list = page.getByRole("list", { name: "Changes" });
  await step("compares two versions on the canvas, and as a list of fields", async () => {
    await openFlow(page, key);
    await panel(page, "Versions");
    await page.getByRole("button", { name: "Compare any two" }).click();
    await dialog(page).getByRole("combobox", { name: "From" }).click();
    await page.getByRole("option", { name: "Version 1", exact: true }).click();
    await list.getByRole("button", { name: /Removed Step Write the address down/ }).waitFor();
    await list.getByRole("button", { name: /Added Step Tell the customer/ }).waitFor();
    const changed = list.getByRole("listitem").filter({ hasText: "Only when" });
    await changed.locator("ins", { hasText: "line.quantity >= 2" }).waitFor();
    await settle(page);
    await dialog(page).locator(".react-flow__node", { hasText: "Write the address down" }).waitFor();
    await dialog(page).locator(".react-flow__node", { hasText: "Tell the customer" }).getByText("Added").waitFor();
    await readable(page, "a comparison");
  });
  await step("steps through the changes by keys", async () => {
    const { length } = await list.getByRole("listitem").all();
    await dialog(page).getByRole("button", { name: "Next change" }).focus();
    await page.keyboard.press("n");
    await dialog(page).getByText(`1 of ${length}`).waitFor();
    await page.keyboard.press("p");
    await dialog(page).getByText(`${length} of ${length}`).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  });
  await step("rolls back: the old content is published anew", async () => {
    await page.getByRole("button", { name: "What to do with version 1" }).click();
    await page.getByRole("menuitem", { name: "Roll back to it…" }).click();
    await dialog(page).getByRole("textbox", { name: "Why" }).fill("Nobody wants to be told.");
    await readable(page, "the question before a roll back");
    await dialog(page).getByRole("button", { name: "Roll back" }).click();
    await card(page, "Survey the site").waitFor();
    const { version, content } = (await stored(key)).published;
    equal([version, content], [3, first], "what is in force");
    await page.getByRole("list", { name: "Versions" }).getByText("Nobody wants to be told.").waitFor();
  });
  await step("retires a version that nobody holds, and brings it back", async () => {
    const menu = page.getByRole("button", { name: "What to do with version 2" });
    await menu.click();
    await page.getByRole("menuitem", { name: "Retire it…" }).click();
    await dialog(page).getByText("Nothing uses it yet.").waitFor();
    await dialog(page).getByRole("button", { name: "Retire" }).click();
    await page.getByRole("list", { name: "Versions" }).getByText("Retired").waitFor();
    await menu.click();
    await page.getByRole("menuitem", { name: "Bring it back" }).click();
    await page.getByRole("list", { name: "Versions" }).getByText("Retired").waitFor({ state: "detached" });
  });
}

export async function together() {
  const key = "row-together";
  await published(key);
  const [one, other] = [await admin(), await second()];
  await step("two people open one flow, and see each other", async () => {
    await openFlow(one, key);
    await openFlow(other, key);
    await one.getByRole("button", { name: /Who is here:.*Demo second process admin/ }).click();
    await one.getByText("2 people are here").waitFor();
    await readable(one, "who is here");
    await one.keyboard.press("Escape");
  });
  await step("one writes: the other sees it come, and can only look", async () => {
    await rename(one, "Survey the site", "Look at the site");
    await other.getByText("Demo process admin is writing here. You can look, or take over.").waitFor();
    await isSaved(one);
    await card(other, "Look at the site").waitFor();
    await readable(other, "a flow that someone else writes");
  });
  await step("the other takes over, and writes another step; nothing of either is lost", async () => {
    await other.getByRole("button", { name: "Take over" }).click();
    await dialog(other).getByText("Nothing is lost").waitFor();
    await dialog(other).getByRole("button", { name: "Take over" }).click();
    await one.getByText("Demo second process admin is writing here.").waitFor();
    await rename(other, "Write the address", "Keep the address");
    await isSaved(other);
    await card(one, "Keep the address").waitFor();
    equal(await names(key), ["Start", "Look at the site", "Keep the address", "End"], "the draft of both");
  });
  await step("edits made offline are merged with what others did meanwhile", async () => {
    await one.getByRole("button", { name: "Take over" }).click();
    await dialog(one).getByRole("button", { name: "Take over" }).click();
    await rename(one, "Look at the site", "Visit the site");
    await isSaved(one);
    await one.context().setOffline(true);
    await rename(one, "End", "Over");
    await rename(one, "Start", "Go");
    await one.getByText("Offline, kept in this browser").waitFor();
    await data("process-admin-2", "mutation($input: KeyInput!) { takeOverDraft(input: $input) { problems { code } } }", { input: { key } });
    const { revision } = (await stored(key)).draft;
    await patched("process-admin-2", key, revision, [renamed(2, "Note the address"), renamed(0, "Begin")]);
    equal((await names(key))[3], "End", "what the server has meanwhile");
  });
  await step("what both changed is shown with all three values, and one chooses", async () => {
    await release(key);
    await one.context().setOffline(false);
    await one.getByRole("button", { name: "Decide…" }).first().click();
    const group = dialog(one).getByRole("radiogroup", { name: /Step.*Name/ });
    for (const value of ["Start", "Go", "Begin"]) await group.getByText(value, { exact: true }).waitFor();
    await readable(one, "a conflict");
    await group.getByRole("radio", { name: /Mine/ }).click();
    await dialog(one).getByRole("button", { name: "Save these choices" }).click();
    await dialog(one).waitFor({ state: "detached" });
    await isSaved(one);
    equal(await names(key), ["Go", "Visit the site", "Note the address", "Over"], "the merged draft");
  });
  await step("what was not chosen is one undo away", async () => {
    await one.getByRole("button", { name: "Undo" }).first().click();
    await card(one, "Begin").waitFor();
    await until("that is saved, too", async () => (await names(key))[0] === "Begin");
  });
}

/** The one without a browser stops writing. */
const release = (key) =>
  data("process-admin-2", "mutation($input: TouchDraftInput!) { touchDraft(input: $input) { problems { code } } }", { input: { key, editing: false } });
