/** The picture of the README: the orchestration of an order in progress. */
import { finishTask, surveyed, waitingTasks } from "../orders.mjs";
import { open, person, readable, step } from "../stage.mjs";

export async function scene() {
  const made = await surveyed(3);
  await waitingTasks(made.id, 3);
  await finishTask(made.id, { routing_protocol: "bgp", asn: 64512 });
  await waitingTasks(made.id, 2);
  const page = await person("fulfillment-manager", { theme: "light", width: 1440, height: 900 });
  await step("the picture stands still", async () => {
    await open(page, `/orders/${made.number}?tab=graph`);
    await page.locator("[data-node]").filter({ hasText: "SD-WAN routing" }).first().waitFor();
    await readable(page, "the orchestration");
    await page.screenshot({ path: process.env.ORDERLOOM_PICTURE });
  });
}
