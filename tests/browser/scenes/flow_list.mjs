/** A process admin finds, labels, copies, begins, brings and takes flows in their list; an agent has no such list. */
import { readFile } from "node:fs/promises";
import { data, equal, legible, open, perform, person, readable, step, until } from "../stage.mjs";
import { draft, line } from "../flows.mjs";

const tag = Date.now().toString(36);
const admin = "process-admin";
const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
const verb = async (page, name, label) => {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: label, exact: true }).click();
};
const definition = async (key) =>
  (await data(admin, "query($key: String!) { definition(key: $key) { draft { revision content layout author } published { version } retiredAt } }", { key })).definition;

async function list(page, search = "") {
  await open(page, `/flows${search}`);
  await page.getByRole("row").nth(1).waitFor();
}

export async function listAndTags() {
  const keys = [`one-${tag}`, `two-${tag}`];
  for (const key of keys) await draft(key, line());
  const page = await person(admin, { width: 1280, height: 720 });
  await step("finds flows and tables by a part of the key", async () => {
    await list(page);
    await readable(page, "the list of flows");
    await legible(page, "the list of flows");
    await page.getByRole("textbox", { name: "Find flows and tables by name, key or tag" }).fill(tag);
    await row(page, `Flow ${keys[0]}`).waitFor();
    await until("only these two are left", async () => (await page.getByRole("row").count()) === 3);
    equal(new URL(page.url()).searchParams.get("q"), tag, "the address has the search");
  });
  await step("gives both a tag and an owner at once", async () => {
    for (const key of keys) await page.getByRole("checkbox", { name: `Choose Flow ${key}` }).check();
    await page.getByRole("toolbar", { name: "Chosen definitions" }).getByRole("button", { name: "Owner and tags" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Tags" }).fill(`tag-${tag}`);
    await page.keyboard.press("Enter");
    await dialog.getByRole("combobox", { name: "Owner" }).click();
    await page.getByRole("option", { name: /process-admin-2/ }).click();
    await readable(page, "the dialog of owners and tags");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
    await row(page, `Flow ${keys[1]}`).getByText(`tag-${tag}`).waitFor();
  });
  await step("narrows the list by the tag and by kind, in the address", async () => {
    await list(page, `?tag=${encodeURIComponent(JSON.stringify([`tag-${tag}`]))}`);
    await until("two have the tag", async () => (await page.getByRole("row").count()) === 3);
    await page.getByRole("tab", { name: /^Decision tables/ }).click();
    await page.getByText("No flow or table matches this filter").waitFor();
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await page.getByRole("row").nth(3).waitFor();
  });
  await step("copies one, and both ids and layout come along", async () => {
    await list(page, `?q=${keys[0]}`);
    await verb(page, `Flow ${keys[0]}`, "Duplicate");
    const dialog = page.getByRole("dialog");
    const key = dialog.getByRole("textbox", { name: "Key" });
    await dialog.getByText("This key is taken.").waitFor();
    await dialog.getByRole("button", { name: `Take ${keys[0]}-2` }).click();
    equal(await key.inputValue(), `${keys[0]}-2`, "the key that was proposed");
    await dialog.getByRole("button", { name: "Duplicate" }).click();
    await page.waitForURL(`**/flows/${keys[0]}-2*`);
    const copy = await definition(`${keys[0]}-2`);
    equal(copy.draft.content.name.en, `Copy of Flow ${keys[0]}`, "its name");
    equal(copy.draft.content.nodes.map((node) => node.id).join(), line().nodes.map((node) => node.id).join(), "its ids");
  });
  await step("deletes the draft of the copy, whose key is free again", async () => {
    await list(page, `?q=${keys[0]}-2`);
    await verb(page, `Copy of Flow ${keys[0]}`, "Delete draft");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Nothing uses it yet.").waitFor();
    await dialog.getByRole("button", { name: "Delete draft" }).click();
    await page.getByText("No flow or table matches this filter").waitFor();
    equal(await definition(`${keys[0]}-2`), null, "the copy");
  });
  await step("goes through the rows by keys", async () => {
    await list(page, `?q=${tag}`);
    await row(page, `Flow ${keys[0]}`).getByRole("link").first().focus();
    await page.keyboard.press("ArrowDown");
    equal(await page.evaluate(() => document.activeElement.textContent), `Flow ${keys[1]}`, "the row that has the focus");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/flows/${keys[1]}*`);
  });
}

export async function importAndExport() {
  const key = `trip-${tag}`;
  await draft(key, line());
  const page = await person(admin, { width: 1280, height: 720 });
  let text = "";
  await step("exports a draft in its one written form", async () => {
    await list(page, `?q=${key}`);
    const saving = page.waitForEvent("download");
    await verb(page, `Flow ${key}`, "Export the draft");
    const file = await saving;
    equal(file.suggestedFilename(), `${key}.flow.json`, "the name of the file");
    text = await readFile(await file.path(), "utf8");
    const written = await data(admin, "query($keys: [String!]!) { exportDefinitions(keys: $keys, draft: true) { files { text } } }", { keys: [key] });
    equal(text, written.exportDefinitions.files[0].text, "the bytes");
  });
  const paste = async (json) => {
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("textbox", { name: "Or paste JSON" }).fill(json);
    await page.getByRole("button", { name: "Look at it" }).click();
  };
  await step("is told by line and column what is no JSON, and of a newer schema", async () => {
    await paste('{\n  "schema": oops\n}');
    await page.getByText(/at line 2, column 13/).waitFor();
    await readable(page, "a file that can't be read");
    await page.getByRole("button", { name: "Other files" }).click();
    await page.getByRole("textbox", { name: "Or paste JSON" }).fill(text.replace("orderloom.flow/1", "orderloom.flow/7"));
    await page.getByRole("button", { name: "Look at it" }).click();
    await page.getByText(/This is orderloom.flow\/7; this release of Orderloom reads orderloom.flow\/1/).waitFor();
    await page.keyboard.press("Escape");
  });
  await step("sees that what was exported changes nothing", async () => {
    await paste(text);
    await page.getByText("Already the same").waitFor();
    equal(await page.getByRole("button", { name: "Nothing to import" }).isDisabled(), true, "there is nothing to import");
    await page.keyboard.press("Escape");
  });
  await step("sees what a changed file would change, and brings it in under another key", async () => {
    await paste(text.replace("Survey the site", "Look at the site"));
    await page.getByText("Changes what is there").waitFor();
    await page.getByText("1 change", { exact: true }).click();
    await page.getByText("Look at the site").first().waitFor();
    await readable(page, "the preview of an import");
    await page.getByRole("radio", { name: "Under another key" }).click();
    await until("a free key is proposed", async () => (await page.getByRole("dialog").getByRole("textbox", { name: "Key" }).inputValue()) === `${key}-2`);
    await page.getByRole("button", { name: "Import 1 as a draft" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    const [made, old] = [await definition(`${key}-2`), await definition(key)];
    equal(made.draft.content.nodes[1].name.en, "Look at the site", "what came in");
    equal(old.draft.content.nodes[1].name.en, "Survey the site", "what was there");
  });
  await step("can't write over what someone else saves meanwhile", async () => {
    await paste(text.replace("Survey the site", "Measure the site"));
    await page.getByText("As a new draft of").waitFor();
    const { draft: seen } = await definition(key);
    await perform(admin, "saveDraft", { key, baseRevision: seen.revision, content: { ...seen.content, name: { en: "Saved by someone else" } } });
    await page.getByRole("button", { name: "Import 1 as a draft" }).click();
    await page.getByText(/has saved .* meanwhile; look at the changes again/).waitFor();
    equal((await definition(key)).draft.content.name.en, "Saved by someone else", "the newer draft");
    await page.keyboard.press("Escape");
  });
  await step("is offered to import by pasting onto the list", async () => {
    await page.evaluate((pasted) => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/plain", pasted);
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard }));
    }, text);
    await page.getByRole("dialog", { name: "Import flows and tables" }).getByText("Changes what is there").waitFor();
  });
}

export async function templates() {
  const page = await person(admin, { width: 1280, height: 720 });
  const name = `Survey ${tag}`;
  await step("begins a flow from a template", async () => {
    await list(page);
    await page.getByRole("button", { name: "New", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("From a template").click();
    await dialog.getByRole("radio", { name: /^Site survey/ }).first().click();
    await readable(page, "the templates");
    await dialog.getByRole("textbox", { name: "Name (English)" }).fill(name);
    await until("a free key is made of the name", async () => (await dialog.getByRole("textbox", { name: "Key" }).inputValue()) === `survey-${tag}`);
    await dialog.getByRole("button", { name: "Create draft" }).click();
    await page.waitForURL(`**/flows/survey-${tag}*`);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    const made = await definition(`survey-${tag}`);
    equal(made.draft.content.nodes.some((node) => node.kind === "task.manual"), true, "it has the steps of the template");
  });
}

export async function runs() {
  const page = await person(admin, { width: 1280, height: 720 });
  await step("sees the history of a flow's runs, and narrows it", async () => {
    await open(page, "/flows/fibre-enrichment/runs");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await readable(page, "the history of runs");
    await page.getByRole("textbox", { name: "Find runs by the number of their order" }).fill("ORD9999999");
    await page.getByText("No run matches this filter").waitFor();
    equal(new URL(page.url()).searchParams.get("q"), "ORD9999999", "the address has the search");
  });
}
