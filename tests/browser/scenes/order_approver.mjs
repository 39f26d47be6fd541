/** The order approver rejects one order and approves another, which then goes on by itself. */
import { fibre, openTask, order, reached } from "../orders.mjs";
import { equal, offers, open, outside, person, readable, refused, step } from "../stage.mjs";

export async function scene() {
  const bad = await fibre("Library");
  const good = await fibre("Clinics", "technician");
  await reached(bad.id, "AWAITING_APPROVAL");
  await reached(good.id, "AWAITING_APPROVAL");
  const page = await person("order-approver");
  await step("sees both orders wait", async () => {
    await open(page, "/approvals");
    await page.getByRole("region", { name: bad.number }).waitFor();
    await page.getByRole("region", { name: good.number }).waitFor();
    await readable(page, "the approvals");
  });
  await step("rejects one, which takes a reason", async () => {
    await page.getByRole("button", { name: `Reject ${bad.number}` }).click();
    const dialog = page.getByRole("dialog");
    equal(await dialog.getByRole("button", { name: "Reject" }).isDisabled(), true, "rejecting without a reason is disabled");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("There is no building permit.");
    await dialog.getByRole("button", { name: "Reject" }).click({ trial: true });
    await readable(page, "the reject dialog");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await page.getByRole("region", { name: bad.number }).waitFor({ state: "detached" });
    const found = await order(bad.id);
    equal([found.state, found.stateReason], ["REJECTED", "There is no building permit."], "the rejected order");
  });
  await step("approves the other, which is then fulfilled", async () => {
    await page.getByRole("button", { name: `Approve ${good.number}` }).click();
    await page.getByRole("region", { name: good.number }).waitFor({ state: "detached" });
    await reached(good.id, "IN_PROGRESS");
    await open(page, `/orders/${good.number}?tab=graph`);
    await page.getByText("Install at the customer's").first().waitFor();
    await readable(page, "the approved order");
  });
  await step("is refused what others do", async () => {
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "My work", "Approvals"]);
    await outside(page, ["/capture", "/fallout", "/people"]);
    await refused("order-approver", "holdOrder", { orderId: good.id });
    await refused("order-approver", "cancelOrder", { orderId: good.id });
    const task = await openTask(good.id);
    await refused("order-approver", "claimTask", { taskId: task.id }, "missing"); // a task of a group that is not theirs
    equal((await order(good.id)).state, "IN_PROGRESS", "the order after the refusals");
  });
}
