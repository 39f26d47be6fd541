/** What people of the story do beside the canvas, by mouse or by keys: write a table, place an order, choose from a list. */
import { press, saved } from "./grid.mjs";
import { keys, mouse } from "./hands.mjs";
import { data, open, person, settle, until } from "./stage.mjs";

export const handOf = (page, way) => ({ mouse, keys })[way](page);

/** Chooses in a list that opens: by a click, or by arrows and Enter. */
export async function pick(page, way, box, option) {
  if (way === "mouse") {
    await box.click();
    return page.getByRole("option", { name: option }).first().click();
  }
  await handOf(page, way).reach(box);
  const wanted = page.getByRole("option", { name: option }).first();
  if (!(await wanted.isVisible())) await page.keyboard.press("ArrowDown");
  await wanted.waitFor();
  // What is found may come in two goes: Enter takes what is marked then, if it still is.
  return until("it is chosen", async () => {
    if (!(await wanted.isVisible())) return true;
    const marked = await wanted.evaluate((one) => "comboboxSelected" in one.dataset, undefined, { timeout: 1_000 }).catch(() => false);
    await page.keyboard.press(marked ? "Enter" : "ArrowDown");
    return false;
  });
}

/** Does one of the things in a menu. */
export async function fromMenu(page, way, button, name) {
  await handOf(page, way).press(button);
  const item = page.getByRole("menuitem", { name, exact: true });
  await item.waitFor();
  if (way === "mouse") return item.click();
  for (let turns = 0; turns < 20 && !(await item.evaluate((one) => one === document.activeElement)); turns += 1) await page.keyboard.press("ArrowDown");
  return page.keyboard.press("Enter");
}

/** A condition on a number, as a column of an empty table. */
async function addCondition(page, way, { name, expression }) {
  const hand = handOf(page, way);
  if (way === "mouse") await page.getByRole("button", { name: "New condition column" }).click();
  else {
    await hand.reach(page.getByRole("grid"));
    await press(page, "Control+Alt+i");
  }
  const dialog = page.getByRole("dialog", { name: "New column" });
  await hand.write(dialog.getByRole("textbox", { name: "Name (English)" }), name);
  const compares = dialog.getByRole("textbox", { name: "Compares" }).and(page.locator(".cm-content"));
  await compares.waitFor();
  await (way === "mouse" ? compares.click() : hand.reach(compares));
  await page.keyboard.type(expression);
  await press(page, "Tab");
  await pick(page, way, dialog.getByRole("combobox", { name: "Type" }), "Number");
  await hand.press(dialog.getByRole("button", { name: "Insert the column" }));
  await page.getByRole("columnheader", { name: new RegExp(name) }).waitFor();
}

/** One row more, written cell by cell. */
async function addRow(page, way, at, cells) {
  const row = page.getByRole("grid").getByRole("row").nth(at + 1);
  if (way === "mouse") {
    await page.getByRole("button", { name: "Insert a row below" }).click();
    await row.getByRole("gridcell").nth(1).click();
  } else {
    await press(page, "Control+Enter");
    await row.waitFor();
    await press(page, "Home", "ArrowRight");
  }
  for (const text of cells) {
    await page.keyboard.type(text);
    await press(page, "Tab");
  }
}

/** Writes the rules of a new table, and puts it in force. */
export async function writeTable(page, way, column, rows, note) {
  const hand = handOf(page, way);
  await addCondition(page, way, column);
  for (const [at, cells] of rows.entries()) await addRow(page, way, at, cells);
  if (way === "keys") await press(page, "Escape");
  await saved(page);
  await hand.press(page.getByRole("button", { name: "Publish", exact: true }));
  const dialog = page.getByRole("dialog");
  await hand.write(dialog.getByRole("textbox", { name: "What changes, and why" }), note);
  await hand.press(dialog.getByRole("button", { name: "Publish", exact: true }));
  await page.getByText("Version 1 in force").waitFor();
}

/** An order agent places an order for one SD-WAN site. */
export async function placeOrder(way) {
  const page = await person("order-agent");
  const hand = handOf(page, way);
  await open(page, "/capture");
  const account = page.getByRole("combobox", { name: "Account" });
  if (way === "mouse") await account.fill("Harbour");
  else await hand.write(account, "Harbour");
  await pick(page, way, account, /^Harbour/);
  await hand.press(page.getByRole("button", { name: /^SD-WAN bronze/ }));
  const line = page.getByRole("region", { name: "SD-WAN bronze" });
  await pick(page, way, line.getByRole("combobox", { name: "Site", exact: true }), /./);
  await page.getByText(/Saved as draft ORD/).waitFor();
  await settle(page);
  await hand.press(page.getByRole("button", { name: "Submit the order" }));
  await page.waitForURL(/\/orders\/ORD/);
  const number = new URL(page.url()).pathname.split("/").at(-1);
  await page.context().close();
  const { order } = await data("process-admin", "query($number: String) { order(number: $number) { id number } }", { number });
  return order;
}
