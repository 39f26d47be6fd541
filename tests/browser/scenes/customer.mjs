/** The customer orders a triple play and follows it until it works; other people's orders don't exist. */
import { fibre } from "../orders.mjs";
import { ask, base, data, equal, open, person, readable, refused, settle, step } from "../stage.mjs";

export async function scene() {
  const page = await person("customer", { width: 390, height: 844 });
  await step("sees the portal", async () => {
    await open(page, "/portal");
    await page.getByRole("heading", { name: "Order something new" }).waitFor();
    await readable(page, "the portal");
  });
  await step("configures a triple play", async () => {
    await page.getByRole("region", { name: "Order something new" }).getByRole("link", { name: /^Fibre triple play/ }).click();
    await page.getByRole("heading", { level: 1, name: "Fibre triple play" }).waitFor();
    await page.getByRole("radio", { name: "Home" }).check();
    await page.getByRole("combobox", { name: /Download speed/ }).first().click();
    await page.getByRole("option", { name: "600 Mbit/s" }).click();
    await page.getByRole("complementary", { name: "Price" }).getByText(/€/).first().waitFor();
    await readable(page, "the order form");
  });
  const number = await step("places the order", async () => {
    await page.getByRole("button", { name: "Place the order" }).click();
    await page.waitForURL(/\/portal\/orders\/ORD\d/);
    return page.url().split("/").at(-1);
  });
  await step("watches it until it is ready, without a reload", async () => {
    await page.getByText("Being set up").waitFor();
    await page.getByText(/^Done on/).waitFor();
    await page.getByRole("list", { name: "Where your order stands" }).getByText("Ready: done").waitFor();
    await readable(page, "the tracker");
  });
  await step("finds it among own orders", async () => {
    await page.getByRole("link", { name: "My orders" }).click();
    const link = page.getByRole("region", { name: "My orders" }).getByRole("link").filter({ hasText: number });
    await link.getByText("Done").waitFor();
  });
  await step("gets no further than the portal", async () => {
    for (const path of ["/", "/approvals", `/orders/${number}`]) {
      await page.goto(base + path);
      await page.waitForURL(`${base}/portal`);
    }
  });
  await step("finds no order of another account", async () => {
    const foreign = await fibre("Clinics");
    equal((await data("customer", "query($id: ID!) { order(id: $id) { id } }", { id: foreign.id })).order, null, "a foreign order");
    await open(page, `/portal/orders/${foreign.number}`);
    await page.getByText(`We know no order ${foreign.number} of yours`).waitFor();
    await settle(page);
    await readable(page, "an order that is not there");
    const { orders } = await data("customer", "{ orders { nodes { account { name } } } }");
    equal([...new Set(orders.nodes.map(({ account }) => account.name))], ["Acme Households"], "accounts in reach");
    await refused("customer", "approveOrder", { orderId: foreign.id });
    await refused("customer", "holdOrder", { orderId: foreign.id });
    const { errors } = await ask("customer", "{ tasks { totalCount } }");
    equal(errors?.[0].extensions.code, "denied", "reading tasks");
  });
}
