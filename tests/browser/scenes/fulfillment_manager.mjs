/** The fulfillment manager drops a deferral and sees the picture of the orchestration move, and the order complete. */
import { finishTask, order, reached, surveyed } from "../orders.mjs";
import { equal, offers, open, outside, person, readable, refused, step } from "../stage.mjs";

export async function scene() {
  const made = await surveyed();
  const page = await person("fulfillment-manager", { theme: "dark" });
  const node = (name) => page.locator("[data-node]").filter({ hasText: name }).last();
  const shows = (name, state) => node(name).filter({ hasText: state }).waitFor();
  await step("sees the routing wait in the picture", async () => {
    await open(page, `/orders/${made.number}?tab=graph`);
    await shows("SD-WAN routing", "Waiting");
    await readable(page, "the orchestration");
  });
  await step("is the only one who may drop it", async () => {
    const [deferral] = (await order(made.id)).deferrals;
    for (const login of ["fulfillment-agent", "order-manager"]) {
      await refused(login, "dropDeferral", { deferralId: deferral.id, reason: "Not mine to drop." });
    }
    equal((await order(made.id)).deferrals.map(({ state }) => state), ["WAITING"], "the deferral after the refusals");
  });
  await step("drops it, with a reason; the picture follows", async () => {
    await node("SD-WAN routing").click();
    await readable(page, "the side panel of a deferral");
    await page.getByRole("button", { name: "Drop this deferral" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The site keeps its static routes.");
    await dialog.getByRole("button", { name: "Drop", exact: true }).click();
    await shows("SD-WAN routing", "Dropped");
    equal((await order(made.id)).deferrals.map(({ state }) => state), ["DROPPED"], "the deferral");
  });
  await step("sees the tasks move while others work, without a reload", async () => {
    await shows("Survey the site", "Open");
    await finishTask(made.id, { routing_protocol: "static" });
    await shows("Survey the site", "Done");
    await shows("Activate the site", "Done");
    await reached(made.id, "COMPLETED");
    await page.getByRole("definition").getByText("Completed", { exact: true }).first().waitFor();
    await readable(page, "the completed orchestration");
  });
  await step("is refused what others do", async () => {
    await offers(page, ["Home", "Orders", "Domain orders", "Needs attention", "Accounts", "My work", "Approvals", "Fallout", "Requests", "Flows"]);
    await outside(page, ["/capture", "/people", "/policies"]);
    await refused("fulfillment-manager", "holdOrder", { orderId: made.id });
    await refused("fulfillment-manager", "cancelOrder", { orderId: made.id });
  });
}
