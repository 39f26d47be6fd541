/** The customer orders a triple play and follows it until it works; other people's orders don't exist. */
import { fibre } from "../orders.mjs";
import { ask, base, data, equal, open, person, readable, refused, settle, step } from "../stage.mjs";

export async function scene() {
  const page = await person("customer", { width: 390, height: 844 });
  await step("sees the portal", async () => {
    await open(page, "/portal");
    await page.getByRole("heading", { level: 1, name: "Products" }).waitFor();
    await readable(page, "the portal");
  });
  await step("configures a triple play", async () => {
    await page.getByRole("link", { name: /^Fibre triple play/ }).click();
    await page.getByRole("heading", { level: 1, name: "Fibre triple play" }).waitFor();
    await page.getByRole("radio", { name: "Home" }).check();
    await page.getByRole("region", { name: "Fibre internet" }).getByRole("radio", { name: "600 Mbit/s" }).check();
    await page.getByRole("complementary", { name: "Price" }).getByText(/€/).first().waitFor();
    await readable(page, "the configurator");
  });
  const number = await step("puts it into the cart and orders", async () => {
    await page.getByRole("button", { name: "Add to the cart" }).click();
    await page.getByRole("button", { name: "To the checkout" }).click();
    const order = page.getByRole("button", { name: "Order now" });
    await order.waitFor();
    await readable(page, "the checkout");
    const terms = page.getByRole("checkbox", { name: /accept them/ });
    if (await terms.count()) await terms.check();
    await order.click();
    await page.waitForURL(/\/portal\/orders\/ORD\d/);
    return page.url().split("/").at(-1);
  });
  await step("watches it until it is ready, without a reload", async () => {
    await page.getByText("Being set up").waitFor();
    await page.getByText(/^Done on/).waitFor({ timeout: 60_000 });
    await page.getByRole("list", { name: "Where your order stands" }).getByText("Ready: done").waitFor();
    await readable(page, "the tracker");
  });
  await step("finds it among own orders", async () => {
    await page.getByRole("navigation", { name: "Portal" }).getByRole("link", { name: "My orders" }).click();
    await page.getByRole("link").filter({ hasText: number }).getByText("Done").waitFor();
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
    await page.getByRole("heading", { level: 1, name: `We know no order ${foreign.number} of yours` }).waitFor();
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
