/** Every screen of the studio: read by axe, nothing cut off or overlapping; the pictures are kept where wanted. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openFlow } from "../flows.mjs";
import { finishTask, openTask, sdwan } from "../orders.mjs";
import { data, legible, open, person, readable, settle, step, until } from "../stage.mjs";

const pictures = process.env.ORDERLOOM_PICTURES;

const panels = [
  ["Settings", "settings"], ["Problems", "problems"], ["Test and run", "test"], ["Test cases", "cases"],
  ["Runs", "runs"], ["Versions", "versions"], ["Outline", "outline"], ["JSON", "json"],
];

const pages = [
  ["/flows", "flows"], ["/flows/fibre-enrichment/runs", "runs-of-a-flow"], ["/tables/fulfillment-product", "table"],
  ["/policies", "policies"], ["/policies/order-approval", "policy"], ["/forms", "forms"], ["/forms/site-survey", "form"],
  ["/connections", "connections"], ["/connections/warehouse", "connection"], ["/fields", "custom-fields"],
];

async function look(page, name) {
  await page.mouse.move(2, 2);
  await page.getByRole("tooltip").waitFor({ state: "detached" });
  await settle(page);
  await readable(page, name);
  await legible(page, name);
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}

async function runOf(order) {
  const query = "query($id: ID!) { order(id: $id) { runs { id definitionKey state } } }";
  return until("there is a run", async () => (await data("process-admin", query, { id: order })).order.runs[0]);
}

async function tour(options) {
  const page = await person("process-admin", options);
  for (const [address, name] of pages) {
    await step(`looks at ${address}`, async () => {
      await open(page, address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await look(page, name);
    });
  }
  await step("looks at the ways to begin", async () => {
    await open(page, "/flows");
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.getByText("From a template").click();
    await look(page, "flow-new");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await look(page, "flow-import");
  });
  await openFlow(page, "fibre-enrichment");
  for (const [label, name] of panels) {
    await step(`looks at the panel ${label}`, async () => {
      const button = page.getByRole("toolbar", { name: "Panels" }).getByRole("button", { name: label, exact: label !== "Problems" });
      if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
      await page.locator("[data-panel]").waitFor();
      await look(page, `designer-${name}`);
    });
  }
  await step("looks at a live run", async () => {
    const made = await sdwan(1);
    await openTask(made.id);
    const run = await runOf(made.id);
    await finishTask(made.id, { wan_address: "203.0.113.9/30", site_class: "shop" });
    await open(page, `/flows/${run.definitionKey}?run=${run.id}`);
    await page.locator(".react-flow__node-step").first().waitFor();
    await look(page, "designer-live-run");
  });
}

export const lightly = () => tour({ theme: "light", width: 1280, height: 720 });
export const darkly = () => tour({ theme: "dark", width: 1440, height: 900 });
