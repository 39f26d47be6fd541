/** An order agent imports a file of 200 rows with three bad ones: dry run, the good rows only, and the report. */
import { readFile } from "node:fs/promises";
import { data, equal, open, person, readable, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const bad = { 20: ["Nobody here", "streaming-pass"], 90: ["ACC0001002", "teleport"], 150: ["ACC0001002", "streaming-pass", "many"] };

function file() {
  const rows = ["Account;Offering;Quantity;External id"];
  for (let row = 2; row <= 201; row += 1) {
    const [account, offering, quantity = "1"] = bad[row] ?? ["ACC0001002", "streaming-pass"];
    rows.push([account, offering, quantity, `${tag}-${row}`].join(";"));
  }
  return Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`);
}

async function bring(page, content) {
  await open(page, "/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Imports" }).click();
  await page.getByRole("heading", { name: "Imports", level: 1 }).waitFor();
  await readable(page, "the imports");
  await page.locator("input[type=file]").setInputFiles({ name: `orders-${tag}.csv`, mimeType: "text/csv", buffer: content });
  await page.getByRole("heading", { name: `orders-${tag}.csv`, level: 1 }).waitFor();
}

const number = async (page, key) => (await page.locator(`dd[data-count=${key}]`).innerText()).replaceAll(",", "");
const made = async () => (await data("order-agent", "{ imports(first: 1) { nodes { made known state } } }")).imports.nodes[0];

export async function scene() {
  const page = await person("order-agent");
  await step("brings a file, and its columns are known by their names", async () => {
    await bring(page, file());
    for (const [column, target] of [["Account", "Account"], ["Offering", "Offering"], ["Quantity", "Quantity"], ["External id", "External id"]]) {
      equal(await page.getByRole("combobox", { name: `What ${column} tells` }).inputValue(), target, `what ${column} tells`);
    }
    await readable(page, "the columns");
  });
  await step("keeps the columns as a template and begins the dry run", async () => {
    await page.getByLabel("Keep these columns as a template").check();
    await page.getByLabel("Name of the template").fill(`Shop ${tag}`);
    await page.getByRole("switch", { name: "Submit the orders; otherwise they stay drafts" }).uncheck();
    await page.getByRole("button", { name: "Begin the dry run" }).click();
    await page.getByRole("button", { name: "Make 197 drafts" }).waitFor();
  });
  await step("reads what is wrong, by row and column", async () => {
    equal([await number(page, "rows"), await number(page, "bad"), await number(page, "badRows")], ["200", "3", "3"], "the numbers");
    const rows = page.getByRole("region", { name: "Rows", exact: true });
    await rows.getByRole("row", { name: /20 .*Account: There is no account 'Nobody here'/ }).waitFor();
    await rows.getByRole("row", { name: /90 .*Offering: There is no offering 'teleport'/ }).waitFor();
    await rows.getByRole("row", { name: /150 .*Quantity: 'many' is no number/ }).waitFor();
    equal(await page.getByLabel("All or nothing").isDisabled(), true, "all or nothing is out of reach");
    await readable(page, "the dry run");
  });
  await step("makes the good ones", async () => {
    await page.getByRole("button", { name: "Make 197 drafts" }).click();
    await page.getByRole("button", { name: "Download the report" }).waitFor();
    equal([await number(page, "made"), await number(page, "bad")], ["197", "3"], "what was made");
    equal(await made(), { made: 197, known: 0, state: "DONE" }, "what the server says");
    await readable(page, "the report");
  });
  await step("downloads the report", async () => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the report" }).click();
    const lines = (await readFile(await (await coming).path(), "utf8")).trim().split("\r\n");
    equal(lines.length, 201, "the lines of the report");
    equal(lines.filter((line) => /^\d+,made,ORD\d+,,/.test(line)).length, 197, "lines of orders");
    equal(lines[19].startsWith('20,refused,,"Account: There is no account') || lines[19].startsWith("20,refused,,Account: There is no account"), true, "the bad row");
  });
  await step("opens an order of it", async () => {
    await page.getByText(/^All \(200\)$/).click();
    await page.getByRole("region", { name: "Rows", exact: true }).getByRole("link", { name: /^ORD/ }).first().click();
    await page.waitForURL(/\/orders\/ORD/);
  });
  await step("brings the same file again: the template is offered, and nothing is made twice", async () => {
    await bring(page, file());
    await page.getByText(`The template “Shop ${tag}” fits this header`).waitFor();
    await page.getByText("The very same file was imported before").waitFor();
    await page.getByRole("button", { name: "Begin the dry run" }).click();
    await until("all are known", async () => (await made()).known === 197);
    equal(await page.getByRole("button", { name: /^Make/ }).isDisabled(), true, "there is nothing to make");
    await page.getByRole("button", { name: "Cancel this import" }).click();
    await page.getByText("Canceled").first().waitFor();
  });
  await step("sees both in the list, and the queue", async () => {
    await page.getByRole("link", { name: "All imports" }).click();
    await page.getByText("Imported", { exact: true }).first().waitFor();
    await page.getByText("Queue", { exact: true }).click();
    await page.waitForURL(/tab=queue/);
    await readable(page, "the queue");
  });
}

