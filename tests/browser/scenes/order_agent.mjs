/** The order agent captures an order for an account, with the price in view, and sees where it stands. */
import { fibre, reached } from "../orders.mjs";
import { data, equal, offers, open, outside, person, readable, refused, settle, step } from "../stage.mjs";

export async function scene() {
  const page = await person("order-agent");
  await step("is offered what an order agent does", async () => {
    await open(page, "/");
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "New order", "Imports", "Requests"]);
    await readable(page, "home");
  });
  await step("chooses the account", async () => {
    await page.getByRole("link", { name: "New order" }).first().click();
    await page.getByRole("combobox", { name: "Account" }).fill("Blue River");
    await page.getByRole("option", { name: /Blue River Clinics/ }).click();
  });
  await step("configures a triple play", async () => {
    await page.getByRole("button", { name: /^Fibre triple play/ }).click();
    const line = page.getByRole("region", { name: "Fibre triple play" });
    await line.getByRole("combobox", { name: "Site" }).click();
    await page.getByRole("option", { name: /Riverside clinic/ }).click();
    await line.getByRole("radiogroup", { name: /^Download speed/ }).getByRole("radio", { name: "1 Gbit/s" }).check();
    await page.getByRole("complementary", { name: "Price" }).getByText(/€/).first().waitFor();
    await page.getByText(/Saved as draft ORD/).waitFor();
    await readable(page, "capture");
  });
  const number = await step("submits it", async () => {
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    return new URL(page.url()).pathname.split("/").at(-1);
  });
  await step("sees it wait for approval, without a reload, and may not approve it", async () => {
    await page.getByText("Awaiting approval", { exact: true }).first().waitFor();
    await readable(page, "the order's lines");
    equal(await page.getByRole("button", { name: "Approve" }).count(), 0, "an approve button");
    equal(await page.getByRole("button", { name: "Hold" }).count(), 0, "a hold button");
  });
  await step("reads its tasks and its history", async () => {
    for (const tab of ["Tasks", "Activity"]) {
      await page.getByRole("tab", { name: tab }).click();
      await settle(page);
      await readable(page, tab);
    }
    await page.getByText("Demo order agent").first().waitFor();
  });
  await step("finds it in the list by its number", async () => {
    await open(page, `/orders?q=${number}`);
    await page.getByRole("table", { name: "Orders" }).getByRole("link", { name: number }).waitFor();
    await readable(page, "the orders");
  });
  await step("is refused what others do", async () => {
    await outside(page, ["/approvals", "/fallout", "/people", "/work"]);
    const other = await fibre("Clinics");
    await reached(other.id, "AWAITING_APPROVAL");
    for (const verb of ["approveOrder", "rejectOrder", "holdOrder", "cancelOrder"]) {
      await refused("order-agent", verb, { orderId: other.id, reason: "Not mine to decide." });
    }
    const { order } = await data("order-agent", "query($id: ID!) { order(id: $id) { state } }", { id: other.id });
    equal(order.state, "AWAITING_APPROVAL", "the order after the refusals");
  });
}
