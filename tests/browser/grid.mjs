/** A decision table of one's own for scenes, and what stands in its grid. */
import { data, open, perform } from "./stage.mjs";

const input = (id, label, type, allowed) => ({ id, label, expression: `line.${id}`, type, ...(allowed ? { allowed } : {}) });

/** What the server has as the draft, and its revision. */
export async function draftOf(key) {
  const query = "query($key: String!) { definition(key: $key) { draft { revision content } } }";
  return (await data("process-admin", query, { key })).definition?.draft;
}

/** A draft of a table that no flow asks yet. */
export async function makeTable(key, rows) {
  const content = {
    schema: "orderloom.table/1",
    key,
    name: { en: `Table ${key}` },
    hit_policy: "FIRST",
    inputs: [input("access", "Access", "string", ['"fibre"', '"mobile"']), input("users", "Users", "number")],
    outputs: [{ id: "class", label: "Class", type: "string" }],
    rows: rows.map(([access, users, answer], at) => ({ id: `r${at + 1}`, when: [access, users], then: [answer] })),
  };
  await perform("process-admin", "saveDraft", { key, content, baseRevision: (await draftOf(key))?.revision ?? 0 });
}

/** The cells of the rules, row by row, without the first column, which says whether a row is on. */
export const cellsOf = (page) =>
  page.getByRole("grid").evaluate((grid) =>
    [...grid.querySelectorAll('[role="row"]')]
      .map((row) => [...row.querySelectorAll('[role="gridcell"]')].slice(1).map((cell) => (cell.firstElementChild?.textContent ?? cell.textContent).trim()))
      .filter((cells) => cells.length > 0),
  );

export async function openTable(page, key) {
  await open(page, `/tables/${key}`);
  await page.getByRole("gridcell").first().waitFor();
}

export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

export const saved = (page) => page.getByText("Draft saved").waitFor();

/** As a spreadsheet puts it on the clipboard. */
export const paste = (page, text) =>
  page.getByRole("grid").evaluate((grid, plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", plain);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** What would go to a spreadsheet. */
export const copied = (page) =>
  page.getByRole("grid").evaluate((grid) => {
    const clipboardData = new DataTransfer();
    grid.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });
