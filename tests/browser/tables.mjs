/** Small decision tables for scenes, and what people do with them. */
import { data, open, perform } from "./stage.mjs";

/** Fees by the number of users. */
export const fees = (key, more = {}) => ({
  schema: "orderloom.table/1",
  key,
  name: { en: `Fees ${key}` },
  hit_policy: "UNIQUE",
  inputs: [{ id: "users", label: "Users", expression: "line.users", type: "number", allowed: [">= 0"] }],
  outputs: [{ id: "fee", label: "Fee", type: "number" }],
  rows: [
    { id: "small", when: ["< 10"], then: ["5"] },
    { id: "large", when: ["[8..20]"], then: ["9"] },
    { id: "never", when: ["< 0"], then: ["0"] },
  ],
  ...more,
});

/** Saves a draft of the table and opens it. */
export async function drafted(page, table) {
  const query = "query ($key: String!) { definition(key: $key) { draft { revision } } }";
  const baseRevision = (await data("process-admin", query, { key: table.key })).definition?.draft?.revision ?? 0;
  await perform("process-admin", "saveDraft", { key: table.key, content: table, baseRevision });
  await open(page, `/tables/${table.key}`);
  await page.getByRole("grid").waitFor();
}

export async function draftOf(key) {
  const query = "query ($key: String!) { definition(key: $key) { draft { revision content } published { version } } }";
  return (await data("process-admin", query, { key })).definition;
}

/** Opens the file menu and does one of the things in it. */
export async function fileMenu(page, item) {
  await page.getByRole("button", { name: "Excel, CSV" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Exports to Excel and keeps the file. */
export async function exported(page, path) {
  const coming = page.waitForEvent("download");
  await fileMenu(page, "Export to Excel");
  await (await coming).saveAs(path);
}

/** Chooses a file for the import; the dialog says what comes of it. */
export async function brought(page, path) {
  await fileMenu(page, "Import a file…");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Choose a file" }).waitFor();
  await dialog.locator('input[type="file"]').setInputFiles(path);
  return dialog;
}
