/** Overlaps, gaps and rows that never answer are found as one types, shown with an example, and mended with one click. */
import { person, readable, step, until } from "../stage.mjs";
import { draftOf, drafted, fees } from "../tables.mjs";

const key = "problem-fees";

export async function scene() {
  const page = await person("process-admin");
  const panels = page.getByRole("complementary", { name: "About the rules" });
  const section = (name) => panels.getByRole("region", { name });
  await step("sees what is wrong, each with an example", async () => {
    await drafted(page, fees(key));
    await section("Rows that match together").getByText("Row 1 + Row 2").waitFor();
    await section("Rows that match together").getByText(/^Users \d/).waitFor();
    await section("Values that no row matches").getByText("> 20").waitFor();
    await readable(page, "what overlaps and what is missing");
  });
  await step("is led to the rows", async () => {
    await section("Rows that match together").getByRole("button", { name: "Go there" }).click();
    await page.getByRole("row", { name: /Matches together with Row 2/ }).waitFor();
  });
  await step("narrows the later row with one click, and takes it back", async () => {
    await section("Rows that match together").getByRole("button", { name: "Narrow Row 2: Users [10..20]" }).click();
    await section("Rows that match together").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Undo" }).click();
    await section("Rows that match together").waitFor();
    await page.getByRole("button", { name: "Redo" }).click();
    await section("Rows that match together").waitFor({ state: "hidden" });
  });
  await step("adds the row that is missing", async () => {
    await section("Values that no row matches").getByRole("button", { name: "Add a row for this" }).click();
    await section("Values that no row matches").waitFor({ state: "hidden" });
    await until("the draft has the row", async () => (await draftOf(key)).draft.content.rows.at(-1).when[0] === "> 20");
  });
}
