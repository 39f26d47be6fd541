/** The order agent explains a price, agrees a discount above the limit, and an order approver alone lets it pass. */
import { order, reached } from "../orders.mjs";
import { data, equal, open, person, readable, refused, settle, step } from "../stage.mjs";

const orderId = async (number) =>
  (await data("order-agent", "query($number: String!) { order(number: $number) { id } }", { number })).order.id;

export async function scene() {
  const page = await person("order-agent");
  const price = page.getByRole("complementary", { name: "Price" });
  await step("captures a triple play", async () => {
    await open(page, "/capture");
    await page.getByRole("combobox", { name: "Account" }).fill("Blue River");
    await page.getByRole("option", { name: /Blue River Clinics/ }).click();
    await page.getByRole("button", { name: /^Fibre triple play/ }).click();
    const line = page.getByRole("region", { name: "Fibre triple play" });
    await line.getByRole("combobox", { name: "Site" }).first().click();
    await page.getByRole("option", { name: /Riverside clinic/ }).click();
    await page.getByText(/Saved as draft ORD/).waitFor();
  });
  await step("reads each step of a price, and what the contract comes to", async () => {
    await price.getByText("Whole contract").waitFor();
    await price.getByText(/^Set-top box rental/).first().click();
    await price.getByRole("row", { name: /× 1|× 2|Set-top box rental/ }).first().waitFor();
    await readable(page, "the price of a triple play");
  });
  await step("agrees 30 per cent off what recurs, with a reason", async () => {
    await price.getByRole("button", { name: "Agree a price" }).click();
    const dialog = page.getByRole("dialog", { name: "Agree a price" });
    await dialog.getByRole("combobox", { name: "Which charges" }).click();
    await page.getByRole("option", { name: "Recurring charges" }).click();
    await dialog.getByRole("textbox", { name: "Percent off" }).fill("30");
    await dialog.getByRole("textbox", { name: "Months" }).fill("6");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Moves over from a competitor");
    await readable(page, "the dialog of an agreed price");
    await dialog.getByRole("button", { name: "Agree", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    const agreed = price.getByRole("group", { name: "Agreed prices" });
    await agreed.getByText(/Moves over from a competitor/).waitFor();
    await agreed.getByText(/an order approver decides/).waitFor();
    await price.getByText("agreed", { exact: true }).first().waitFor();
    await readable(page, "an agreed price");
  });
  await step("agrees another for one line, and takes it back", async () => {
    const agreed = price.getByRole("group", { name: "Agreed prices" });
    await agreed.getByRole("button", { name: "Agree a price" }).click();
    const dialog = page.getByRole("dialog", { name: "Agree a price" });
    await dialog.getByRole("combobox", { name: "For" }).click();
    await page.getByRole("option", { name: /Home phone/ }).click();
    await dialog.getByText("New price", { exact: true }).click();
    await dialog.getByRole("textbox", { name: "A unit costs" }).fill("5");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("As last year");
    await dialog.getByRole("button", { name: "Agree", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await agreed.getByText(/New price €5.00/).waitFor();
    await agreed.getByRole("button", { name: "Take back: As last year" }).click();
    await agreed.getByText(/As last year/).waitFor({ state: "detached" });
    await agreed.getByText(/Moves over from a competitor/).waitFor();
  });
  const number = await step("submits the order, whose prices stay as agreed", async () => {
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    await page.getByText("Awaiting approval", { exact: true }).first().waitFor();
    await page.getByRole("group", { name: "Agreed prices" }).getByText(/Moves over from a competitor/).waitFor();
    await readable(page, "the lines of an order with agreed prices");
    return new URL(page.url()).pathname.split("/").at(-1);
  });
  const id = await orderId(number);
  await step("is approved by nobody but an order approver", async () => {
    await reached(id, "AWAITING_APPROVAL");
    await refused("fulfillment-manager", "approveOrder", { orderId: id }, "ordering.not_yours_to_approve");
    await refused("order-agent", "approveOrder", { orderId: id });
    equal((await order(id)).state, "AWAITING_APPROVAL", "the order after the refusals");
  });
  await step("who sees what was agreed and lets it pass", async () => {
    const approver = await person("order-approver");
    await open(approver, `/orders/${number}`);
    await approver.getByRole("group", { name: "Agreed prices" }).getByText(/30 %/).waitFor();
    await open(approver, "/approvals");
    await settle(approver);
    await readable(approver, "the approvals");
    await approver.getByRole("button", { name: `Approve ${number}` }).click();
    await approver.getByRole("region", { name: number }).waitFor({ state: "detached" });
    await reached(id, "COMPLETED");
  });
}
