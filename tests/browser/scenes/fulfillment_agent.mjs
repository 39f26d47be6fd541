/** The fulfillment agent fills in an enrichment task and a fulfillment task; the order completes. */
import { order, reached, sdwan, openTask } from "../orders.mjs";
import { equal, offers, open, outside, perform, person, readable, refused, step } from "../stage.mjs";

async function take(page, made, name) {
  const task = await openTask(made.id);
  await open(page, `/work?q=${made.number}`);
  await page.getByRole("table", { name: "My work" }).getByRole("link", { name: task.number }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("button", { name: "Take it" }).click();
  await page.getByRole("button", { name: "Complete" }).waitFor();
  return task;
}

const closed = (page) => page.getByText("Closed complete", { exact: true }).or(page.getByText("Done", { exact: true })).first().waitFor();

export async function scene() {
  const made = await sdwan();
  const page = await person("fulfillment-agent");
  await step("is offered what a fulfillment agent does", async () => {
    await open(page, "/work");
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "My work", "Requests"]);
    await readable(page, "my work");
  });
  await step("takes the enrichment task", () => take(page, made, "Capture the site survey"));
  await step("is told at the field what is missing and what is wrong", async () => {
    await readable(page, "the enrichment form");
    await page.getByRole("button", { name: "Complete" }).click();
    await page.getByText("Please fill this in").first().waitFor();
    await page.getByRole("textbox", { name: "WAN address" }).fill("somewhere");
    await page.getByRole("combobox", { name: "Kind of site" }).click();
    await page.getByRole("option", { name: "Shop" }).click();
    await page.getByRole("button", { name: "Complete" }).click();
    const field = page.getByRole("textbox", { name: "WAN address" });
    await page.waitForFunction((node) => node?.getAttribute("aria-invalid") === "true", await field.elementHandle());
    await readable(page, "a refused form");
    equal((await order(made.id)).state, "ENRICHING", "the order after a refusal");
  });
  await step("completes it; the order waits for approval", async () => {
    await page.getByRole("textbox", { name: "WAN address" }).fill("203.0.113.10/30");
    await page.getByRole("button", { name: "Complete" }).click();
    await closed(page);
    await reached(made.id, "AWAITING_APPROVAL");
    await refused("fulfillment-agent", "approveOrder", { orderId: made.id });
    await perform("order-approver", "approveOrder", { orderId: made.id });
  });
  await step("takes and completes the fulfillment task", async () => {
    await take(page, made, "Survey the site");
    await page.getByRole("combobox", { name: "Routing protocol" }).click();
    await page.getByRole("option", { name: "BGP" }).click();
    await page.getByRole("textbox", { name: "AS number" }).fill("64512");
    await readable(page, "the fulfillment form");
    await page.getByRole("button", { name: "Complete" }).click();
    await closed(page);
  });
  await step("sees the order completed", async () => {
    await reached(made.id, "COMPLETED");
    await open(page, `/orders/${made.number}?tab=inventory`);
    await page.getByText("SD-WAN").first().waitFor();
    await readable(page, "the inventory");
  });
  await step("is refused what others do", async () => {
    await outside(page, ["/capture", "/approvals", "/people", "/policies"]);
    await refused("fulfillment-agent", "holdOrder", { orderId: made.id });
    const other = await sdwan();
    const task = await openTask(other.id);
    await refused("fulfillment-agent", "skipTask", { taskId: task.id, reason: "Not mine to skip." });
    await refused("order-agent", "claimTask", { taskId: task.id });
  });
}
