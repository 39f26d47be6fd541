/** A table goes to Excel, and comes back at once without a difference. */
import { person, step } from "../stage.mjs";
import { brought, drafted, exported, fees } from "../tables.mjs";

const path = process.env.ORDERLOOM_TABLE_FILE;

export async function scene() {
  const page = await person("process-admin");
  await step("exports a table", async () => {
    await drafted(page, fees("excel-fees"));
    await exported(page, path);
  });
  await step("sees that the file says what the table says", async () => {
    const dialog = await brought(page, path);
    await dialog.getByText("No change").waitFor();
  });
}
