/** A process admin writes expressions: completed by what is in scope, with their value, as text or as rows. */
import { choose, drawnIn, editor, inspected } from "../inspected.mjs";
import { equal, readable, step, until } from "../stage.mjs";

const key = "expressed-flow";
const drawn = (id) => drawnIn(key, id);

export async function scene() {
  const page = await inspected(key);

  await step("names are completed step by step, with values after a comparison", async () => {
    await choose(page, "note");
    const field = editor(page, "map.0.from");
    await field.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("ord");
    const list = page.getByRole("listbox", { name: "Completions" });
    await list.getByRole("option", { name: /^order/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(".prio");
    await list.getByRole("option", { name: /^priority/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(" = ");
    await list.getByRole("option", { name: '"high"' }).waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    await page.keyboard.type('"');
    await list.getByRole("option", { name: '"high"' }).click();
    equal(await field.innerText(), 'order.priority = "high"', "completed text");
  });

  await step("functions come with their signature", async () => {
    const field = editor(page, "map.0.from");
    await field.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("string len");
    const option = page.getByRole("option", { name: /^string length/ });
    await option.waitFor();
    await page.locator(".cm-completionInfo", { hasText: "string length(" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("line.numbr");
    const problem = page.locator('[data-field="map.0.from"]').getByText("Did you mean line.number?");
    await problem.waitFor();
    await page.locator('[data-field="map.0.from"] .cm-lintRange-error').waitFor();
    equal(await field.getAttribute("aria-invalid"), "true", "the field says that it is wrong");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("line.quantity + 41");
    await problem.waitFor({ state: "hidden" });
  });

  await step("the value on the chosen sample is shown while one writes", async () => {
    await sampled(page);
    const field = page.locator('[data-field="map.0.from"]');
    await field.getByText("= 42").waitFor();
    await editor(page, "map.0.from").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("line.quantity * 7");
    await field.getByText("= 7").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("line.position");
    await field.getByText("not set in the sample: line.position").waitFor();
    await page.keyboard.press("Tab");
    equal(await page.evaluate(() => document.activeElement?.closest('[data-field="map.0.from"]') === null), true, "Tab leaves the field");
    await until("the text is kept", async () => (await drawn("note")).map[0].from === "line.position");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await until("typing is one step to undo", async () => (await drawn("note")).map[0].from === "line.quantity + 41");
  });

  await step("the picker puts a name where one writes", async () => {
    await page.getByRole("button", { name: "Insert a value into Value of line.characteristics.wan_address" }).click();
    await page.getByRole("combobox", { name: "Search the values" }).fill("postal");
    await page.getByRole("treeitem", { name: /Postal code/ }).first().click();
    await until("the name is inserted", async () => (await editor(page, "map.0.from").innerText()).includes("site.postal_code"));
  });

  await step("a condition is rows, and text, and rows again", async () => {
    await choose(page, "survey");
    const when = page.locator('[data-field="when"]');
    await when.getByRole("group", { name: "Row 1" }).first().waitFor();
    await when.getByRole("textbox", { name: "Value for Quantity" }).fill("5");
    await when.getByRole("combobox", { name: "Value for Priority" }).first().selectOption("critical");
    const text = 'line.quantity > 5 and (order.priority = "critical" or order.priority = "low")';
    await until("the rows are kept as text", async () => (await drawn("survey")).when === text);
    await readable(page, "a condition as rows");
    await when.getByText("FEEL").click();
    equal(await editor(page, "when").innerText(), text, "the same as text");
    await editor(page, "when").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("line.quantity in [1..5]");
    await when.getByText("The builder has no row for").waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("line.quantity between 1 and 5");
    await when.getByText("Builder").click();
    await when.getByRole("textbox", { name: "Value for Quantity" }).nth(1).waitFor();
    equal(await when.getByRole("textbox", { name: "Value for Quantity" }).nth(1).inputValue(), "5", "the upper end");
  });
}

/** Chooses values to compute on. */
async function sampled(page) {
  await page.getByRole("button", { name: "Choose a sample" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Values of your own" }).click();
  await dialog.getByLabel("Values by name").fill('{"line": {"quantity": 1}, "site": {"name": "Depot"}}');
  await dialog.getByRole("button", { name: "Use these values" }).click();
  await dialog.waitFor({ state: "hidden" });
}
