/** A process admin sets up steps in the inspector, whose forms are drawn from the schema of each kind. */
import { choose, draftOf, drawnIn, inspected } from "../inspected.mjs";
import { equal, readable, settle, step, until } from "../stage.mjs";

const key = "inspected-flow";
const draft = () => draftOf(key);
const drawn = (id) => drawnIn(key, id);

export async function scene() {
  const page = await inspected(key);

  await step("the flow has settings of its own", async () => {
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.getByRole("combobox", { name: "Works on" }).waitFor();
    await page.getByRole("button", { name: "Add to Variables" }).click();
    const name = page.getByLabel("Name of value", { exact: true });
    await name.fill("site_class");
    await name.press("Enter");
    await page.getByLabel("Type of site_class").selectOption("string");
    const wanted = JSON.stringify([{ key: "site_class", type: "string" }]);
    await until("the variable is kept", async () => JSON.stringify((await draft()).content.variables) === wanted);
    await readable(page, "settings of the flow");
  });

  await step("durations are typed as people say them, keys are searched", async () => {
    await choose(page, "survey");
    const duration = page.getByRole("textbox", { name: "Duration" });
    equal(await duration.inputValue(), "2 days, 4 hours", "the duration in words");
    await duration.fill("3 days 2h");
    await until("the duration is kept", async () => (await drawn("survey")).config.duration === "P3DT2H");
    await page.getByRole("button", { name: "Help for Duration" }).click();
    await page.getByText("What planning counts with").waitFor();
    await page.getByRole("button", { name: /Use the example/ }).first().click();
    await until("the example is taken", async () => (await drawn("survey")).config.duration === "PT48H");
    const form = page.getByPlaceholder("Search").nth(1);
    await form.fill("no-such-form");
    await page.locator('[data-field="config.form"]').getByText(/no-such-form/).last().waitFor();
  });

  await step("a step is renamed, and who reads it follows", async () => {
    await choose(page, "probe");
    const field = page.locator('[data-field="key"] input');
    await field.fill("check");
    await field.press("Enter");
    await until("the loop reads the new key", async () => (await drawn("again")).config.until === "nodes.check.out.ready = true");
  });

  await step("what does not count is not asked, and each choice has its words", async () => {
    await choose(page, "pause");
    equal(await page.locator('[data-field="config.event"]').count(), 0, "no event for a time");
    await page.getByRole("combobox", { name: "Wait for" }).selectOption({ label: "An event" });
    await page.locator('[data-field="config.event"]').waitFor();
    await choose(page, "pick");
    await page.getByRole("button", { name: "Add to Cases" }).click();
    await page.getByRole("listitem", { name: "Cases 2" }).waitFor();
    await page.getByRole("button", { name: "Move Cases 2 up" }).click();
    await until("the case is moved", async () => (await drawn("pick")).config.cases[1]?.port === "many");
    await page.getByRole("button", { name: "Remove Cases 1" }).click();
    await until("the case is removed", async () => (await drawn("pick")).config.cases.length === 1);
    await readable(page, "the cases of a switch");
  });

  await step("in the dark it is as readable", async () => {
    const night = await inspected(key, "process-admin-2", { theme: "dark", width: 1280, height: 720 });
    await choose(night, "survey");
    await night.locator('[data-field="when"]').getByRole("group", { name: "Row 1" }).first().waitFor();
    await settle(night);
    await readable(night, "the settings of a step in the dark");
  });
}
