/** An agent opens a business account with a contact and sites, brings more sites by a file, and begins an order. */
import { equal, open, person, readable, settle, step } from "../stage.mjs";

const named = `Harbour Bakeries ${Date.now()}`;
const rows = Array.from({ length: 10 }, (_, index) => `Shop ${index + 1},${index + 1} Quay,Porto,PT,${index === 6 ? "Mars/Base" : "Europe/Lisbon"}`);
const csv = ["name,street,city,country,timezone", ...rows].join("\n");

async function fill(dialog, values) {
  for (const [label, value] of Object.entries(values)) await dialog.getByRole("textbox", { name: label, exact: true }).first().fill(value);
}

export async function scene() {
  const page = await person("order-agent");
  const dialog = page.getByRole("dialog");
  await step("finds the accounts", async () => {
    await open(page, "/accounts");
    await page.getByRole("table", { name: "Accounts" }).waitFor();
    await readable(page, "the accounts");
  });
  await step("is told at the field what an account lacks", async () => {
    await page.getByRole("button", { name: "New account" }).click();
    await fill(dialog, { Name: named, Segment: "Not a word" });
    await readable(page, "the dialog of an account");
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("A segment is a short lower-case word.").waitFor();
  });
  await step("opens the account", async () => {
    await fill(dialog, { Segment: "enterprise", "Tax id": "PT 500 000 000" });
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/\/accounts\/./);
    await page.getByRole("heading", { name: named }).waitFor();
    await readable(page, "the account");
  });
  await step("adds somebody to talk to", async () => {
    await page.getByRole("tab", { name: "Contacts" }).click();
    await page.getByRole("button", { name: "New contact" }).click();
    await fill(dialog, { Name: "Front desk", "E-mail": "desk@bakeries.example", Phone: "+351 210 000 000" });
    await dialog.getByLabel("Talk to this person first").check();
    await dialog.getByRole("button", { name: "Add" }).click();
    await page.getByRole("list", { name: "Contacts" }).getByText("desk@bakeries.example").waitFor();
    await settle(page);
    await readable(page, "the contacts");
  });
  await step("adds two sites", async () => {
    await page.getByRole("tab", { name: "Sites" }).click();
    for (const name of ["Mill", "Warehouse"]) {
      await page.getByRole("button", { name: "New site" }).click();
      await fill(dialog, { Name: name, Street: "1 Pier", City: "Porto", Country: "PT" });
      await dialog.getByRole("button", { name: "Add" }).click();
      await page.getByRole("table", { name: "Sites" }).getByRole("button", { name, exact: true }).waitFor();
    }
    await readable(page, "the sites");
  });
  await step("sees what a file of ten sites would do, and that one row is wrong", async () => {
    await page.getByRole("button", { name: "Import and export" }).click();
    await page.getByRole("menuitem", { name: "Import a file…" }).click();
    await dialog.locator("input[type=file]").or(page.locator("input[type=file]")).first().setInputFiles({ name: "sites.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await dialog.getByText("1 has mistakes").waitFor();
    await dialog.getByRole("cell", { name: "timezone" }).waitFor();
    equal(await dialog.getByRole("row").nth(1).getByRole("cell").first().innerText(), "8", "the line of the mistake");
    await readable(page, "what the file would do");
  });
  await step("takes the good rows", async () => {
    await dialog.getByRole("button", { name: "Import the 9 good rows" }).click();
    const table = page.getByRole("table", { name: "Sites" });
    await table.getByRole("button", { name: "Shop 10", exact: true }).waitFor();
    equal(await table.getByRole("button", { name: /^(Shop \d+|Mill|Warehouse)$/ }).count(), 11, "sites of the account");
  });
  await step("begins an order for the account", async () => {
    await page.getByRole("link", { name: "New order" }).last().click();
    await page.waitForURL(/\/capture/);
    await page.getByRole("button", { name: /^Fibre triple play/ }).waitFor();
    const chosen = page.getByRole("combobox", { name: "Account" });
    equal((await chosen.inputValue()).includes(named), true, "the account of the order");
  });
  await step("finds the account by its contact's address", async () => {
    await open(page, "/accounts?q=desk%40bakeries");
    await page.getByRole("table", { name: "Accounts" }).getByRole("link", { name: named }).waitFor();
  });
}
