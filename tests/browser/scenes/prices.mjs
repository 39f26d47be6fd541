/** The process admin changes a price, adds tiers, tries them for a customer, and saves a draft; and takes something off by rule. */
import { data, equal, open, person, readable, step } from "../stage.mjs";

export async function scene() {
  const page = await person("process-admin");
  const draftOf = async (section, key) =>
    (await data("process-admin", "query($section: String!, $key: String!) { catalogEntity(section: $section, key: $key) { content draft { content } } }", { section, key })).catalogEntity;
  await step("finds the prices of an offering", async () => {
    await open(page, "/prices");
    await page.getByRole("textbox", { name: "Find by name" }).fill("Home phone");
    await page.getByRole("button", { name: "Home phone" }).click();
    await page.getByRole("textbox", { name: "Amount of Monthly fee EUR" }).waitFor();
    await readable(page, "the prices of an offering");
  });
  await step("raises one and sees at once what it comes to", async () => {
    await page.getByRole("textbox", { name: "Amount of Monthly fee EUR" }).fill("12.5");
    const trial = page.getByRole("region", { name: "Try the prices" });
    await trial.getByText("€12.50").first().waitFor();
  });
  await step("gives it tiers", async () => {
    await page.getByRole("button", { name: "Open Monthly fee EUR" }).click();
    const drawer = page.getByRole("dialog", { name: "Monthly fee" });
    await drawer.getByRole("button", { name: "Add a tier" }).click();
    await drawer.getByRole("button", { name: "Add a tier" }).click();
    await drawer.getByRole("textbox", { name: "A unit costs" }).nth(1).fill("9");
    await readable(page, "the whole of a price");
    await drawer.getByRole("button", { name: "Close" }).click();
    await drawer.waitFor({ state: "detached" });
    const trial = page.getByRole("region", { name: "Try the prices" });
    await trial.getByRole("textbox", { name: "Quantity" }).fill("20");
    await trial.getByText("€180.00").first().waitFor();
  });
  await step("saves the draft; nothing is published by that", async () => {
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByRole("link", { name: "Publish it in the catalog" }).waitFor();
    const kept = await draftOf("offerings", "home-phone");
    equal(kept.draft.content.prices.find((one) => one.currency === "EUR" && one.key === "monthly").tiers.length, 2, "tiers of the draft");
    equal(kept.content.prices.some((one) => one.tiers), false, "tiers in force");
    await readable(page, "a saved draft of prices");
  });
  await step("sees what usage comes to by its tiers", async () => {
    await page.getByRole("textbox", { name: "Find by name" }).fill("Object storage");
    await page.getByRole("button", { name: "Object storage" }).click();
    const trial = page.getByRole("region", { name: "Try the prices" });
    await trial.getByRole("textbox", { name: "Currency" }).fill("EUR");
    await trial.getByRole("textbox", { name: "Units used" }).fill("20000");
    await trial.getByText("Storage: 20,000 GB cost €390.00.").waitFor();
  });
  await step("begins an adjustment and tries it", async () => {
    await page.getByRole("tab", { name: "Discounts and surcharges" }).click();
    await page.getByRole("button", { name: "New adjustment" }).click();
    const dialog = page.getByRole("dialog", { name: "New adjustment" });
    const name = `Welcome ${Date.now()}`;
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Begin the draft" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name }).waitFor();
    await page.getByRole("textbox", { name: "Value" }).fill("20");
    await page.getByRole("combobox", { name: "Try it on" }).fill("Streaming");
    await page.getByRole("option", { name: /Streaming/ }).first().click();
    const trial = page.getByRole("region", { name: "Try the prices" });
    await trial.getByText("€3.92").first().waitFor();
    await readable(page, "an adjustment");
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.getByRole("link", { name: "Publish it in the catalog" }).waitFor();
  });
}
