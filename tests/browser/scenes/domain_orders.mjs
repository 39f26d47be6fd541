/** A manager finds a service order among all domain orders, reads where it stands, and looks at what needs attention. */
import { surveyed } from "../orders.mjs";
import { data, open, person, readable, step, until } from "../stage.mjs";

const listed = `query Listed($order: [ID!]!) { domainOrders(filter: { order: $order, kind: [SERVICE] }) { nodes { number } } }`;

export async function scene() {
  const { id } = await surveyed();
  const page = await person("fulfillment-manager");
  const [first] = await until("a service order is there", async () => {
    const { domainOrders } = await data("fulfillment-manager", listed, { order: [id] });
    return domainOrders.nodes.length > 0 && domainOrders.nodes;
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
    await page.getByRole("tab", { name: "Activity" }).click();
  });
  await step("sees what needs attention", async () => {
    await open(page, "/attention");
    await page.getByRole("heading", { name: "Needs attention" }).waitFor();
    await readable(page, "what needs attention");
  });
}
