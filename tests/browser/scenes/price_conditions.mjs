/** The process admin writes when a price holds: led by the names that it may read, told what is wrong, and what it comes to. */
import { equal, open, person, readable, step } from "../stage.mjs";

export async function scene() {
  const page = await person("process-admin");
  await open(page, "/prices?key=fibre-internet");
  await page.getByRole("button", { name: /^Open .* EUR$/ }).first().click();
  const drawer = page.getByRole("dialog");
  const condition = drawer.getByRole("textbox", { name: "Only when", exact: true });
  await step("is led to the characteristics of what is sold", async () => {
    await drawer.getByRole("radio", { name: "Builder", checked: true }).waitFor({ state: "attached" });
    await drawer.getByRole("radiogroup", { name: "Show Only when as" }).getByText("FEEL").click();
    await condition.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.type("line.characteristics.bandw");
    await page.getByRole("option", { name: /bandwidth/ }).first().waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" > 300");
    equal((await condition.innerText()).trim(), "line.characteristics.bandwidth > 300", "the condition");
  });
  await step("sees what it comes to at first", async () => {
    await drawer.getByText(/^= (true|false)$/).first().waitFor();
    await readable(page, "the condition of a price");
  });
  await step("is told what is wrong where it is wrong", async () => {
    await condition.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" and lime.quantity > 1");
    await drawer.getByText(/lime/).last().waitFor();
    await drawer.locator("[aria-invalid=true]").first().waitFor();
    await readable(page, "a condition that is wrong");
  });
  await step("reads the same as rows", async () => {
    for (let count = 0; count < " and lime.quantity > 1".length; count += 1) await page.keyboard.press("Backspace");
    await drawer.getByRole("radiogroup", { name: "Show Only when as" }).getByText("Builder").click();
    await drawer.getByRole("textbox", { name: /^Value/ }).or(drawer.locator("input[value='300']")).first().waitFor();
    await readable(page, "a condition as rows");
  });
}
