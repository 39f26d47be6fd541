/** An agent sells SD-WAN to twelve sites with options and a discount that an approver agrees to, and follows the order. */
import { chain, finishTask, order, reached, waitingTasks } from "../orders.mjs";
import { data, equal, open, person, readable, step, until } from "../stage.mjs";

const sites = 12;

export async function scene() {
  const name = `Network ${Date.now().toString(36)}`;
  const accountId = await chain(name, sites);
  const page = await person("order-agent");
  const price = page.getByRole("complementary", { name: "Price" });
  const table = page.getByRole("table", { name: "Sites" });
  await step("chooses SD-WAN from the catalog", async () => {
    await open(page, `/capture?account=${accountId}`);
    await page.getByRole("button", { name: /^SD-WAN bronze/ }).click();
    await page.getByText(/Saved as draft ORD/).waitFor();
  });
  await step("brings it to twelve sites, with options for each", async () => {
    await page.getByRole("button", { name: "Many sites in a table" }).first().click();
    await page.getByRole("button", { name: `Add all ${sites} sites that are left` }).click();
    await until("each site has its row", async () => (await table.getByRole("row").count()) === sites + 1);
    const bandwidth = table.getByRole("spinbutton", { name: /^Bandwidth/ });
    await until("each row asks its questions", async () => (await bandwidth.count()) >= sites);
    await bandwidth.first().fill("300");
    await table.getByRole("button", { name: /^Fill Bandwidth/ }).click();
    await until("each has 300 Mbit/s", async () => (await bandwidth.evaluateAll((all) => all.map((one) => one.value))).every((one) => one === "300"));
    await bandwidth.nth(1).fill("1000");
    const firewall = table.getByRole("combobox", { name: /^Firewall/ });
    await firewall.first().selectOption({ label: "Basic firewall" });
    await table.getByRole("button", { name: /^Fill Firewall/ }).click();
    await until("each has a firewall", async () => (await firewall.evaluateAll((all) => all.map((one) => one.value))).every((one) => one.includes("basic")));
    await readable(page, "the sites of the network");
  });
  await step("agrees a discount above what an agent may give", async () => {
    await price.getByRole("button", { name: "Agree a price" }).click();
    const dialog = page.getByRole("dialog", { name: "Agree a price" });
    await dialog.getByRole("combobox", { name: "Which charges" }).click();
    await page.getByRole("option", { name: "Recurring charges" }).click();
    await dialog.getByRole("textbox", { name: "Percent off" }).fill("20");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Twelve sites at once");
    await dialog.getByRole("button", { name: "Agree", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await price.getByText(/an order approver decides/).waitFor();
  });
  const number = await step("sends it, and sees it wait for what the sites are like", async () => {
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    await page.getByRole("group", { name: "Agreed prices" }).getByText(/Twelve sites at once/).waitFor();
    await page.getByText("Enriching", { exact: true }).first().waitFor();
    return new URL(page.url()).pathname.split("/").at(-1);
  });
  const { id } = (await data("order-agent", "query($number: String!) { order(number: $number) { id } }", { number })).order;
  await step("the fulfillment agent surveys each site", async () => {
    await waitingTasks(id, sites);
    for (let site = 0; site < sites; site += 1) await finishTask(id, { wan_address: `203.0.113.${10 + site}`, site_class: "shop" });
    await reached(id, "AWAITING_APPROVAL");
  });
  await step("an order approver sees the discount, and approves", async () => {
    const approver = await person("order-approver");
    await open(approver, `/orders/${number}`);
    await approver.getByRole("group", { name: "Agreed prices" }).getByText(/20 %/).waitFor();
    await open(approver, "/approvals");
    await approver.getByRole("button", { name: `Approve ${number}` }).click();
    await approver.getByRole("region", { name: number }).waitFor({ state: "detached" });
    await reached(id, "IN_PROGRESS");
  });
  await step("the agent follows it to the work at the sites", async () => {
    await page.getByText("In progress", { exact: true }).first().waitFor();
    await page.getByRole("tab", { name: "Orchestration" }).click();
    await until("the edge of each site is at work", async () => (await order(id)).tasks.length > sites);
    equal((await order(id)).fallouts.length, 0, "faults");
    await readable(page, "the order at work");
  });
}
