/** The hit policy decides which rows answer; the table is tried out with why, and its cases bar publishing. */
import { person, readable, step, until } from "../stage.mjs";
import { draftOf, drafted, fees } from "../tables.mjs";

const key = "policy-fees";
const choices = { "All matches, in row order": "RULE ORDER", "First match": "FIRST" };

export async function scene() {
  const page = await person("process-admin");
  const panels = page.getByRole("complementary", { name: "About the rules" });
  const choose = async (words) => {
    await page.getByRole("button", { name: /^Hit policy/ }).click();
    await page.getByRole("menuitemradio", { name: words }).or(page.getByRole("menuitem", { name: words })).or(page.getByRole("radio", { name: words })).first().click();
    await page.keyboard.press("Escape");
    await until(`the hit policy is ${choices[words]}`, async () => (await draftOf(key)).draft.content.hit_policy === choices[words]);
  };
  await step("tries values that two rows match, where one answer is wanted", async () => {
    await drafted(page, fees(key));
    await panels.getByRole("tab", { name: "Try it" }).click();
    await panels.getByRole("textbox", { name: "Users" }).fill("9");
    await panels.getByText("Refused: several rows match").waitFor();
    await readable(page, "a table that contradicts itself");
  });
  await step("lets all matches answer, then the first alone, and reads why", async () => {
    await choose("All matches, in row order");
    await panels.getByText("Row 1, Row 2").waitFor();
    await choose("First match");
    await panels.getByText("matches, but Row 1 stands before it").waitFor();
    await page.getByRole("row", { name: /matches, and answers/ }).waitFor();
    await readable(page, "why a table answers");
  });
  await step("keeps what was tried as a test case", async () => {
    await panels.getByRole("button", { name: "Save as a test case" }).click();
    await panels.getByRole("textbox", { name: "Name of the case" }).fill("Nine users");
    await panels.getByRole("button", { name: "Save the case" }).click();
    await panels.getByRole("tab", { name: /^Tests/ }).click();
    await panels.getByText("1 case passes.").waitFor();
  });
  await step("may not publish while the case fails", async () => {
    await panels.getByRole("button", { name: "Change Nine users" }).click();
    const form = panels.getByRole("form", { name: "Test case" });
    await form.getByRole("textbox", { name: "Fee" }).fill("7");
    await form.getByRole("button", { name: "Save the case" }).click();
    await panels.getByText("1 case fails: it bars publishing.").waitFor();
    await readable(page, "a case that fails");
    await page.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "What changes, and why" }).fill("Fees by users.");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.getByText("Case Nine users: expected outputs.fee 7, got 5.").waitFor();
    await readable(page, "a publishing that was refused");
    await dialog.getByRole("button", { name: "Back" }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await step("mends the case and publishes", async () => {
    await panels.getByRole("button", { name: "Change Nine users" }).click();
    const form = panels.getByRole("form", { name: "Test case" });
    await form.getByRole("textbox", { name: "Fee" }).fill("5");
    await form.getByRole("button", { name: "Save the case" }).click();
    await panels.getByText("1 case passes.").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "What changes, and why" }).fill("Fees by users.");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 1 in force").waitFor();
  });
}
