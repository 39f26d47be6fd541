/** An agent configures: a rule answers at once, a conflict names it, one click leads out, and sites become a table. */
import { data, equal, open, perform, person, readable, step, until } from "../stage.mjs";

const ways = (page) => page.getByRole("group", { name: "Conflicts" });

async function builder() {
  const name = `Towers ${Date.now() % 1_000_000}`;
  const { account } = await perform("order-agent", "createAccount", { name, segment: "business", currency: "USD" }, "account { id }");
  for (const site of ["North tower", "South tower", "West tower"]) {
    await perform("order-agent", "addSite", { accountId: account.id, name: site, street: "Main Street 1", city: "Curitiba", country: "BR" });
  }
  return { name, id: account.id };
}

export async function scene() {
  const account = await builder();
  const page = await person("order-agent");
  await open(page, "/capture");
  await page.getByRole("combobox", { name: "Account" }).fill(account.name);
  await page.getByRole("option", { name: new RegExp(account.name) }).click();
  await page.getByRole("button", { name: /^Elevator for a building/ }).click();
  const asked = page.getByRole("group", { name: /^Configuration of Elevator/ });
  const door = asked.getByRole("radiogroup", { name: /^Doors/ });
  await step("sees the product with its parts and what the catalog proposes", async () => {
    await asked.waitFor();
    equal(await door.getByRole("radio", { name: /Side/ }).isChecked(), true, "the side door, by default");
    await page.getByText("Always part of this bundle").first().waitFor();
  });
  await step("answers what decides the price, and sees it", async () => {
    await asked.getByRole("spinbutton", { name: /^Travel/ }).fill("30");
    await asked.getByRole("spinbutton", { name: /^Shaft width/ }).fill("2000");
    await page.getByRole("complementary", { name: "Price" }).getByText(/\$/).first().waitFor();
    equal(await ways(page).getByRole("button").count(), 0, "conflicts so far");
  });
  await step("is told of a conflict by the rule, and takes the way out", async () => {
    await door.getByRole("radio", { name: /Centre/ }).check();
    await asked.getByRole("spinbutton", { name: /^Shaft width/ }).fill("1500");
    const conflict = ways(page).locator("[data-rule=elevator-centre-door]");
    await conflict.waitFor();
    await readable(page, "a conflict");
    await conflict.getByRole("button", { name: /Side/ }).click();
    await conflict.waitFor({ state: "detached" });
    equal(await door.getByRole("radio", { name: /Side/ }).isChecked(), true, "the side door, by one click");
    await until("the centre is closed to choice", () => door.getByRole("radio", { name: /Centre/ }).isDisabled());
  });
  await step("sees a rule answer another question", async () => {
    await asked.getByRole("radiogroup", { name: /^Speed/ }).getByRole("radio", { name: /2[.,]5/ }).check();
    await asked.getByText(/Set by a rule/).waitFor();
  });
  await step("keeps two configurations and compares them", async () => {
    const keep = page.getByRole("button", { name: /^Keep to compare/ });
    await keep.click();
    await asked.getByRole("spinbutton", { name: /^Stops/ }).fill("12");
    await until("the answer of twelve stops is there", () => asked.getByText(/Proposed by a rule/).count());
    await keep.click();
    const table = page.getByRole("region", { name: "Comparison" });
    await table.getByRole("row", { name: /^Stops/ }).getByText("12", { exact: true }).waitFor();
    await readable(page, "a comparison");
  });
  await step("makes a table of all sites, fills a column down and pastes another", async () => {
    await page.getByRole("button", { name: "Many sites in a table" }).first().click();
    await page.getByRole("button", { name: "Add all 3 sites that are left" }).click();
    const table = page.getByRole("table", { name: "Sites" });
    await until("there are three rows", async () => (await table.getByRole("row").count()) === 4);
    const stops = () => table.getByRole("spinbutton", { name: /^Stops/ });
    await until("each row asks its questions", async () => (await stops().count()) === 3);
    await stops().first().fill("8");
    await table.getByRole("button", { name: /^Fill Stops/ }).click();
    await until("all sites have as many stops", async () =>
      (await stops().evaluateAll((all) => all.map((one) => one.value))).join() === "8,8,8",
    );
    await stops().first().evaluate((one) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", "9\n10\n11\n");
      one.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await until("what was pasted is there", async () =>
      (await stops().evaluateAll((all) => all.map((one) => one.value))).join() === "9,10,11",
    );
    await readable(page, "the table of sites");
  });
  await step("finds the same in the draft that saved itself", async () => {
    await page.getByText(/Saved as draft ORD/).waitFor();
    const saved = await until("three lines are saved", async () => {
      const { orders } = await data("order-agent", "query($id: ID!) { orders(first: 1, filter: { account: { in: [$id] } }) { edges { node { lines { offering { key } characteristics { name value } } } } } }", { id: account.id });
      const lines = orders.edges[0]?.node.lines.filter((one) => one.offering.key === "elevator") ?? [];
      return lines.length === 3 && lines.some((one) => one.characteristics.some(({ name, value }) => name === "stops" && value === 11)) ? lines : null;
    });
    equal(saved.map((one) => one.characteristics.find(({ name }) => name === "machine_room")?.value), [true, true, true], "what the rule set");
  });
}
