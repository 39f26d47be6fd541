/** A manager finds a service order among all domain orders, reads where it stands, and looks at what needs attention. */
import { surveyed } from "../orders.mjs";
import { data, open, person, readable, step, until } from "../stage.mjs";

const listed = `query Listed($order: [ID!]!) { domainOrders(filter: { order: $order, kind: [SERVICE] }) { nodes { number tasks { actions } } } }`;

export async function scene() {
  const { id } = await surveyed();
  const page = await person("fulfillment-manager");
  const first = await until("a service order with something to do is there", async () => {
    const { domainOrders } = await data("fulfillment-manager", listed, { order: [id] });
    return domainOrders.nodes.find(({ tasks }) => tasks.some(({ actions }) => actions.length > 0));
  });
  await step("finds it in the list of its kind", async () => {
    await open(page, "/domain-orders?kind=SERVICE");
    await page.getByRole("table", { name: "Domain orders" }).waitFor();
    await readable(page, "the domain orders");
    await page.getByRole("textbox", { name: /Find domain orders/ }).fill(first.number);
    await page.getByRole("status").filter({ hasText: /^1 found$/ }).waitFor();
  });
  await step("reads where it stands", async () => {
    await page.getByRole("link", { name: first.number }).click();
    await page.getByRole("list", { name: "The tree of this domain order" }).waitFor();
    await readable(page, "a domain order");
    await page.getByRole("navigation", { name: "Where it belongs" }).getByRole("link", { name: /^ORD/ }).waitFor();
    await page.getByRole("tab", { name: "Activity" }).click();
  });
  await step("asks why it is there, and why something else is not", async () => {
    await page.getByRole("tab", { name: "Why", exact: true }).click();
    await page.getByRole("region", { name: "Why it is here" }).waitFor();
    await readable(page, "why a domain order is there");
  });
  await step("acts on one of its tasks without leaving it", async () => {
    await page.getByRole("tab", { name: "Tasks" }).click();
    await page.getByRole("button", { name: /^Act on/ }).first().click();
    await page.getByRole("dialog").getByRole("link", { name: "Open the task" }).waitFor();
    await readable(page, "a task beside its domain order");
    await page.keyboard.press("Escape");
  });
  await step("sees what needs attention", async () => {
    await open(page, "/attention");
    await page.getByRole("heading", { name: "Needs attention" }).waitFor();
    await readable(page, "what needs attention");
  });
}
