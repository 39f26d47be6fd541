/** What was changed in Excel is shown row by row, told by the ids of the rows, and taken in as one edit. */
import { equal, open, person, readable, step, until } from "../stage.mjs";
import { brought, draftOf } from "../tables.mjs";

const path = process.env.ORDERLOOM_TABLE_FILE;

export async function scene() {
  const page = await person("process-admin");
  await step("sees the changed cell, the new row and the one that is gone", async () => {
    await open(page, "/tables/excel-fees");
    await page.getByRole("grid").waitFor();
    const dialog = await brought(page, path);
    for (const words of ["Changed 1", "Added 1", "Removed 1"]) await dialog.getByText(words).waitFor();
    await dialog.getByRole("row", { name: /^Changed 2 \[8\.\.20\] 9 11/ }).waitFor();
    await readable(page, "what was changed in Excel");
    await dialog.getByRole("button", { name: "Import 3 rows into the draft" }).click();
    await dialog.waitFor({ state: "hidden" });
  });
  await step("has it in the draft, rows by their ids", async () => {
    await until("the draft is what the file says", async () => (await draftOf("excel-fees")).draft.content.rows[1].then[0] === "11");
    const { rows } = (await draftOf("excel-fees")).draft.content;
    equal(rows.slice(0, 2).map((row) => row.id), ["small", "large"], "ids of the rows that were there");
    equal(rows.length, 3, "rows after the import");
  });
}
