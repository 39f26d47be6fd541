/** An agent captures an order for twelve sites by the table, changes many lines at once, attaches a file, and takes the PDF along. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { chain } from "../orders.mjs";
import { equal, open, person, readable, settle, step, until } from "../stage.mjs";

const sites = 12;

export async function scene() {
  const name = `Chain ${Date.now().toString(36)}`;
  const accountId = await chain(name, sites);
  const page = await person("order-agent");
  await step("begins an order from the account", async () => {
    await open(page, `/capture?account=${accountId}`);
    await page.getByRole("button", { name: /^Fibre triple play/ }).click();
    await page.getByRole("region", { name: "Fibre triple play" }).first().waitFor();
    await page.getByText(/Saved as draft ORD/).waitFor();
    await readable(page, "capture of one product");
  });
  await step("takes it out by mistake, and has it back", async () => {
    await page.getByRole("button", { name: "Remove Fibre triple play" }).click();
    await page.getByText("One product was taken out.").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByRole("region", { name: "Fibre triple play" }).first().waitFor();
    await page.getByText("One product was taken out.").waitFor({ state: "detached" });
  });
  await step("gives it to all twelve sites by the table", async () => {
    await page.getByRole("button", { name: "Many sites at once" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "All sites" }).check();
    await dialog.getByRole("textbox", { name: "Fibre triple play at Shop 02" }).fill("2");
    await readable(page, "the table of sites");
    await dialog.getByRole("button", { name: `Add ${sites} lines` }).click();
    await dialog.waitFor({ state: "detached" });
    const lines = page.getByRole("table", { name: "Lines" });
    await lines.getByText("Shop 12, Porto").waitFor();
    equal(await lines.getByRole("row").count(), sites + 1, "rows with the head");
    await readable(page, "the lines");
  });
  await step("changes many lines at once", async () => {
    await page.getByRole("textbox", { name: "Find a line" }).fill("Shop 1");
    await page.getByRole("checkbox", { name: "Choose all lines" }).check();
    await page.getByText("3 lines chosen").waitFor();
    await page.getByRole("button", { name: "Change", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Quantity" }).fill("3");
    await readable(page, "the change of many lines");
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("textbox", { name: "Find a line" }).fill("");
  });
  await step("opens one line beside the others", async () => {
    await page.getByRole("button", { name: /^Open line .*, Fibre triple play/ }).first().click();
    const drawer = page.getByRole("dialog", { name: /^Line/ });
    await drawer.getByRole("region", { name: "Fibre triple play" }).waitFor();
    await readable(page, "one line of many");
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
  });
  await step("says who pays and who takes delivery", async () => {
    await page.getByRole("textbox", { name: "Purchase order number" }).fill("PO-4711");
    await page.getByRole("combobox", { name: "Delivery contact" }).click();
    await page.getByRole("option", { name: /Ana Lima/ }).click();
    await page.getByRole("button", { name: "Billing" }).click();
    await page.getByRole("textbox", { name: "Payment reference" }).fill("4111 1111 1111 1111");
    await page.getByText(/looks like the number of a card/).first().waitFor();
    await page.getByRole("textbox", { name: "Payment reference" }).fill("Mandate 12");
    await page.getByText(/looks like the number of a card/).first().waitFor({ state: "detached" });
    await page.getByText(/Saved as draft ORD/).waitFor();
    await readable(page, "the details");
  });
  await step("reviews and sends it", async () => {
    await page.getByRole("button", { name: "Review", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/PO-4711/).waitFor();
    await readable(page, "the review");
    await dialog.getByRole("button", { name: "Send the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    await page.getByRole("region", { name: "Billing and delivery" }).getByText("PO-4711").waitFor();
    await readable(page, "the record");
  });
  await step("attaches a file and writes a note", async () => {
    const file = join(tmpdir(), `plan-${process.pid}.txt`);
    writeFileSync(file, "Two racks a shop.");
    await page.getByRole("tab", { name: "Documents" }).click();
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText(`plan-${process.pid}.txt`).waitFor();
    await readable(page, "the documents");
    await page.getByRole("tab", { name: "Notes" }).click();
    await page.getByRole("textbox", { name: "Write a note" }).fill("Call before noon.");
    await page.getByRole("button", { name: "Add the note" }).click();
    await page.getByRole("listitem").getByText("Call before noon.").waitFor();
    await readable(page, "the notes");
  });
  await step("takes the order along as PDF", async () => {
    await page.getByRole("tab", { name: "Documents" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download as PDF" }).click(),
    ]);
    const number = new URL(page.url()).pathname.split("/").at(-1);
    equal(download.suggestedFilename(), `${number}.pdf`, "the name of the file");
    const stream = await download.createReadStream();
    const [first] = await stream.take(1).toArray();
    equal(first.subarray(0, 5).toString(), "%PDF-", "the beginning of the file");
  });
  await step("saves it as a template and orders it again", async () => {
    await page.getByRole("button", { name: "More about this order" }).click();
    await page.getByRole("menuitem", { name: "Save as template" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(`Shops of ${name}`);
    await readable(page, "saving a template");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "More about this order" }).click();
    await page.getByRole("menuitem", { name: "Order again" }).click();
    await page.waitForURL(/\/capture\?draft=/);
    await page.getByRole("table", { name: "Lines" }).getByText("Shop 12, Porto").waitFor();
    await settle(page);
  });
  await step("begins with the template", async () => {
    await open(page, `/capture?account=${accountId}`);
    await page.getByRole("button", { name: "Begin with a template" }).click();
    await readable(page, "the templates");
    await page.getByRole("button", { name: `Begin with Shops of ${name}` }).click();
    await page.waitForURL(/\/capture\?draft=/);
    await page.getByRole("table", { name: "Lines" }).waitFor();
  });
  await until("nothing moves any more", async () => true);
}
