/** The picture of the README: the orchestration of an order in progress. */
import { finishTask, openTask, reached, sdwan } from "../orders.mjs";
import { open, perform, person, readable, step } from "../stage.mjs";

export async function scene() {
  const made = await sdwan();
  await finishTask(made.id, { wan_address: "203.0.113.10", site_class: "shop" });
  await reached(made.id, "AWAITING_APPROVAL");
  await perform("order-approver", "approveOrder", { orderId: made.id });
  await openTask(made.id);
  const page = await person("fulfillment-manager", { theme: "light", width: 1440, height: 900 });
  await step("the picture stands still", async () => {
    await open(page, `/orders/${made.number}?tab=graph`);
    await page.locator(".react-flow__node").filter({ hasText: "SD-WAN routing" }).first().waitFor();
    await readable(page, "the orchestration");
    await page.screenshot({ path: process.env.ORDERLOOM_PICTURE });
  });
}
