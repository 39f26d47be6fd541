/** Two thousand rows come from Excel after a look at the difference, an overlap is mended, and nothing is lost on the way back. */
import { join } from "node:path";
import { equal, open, person, readable, step, until } from "../stage.mjs";
import { brought, draftOf, exported } from "../tables.mjs";

const { ORDERLOOM_TABLE_FILE: file, ORDERLOOM_TORN_FILE: torn, ORDERLOOM_DOWNLOADS: folder = "/tmp" } = process.env;
const key = "pricing-regions";

export async function scene() {
  const page = await person("process-admin");
  const panels = page.getByRole("complementary", { name: "About the rules" });
  await step("makes a table for prices, which have none for regions", async () => {
    await open(page, "/policies?q=matrix");
    await page.getByRole("button", { name: "Add a table: Pricing matrices" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Regions");
    await dialog.getByText(`Its key will be ${key}.`).waitFor();
    await readable(page, "the name of a new table");
    await dialog.getByRole("button", { name: "Make the table" }).click();
    await page.getByRole("heading", { name: "Regions" }).waitFor();
  });
  await step("is told which cells keep a torn file out", async () => {
    const dialog = await brought(page, torn);
    await dialog.getByText(/Nothing was imported from torn.xlsx/).waitFor();
    await dialog.getByRole("row", { name: /^7 D / }).waitFor();
    await readable(page, "what is wrong in a file");
    await dialog.getByRole("button", { name: "Choose another file" }).click();
    await dialog.locator('input[type="file"]').setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello\nthere") });
    await dialog.getByRole("button", { name: "Choose another file" }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await step("sees what the file would change before anything changes", async () => {
    const dialog = await brought(page, file);
    await dialog.getByText("Added 2,000").waitFor();
    await readable(page, "what a file would change");
    equal((await draftOf(key)).draft.content.rows?.length ?? 0, 0, "rows of the draft before the import");
    await dialog.getByRole("button", { name: "Import 2000 rows into the draft" }).or(dialog.getByRole("button", { name: "Import 2,000 rows into the draft" })).click();
    await dialog.waitFor({ state: "hidden" });
    await until("the draft has all rows", async () => (await draftOf(key)).draft.content.rows?.length === 2000);
  });
  await step("takes the import back and brings it again, each with one key", async () => {
    const count = page.getByRole("tab", { name: /^Rules/ });
    await page.getByRole("button", { name: "Undo" }).click();
    await until("no row is left", async () => (await count.innerText()).replace(/\D/g, "") === "0");
    await page.getByRole("button", { name: "Redo" }).click();
    await until("all rows are back", async () => (await count.innerText()).replace(/\D/g, "") === "2000");
  });
  await step("finds the overlap and mends it with one click", async () => {
    const overlaps = panels.getByRole("region", { name: "Rows that match together" });
    await overlaps.getByText("Row 6 + Row 7").waitFor();
    await page.mouse.move(0, 0);
    await readable(page, "two thousand rows and what overlaps");
    await overlaps.getByRole("button", { name: "Narrow Row 7: Quantity [10..20)" }).click();
    await overlaps.waitFor({ state: "hidden" });
    await until("the draft is mended", async () => (await draftOf(key)).draft.content.rows[6].when[1] === "[10..20)");
  });
  await step("exports the table, and its import changes nothing", async () => {
    const path = join(folder, "regions-again.xlsx");
    await exported(page, path);
    const dialog = await brought(page, path);
    await dialog.getByText("No change").waitFor();
    await dialog.locator("footer, form, div").getByRole("button", { name: "Close" }).last().click();
    await dialog.waitFor({ state: "hidden" });
  });
}
