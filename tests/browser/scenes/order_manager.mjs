/** The order manager holds an order that is being fulfilled, releases it, and cancels one that has not begun. */
import { fibre, openTask, order, reached } from "../orders.mjs";
import { data, equal, offers, open, outside, person, readable, refused, step } from "../stage.mjs";

const state = (page, word) => page.getByRole("definition").getByText(word, { exact: true }).first().waitFor();

export async function scene() {
  const running = await fibre("Acme", "technician");
  const waiting = await fibre("Library");
  await openTask(running.id);
  await reached(waiting.id, "AWAITING_APPROVAL");
  const page = await person("order-manager");
  await step("holds an order, with a reason", async () => {
    await open(page, `/orders/${running.number}`);
    await state(page, "In progress");
    await page.getByRole("button", { name: "Hold" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The customer is away.");
    await readable(page, "the hold dialog");
    await dialog.getByRole("button", { name: "Hold" }).click();
    await state(page, "On hold");
    await page.getByText("Reason: The customer is away.").waitFor();
    await readable(page, "an order on hold");
    equal((await order(running.id)).state, "ON_HOLD", "the order");
  });
  await step("releases it", async () => {
    await page.getByRole("button", { name: "Release" }).click();
    await state(page, "In progress");
    equal((await order(running.id)).state, "IN_PROGRESS", "the order");
  });
  await step("raises its priority", async () => {
    await page.getByRole("button", { name: "Change the priority" }).click();
    await page.getByRole("menuitem", { name: "Critical" }).click();
    await page.getByRole("button", { name: "Change the priority" }).getByText("Critical").waitFor();
  });
  await step("cancels an order before work has begun", async () => {
    await open(page, `/orders/${waiting.number}`);
    await page.getByRole("button", { name: "Cancel order" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Ordered twice.");
    await readable(page, "the cancel dialog");
    await dialog.getByRole("button", { name: "Cancel order" }).click();
    await state(page, "Canceled");
    equal(await page.getByRole("button", { name: "Cancel order" }).count(), 0, "a cancel button after it");
    const found = await order(waiting.id);
    equal([found.state, found.stateReason], ["CANCELED", "Ordered twice."], "the order");
  });
  await step("is refused what others do", async () => {
    await offers(page, ["Home", "Orders", "Service orders", "Domain orders", "Needs attention", "Accounts", "New order", "Imports", "Requests"]);
    await outside(page, ["/approvals", "/fallout", "/people", "/policies"]);
    const other = await fibre("Clinics");
    await reached(other.id, "AWAITING_APPROVAL");
    await refused("order-manager", "approveOrder", { orderId: other.id });
    const task = await openTask(running.id);
    await refused("order-manager", "claimTask", { taskId: task.id });
    equal((await data("process-admin", "query($id: ID!) { order(id: $id) { state } }", { id: other.id })).order.state, "AWAITING_APPROVAL", "the order");
  });
}
