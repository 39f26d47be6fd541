/** A decision table is written by keys alone: cells, rows, columns, hit policy, search; everything can be undone. */
import { cellsOf, draftOf, makeTable, openTable, press, saved } from "../grid.mjs";
import { equal, person, readable, step, until } from "../stage.mjs";

export async function scene() {
  await makeTable("by-keys", [[null, null, null]]);
  const page = await person("process-admin");
  const grid = page.getByRole("grid");
  const shows = (what, cells) => until(what, async () => JSON.stringify(await cellsOf(page)) === JSON.stringify(cells));
  await step("opens a new table, with one empty row", async () => {
    await openTable(page, "by-keys");
    await readable(page, "a new table");
    await grid.focus();
  });
  await step("types over cells, and Tab and Enter go on", async () => {
    await press(page, "Home", "ArrowRight");
    await page.keyboard.type("fib");
    await page.getByRole("option", { name: '"fibre"', selected: true }).waitFor();
    await readable(page, "a cell with the values of its column");
    await press(page, "Tab");
    await page.keyboard.type("< 50");
    await press(page, "Tab");
    await page.keyboard.type('"small"');
    await press(page, "Enter");
    await shows("the row is written", [['"fibre"', "< 50", '"small"', ""]]);
  });
  await step("changes a text with F2, and takes another change back with Escape", async () => {
    await press(page, "F2", "Backspace");
    await page.keyboard.type('-ish"');
    await press(page, "Enter", "F2");
    await page.keyboard.type("never");
    await press(page, "Escape");
    await shows("only the first change stands", [['"fibre"', "< 50", '"small-ish"', ""]]);
  });
  await step("inserts, duplicates, fills down, moves and deletes rows", async () => {
    await press(page, "Control+Enter");
    await shows("there is a second row", [['"fibre"', "< 50", '"small-ish"', ""], ["any", "any", "", ""]]);
    await page.keyboard.type('"large"');
    await press(page, "Enter", "Control+Home", "ArrowRight", "Shift+ArrowDown", "Control+d");
    await shows("the first column is filled", [['"fibre"', "< 50", '"small-ish"', ""], ['"fibre"', "any", '"large"', ""]]);
    await press(page, "Control+End", "Control+Shift+D", "Alt+ArrowUp", "Alt+ArrowUp");
    await shows("a copy is on top", [['"fibre"', "any", '"large"', ""], ['"fibre"', "< 50", '"small-ish"', ""], ['"fibre"', "any", '"large"', ""]]);
    await press(page, "Control+Delete");
    await shows("it is gone again", [['"fibre"', "< 50", '"small-ish"', ""], ['"fibre"', "any", '"large"', ""]]);
  });
  await step("adds a column with a name in both languages", async () => {
    await press(page, "Control+Alt+i");
    const dialog = page.getByRole("dialog", { name: "New column" });
    await dialog.getByRole("textbox", { name: "Name (English)" }).fill("Region");
    await press(page, "Tab");
    await page.keyboard.type("Região");
    await dialog.getByRole("textbox", { name: "Compares" }).waitFor();
    await press(page, "Tab", "Tab");
    await page.keyboard.type("line.region");
    await readable(page, "the dialog of a column");
    await dialog.getByRole("button", { name: "Insert the column" }).press("Enter");
    await page.getByRole("columnheader", { name: /Region/ }).waitFor();
    await press(page, "Alt+ArrowLeft");
    await until("the column has moved", async () => (await page.getByRole("columnheader").allInnerTexts())[3]?.startsWith("Region"));
  });
  await step("opens the column's menu from its head", async () => {
    await press(page, "Control+ArrowUp", "ArrowUp", "Enter");
    await page.getByRole("menuitem", { name: /Freeze up to this column/ }).waitFor();
    await readable(page, "the menu of a column");
    await press(page, "Escape");
    equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "grid", "the focus after a menu");
  });
  await step("finds and replaces", async () => {
    await press(page, "Control+Home", "Control+h");
    await page.getByRole("textbox", { name: "Find" }).fill("fibre");
    await page.getByText("2 found").waitFor();
    await page.getByRole("textbox", { name: "Replace by" }).fill("mobile");
    await readable(page, "the search");
    await page.getByRole("button", { name: "Replace all" }).press("Enter");
    await page.getByRole("button", { name: "Close the search" }).press("Enter");
    await until("both are replaced", async () => (await cellsOf(page)).every(([access]) => access === '"mobile"'));
  });
  await step("chooses another hit policy", async () => {
    await page.getByRole("button", { name: /Hit policy/ }).press("Enter");
    await page.getByRole("radio", { name: /All matches, collected/ }).focus();
    await press(page, " ");
    await page.getByRole("radio", { name: "How many" }).waitFor();
    await readable(page, "the hit policies");
    await page.getByRole("radio", { name: "How many" }).press(" ");
    await press(page, "Escape");
    await page.getByRole("button", { name: /Hit policy: All matches, collected: How many/ }).waitFor();
  });
  await step("sees all of it saved, and undoes every step", async () => {
    await saved(page);
    await until("the server has it", async () => {
      const draft = (await draftOf("by-keys")).content;
      return draft.hit_policy === "COLLECT" && draft.aggregation === "COUNT" && draft.inputs.length === 3 && draft.rows.length === 2;
    });
    await grid.focus();
    for (let times = 0; times < 30; times += 1) await press(page, "Control+z");
    await shows("it is as it was", [["any", "any", "", ""]]);
    await saved(page);
  });
  await step("leaves the grid with Escape and Tab", async () => {
    await press(page, "Escape", "Tab");
    equal(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') === null), true, "outside of the grid");
  });
}
