/** A block comes from a spreadsheet and goes back; what was done is undone after a reload, too. */
import { cellsOf, copied, makeTable, openTable, paste, press, saved } from "../grid.mjs";
import { equal, person, readable, step, until } from "../stage.mjs";

const key = "from-excel";

export async function scene() {
  await makeTable(key, [['"fibre"', "< 50", '"small"'], [null, ">= 50", '"large"']]);
  const page = await person("process-admin");
  const before = [['"fibre"', "< 50", '"small"', ""], ["any", ">= 50", '"large"', ""]];
  const after = [
    before[0],
    ['"mobile"', "[1..5]", '"tiny"', "Two lines, one note"],
    ['"fibre"', "any", '"a quoted one"', ""],
    ["any", "> 99", '"huge"', ""],
  ];
  const shows = (what, cells) => until(what, async () => JSON.stringify(await cellsOf(page)) === JSON.stringify(cells));
  await step("pastes a block below the first row; what is longer than the table becomes new rows", async () => {
    await openTable(page, key);
    await page.getByRole("grid").focus();
    await press(page, "Control+Home", "ArrowDown", "ArrowRight");
    await paste(page, 'mobile\t[1..5]\ttiny\t"Two lines,\none note"\r\nfibre\t\t"a quoted one"\t\r\n\t> 99\thuge\t\r\n');
    await shows("the block is there", after);
    await page.getByText("2 rows were added.").waitFor();
    await readable(page, "what was pasted");
  });
  await step("copies a block as a spreadsheet takes it", async () => {
    await press(page, "Control+Home", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown");
    equal(await copied(page), '"fibre"\t< 50\n"mobile"\t[1..5]', "what is copied");
  });
  await step("drags the corner of a cell over those below", async () => {
    await page.locator('[data-spot="0:2"]').click();
    const corner = await page.locator("[data-corner]").boundingBox();
    const last = await page.locator('[data-spot="3:2"]').boundingBox();
    await page.mouse.move(corner.x + 4, corner.y + 4);
    await page.mouse.down();
    await page.mouse.move(last.x + 20, last.y + 16, { steps: 4 });
    await page.mouse.up();
    await shows("the column is filled", after.map(([access, _users, ...rest]) => [access, "< 50", ...rest]));
    await saved(page);
  });
  await step("undoes and redoes both after a reload", async () => {
    await page.reload();
    await page.getByRole("gridcell").first().waitFor();
    await page.getByRole("grid").focus();
    await press(page, "Control+z");
    await shows("filling is undone", after);
    await press(page, "Control+z");
    await shows("pasting is undone", before);
    await press(page, "Control+Shift+Z");
    await shows("pasting is done again", after);
  });
  await step("filters rows, and the rest is left alone", async () => {
    await page.getByRole("textbox", { name: "Filter rows" }).fill("tiny");
    await page.getByText("1 of 4").waitFor();
    await page.getByRole("textbox", { name: "Filter rows" }).press("Enter");
    await press(page, "Control+a", "Delete", "Escape");
    await page.getByRole("button", { name: "Show all rows" }).click();
    await shows("one row is empty", after.map((cells, at) => (at === 1 ? ["any", "any", "", ""] : cells)));
  });
}
