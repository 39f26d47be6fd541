/** A process admin writes a form beside its preview; the task that is open keeps the one that it was opened with. */
import { readFile } from "node:fs/promises";
import { openTask, sdwan } from "../orders.mjs";
import { data, equal, open, perform, person, readable, refused, settle, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const key = `visit-${tag}`;
const content = async (name) => (await data("process-admin", "query($key: String!) { form(key: $key) { content version } }", { key: name })).form;
const preview = (page) => page.getByRole("region", { name: "Preview" });

async function write(page) {
  await step("makes a new form", async () => {
    await open(page, "/forms");
    await readable(page, "the forms");
    await page.getByRole("button", { name: "New form" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(`Visit ${tag}`);
    await readable(page, "a new form");
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByRole("heading", { name: `Visit ${tag}`, level: 1 }).waitFor();
    equal((await content(key)).version, 1, "version");
  });
  await step("adds a number with limits, which the preview shows as it is typed", async () => {
    await page.getByRole("button", { name: "Add a field" }).click();
    await page.getByRole("textbox", { name: "Label (English)" }).fill("Signal level");
    await page.getByRole("textbox", { name: "Label (Portuguese)" }).fill("Nível de sinal");
    await until("the key is made of the label", async () => (await page.getByRole("textbox", { name: "Key", exact: true }).inputValue()) === "signal_level");
    await page.getByRole("combobox", { name: "Type" }).click();
    await page.getByRole("option", { name: "Decimal number" }).click();
    await page.getByRole("textbox", { name: "Least" }).fill("-10");
    await page.getByRole("textbox", { name: "Most" }).fill("-40");
    await page.getByRole("textbox", { name: "Unit" }).fill("dBm");
    await preview(page).getByText("Signal level (dBm)").waitFor();
  });
  await step("is told at the field what is wrong, and can't save", async () => {
    await page.getByText("The least is more than the most.").waitFor();
    await page.getByText("1 problem").first().waitFor();
    equal(await page.getByRole("button", { name: "Save", exact: true }).isDisabled(), true, "saving is barred");
    await readable(page, "a form with a problem");
    await page.getByRole("textbox", { name: "Most" }).fill("0");
    await page.getByText("Not saved yet").waitFor();
  });
}

async function arrange(page) {
  const list = page.getByRole("region", { name: "Fields" });
  const above = async () => {
    const labels = await preview(page).locator("label").allInnerTexts();
    return labels.findIndex((one) => one.startsWith("Kind of roof")) < labels.findIndex((one) => one.startsWith("Signal level"));
  };
  await step("adds a list with two values, in a section of its own", async () => {
    await page.getByRole("button", { name: "Add a field" }).click();
    await page.getByRole("textbox", { name: "Label (English)" }).fill("Kind of roof");
    await page.getByRole("combobox", { name: "Type" }).click();
    await page.getByRole("option", { name: "List of values" }).click();
    await page.getByRole("button", { name: "Add a value" }).click();
    await page.getByRole("textbox", { name: "Kept as" }).nth(1).fill("flat");
    await page.getByRole("textbox", { name: "Label (English)" }).last().fill("Flat");
    await page.getByRole("textbox", { name: "Section begins here (English)" }).fill("Outside");
    await preview(page).getByText("Outside").waitFor();
  });
  await step("moves it up by keys, drags it back, and takes that back", async () => {
    const field = list.getByRole("button", { name: /Kind of roof/ });
    await field.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await until("it stands above the signal", above);
    await list.getByRole("listitem").nth(1).dragTo(list.getByRole("listitem").nth(2));
    await until("it stands below again", async () => !(await above()));
    await field.focus();
    await page.keyboard.press("Control+z");
    await until("it stands above again", above);
    await page.keyboard.press("Control+y");
  });
  await step("finds the edits again after a reload, and saves them by a key", async () => {
    await page.reload();
    await page.getByText("These edits are from an earlier visit").waitFor();
    await readable(page, "edits of an earlier visit");
    await page.getByRole("textbox", { name: "Label (English)" }).first().focus();
    await page.keyboard.press("Control+s");
    await page.getByText("Saved as version 2").waitFor();
    const saved = (await content(key)).content;
    equal(saved.fields.map((field) => field.key), ["notes", "signal_level", "kind_of_roof"], "fields");
    equal([saved.fields[1].minimum, saved.fields[1].maximum, saved.fields[2].heading.en], [-10, 0, "Outside"], "what they say");
  });
}

async function share(page) {
  await step("sees that somebody saved meanwhile, and loses nothing", async () => {
    const { content: now, version } = await content(key);
    await page.getByRole("textbox", { name: "Help (English)" }).fill("As it hangs there");
    await perform("process-admin", "saveForm", { content: { ...now, name: { en: "Renamed meanwhile" } }, version });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Yours is still here").waitFor();
    await readable(page, "a form that was overtaken");
    await page.getByRole("button", { name: "Take theirs; mine is one undo away" }).click();
    await page.getByRole("heading", { name: "Renamed meanwhile", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    equal(await page.getByRole("textbox", { name: "Help (English)" }).inputValue(), "As it hangs there", "what was typed");
    await page.getByRole("button", { name: "Redo", exact: true }).click();
  });
  await step("exports it, and imports it under another key", async () => {
    await page.getByRole("button", { name: "More" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Export as JSON" }).click()]);
    equal(download.suggestedFilename(), `${key}.form.json`, "name of the file");
    const file = { name: "copy.form.json", mimeType: "application/json", buffer: await readFile(await download.path()) };
    await open(page, "/forms");
    await page.locator('input[type="file"]').setInputFiles({ ...file, name: "torn.json", buffer: Buffer.from("{") });
    await page.getByText("torn.json is no form").waitFor();
    await page.locator('input[type="file"]').setInputFiles(file);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Key" }).fill(`${key}-copy`);
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByText(`${key}-copy`).first().waitFor();
    equal((await content(`${key}-copy`)).content.fields, (await content(key)).content.fields, "fields of the copy");
  });
}

async function keep(page) {
  const opened = await openTask((await sdwan()).id);
  await step("reads which flow would no longer fit without a field", async () => {
    await open(page, "/forms/site-survey");
    await page.getByRole("region", { name: "Fields" }).getByRole("button", { name: /WAN address/ }).click();
    await page.getByRole("textbox", { name: "Key", exact: true }).fill("wan");
    await page.getByText("A flow would no longer fit").waitFor();
    await readable(page, "a form that a flow would not fit");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
  });
  await step("adds a field, which the open task does not ask for", async () => {
    await page.getByRole("button", { name: "Add a field" }).click();
    await page.getByRole("textbox", { name: "Label (English)" }).fill(`Only later ${tag}`);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("tasks that open from now on have it").first().waitFor();
    const { task } = await data("process-admin", "query($id: ID!) { task(id: $id) { form { key } } }", { id: opened.id });
    const { content: now } = await content("site-survey");
    const later = (fields) => fields.some(({ key: one }) => one.startsWith(`only_later_${tag}`));
    equal([later(task.form), later(now.fields)], [false, true], "the field in the open task, and in the form");
  });
}

export async function scene() {
  const page = await person("process-admin", { width: 1440, height: 900 });
  await write(page);
  await arrange(page);
  await share(page);
  await keep(page);
  await step("nobody else may change forms", async () => {
    await refused("order-agent", "saveForm", { content: {}, version: 0 });
    const manager = await person("fulfillment-manager");
    await manager.goto(page.url());
    await manager.getByText("You can look at this").waitFor();
    await settle(manager);
    equal(await manager.getByRole("button", { name: "Save", exact: true }).count(), 0, "buttons to save");
  });
}
