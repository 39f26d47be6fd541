/** An order manager captures a service order, finds it in its list, sees it approved and fulfilled, and calls another one off. */
import { data, equal, open, person, readable, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);

async function captured(page, ref) {
  await open(page, "/service-orders");
  await page.getByRole("link", { name: "New service order" }).click();
  await page.getByRole("heading", { name: "New service order" }).waitFor();
  await page.getByRole("combobox", { name: "Account" }).fill("Blue River");
  await page.getByRole("option", { name: "Blue River Clinics" }).click();
  await page.getByRole("textbox", { name: "External id" }).fill(ref);
  await page.getByRole("combobox", { name: "Service" }).fill("Firewall");
  await page.getByRole("option", { name: "Firewall service" }).click();
  await page.getByRole("textbox", { name: "Remote users" }).fill("25");
  await readable(page, "a new service order");
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL(/\/orders\/SVO/);
  return page.url().match(/SVO\d+/)[0];
}

const reached = (number, ...states) => until(`${number} ${states.join(" or ")}`, async () => states.includes((await state(number)).state));
const state = async (number) => (await data("order-manager", `{ order(number: "${number}") { kind state } }`)).order;

export async function scene() {
  const page = await person("order-manager");
  const number = await step("a service order is written: for whom, which service, with which values", async () => {
    const made = await captured(page, `svc-${tag}`);
    await reached(made, "AWAITING_APPROVAL");
    equal((await state(made)).kind, "SERVICE", "its kind");
    return made;
  });
  await step("its record shows the service and no price", async () => {
    await open(page, `/orders/${number}`);
    await page.getByText("Firewall service").first().waitFor();
    await readable(page, "the record of a service order");
  });
  await step("it is found in the list of service orders, and not among customers' orders", async () => {
    await open(page, `/service-orders?q=svc-${tag}`);
    await page.getByRole("link", { name: number }).waitFor();
    await readable(page, "the list of service orders");
    await open(page, `/orders?q=svc-${tag}`);
    await page.getByText("No order matches this filter").waitFor();
  });
  await step("an approver lets it go, and it is fulfilled", async () => {
    const approver = await person("order-approver");
    await open(approver, `/orders/${number}`);
    await approver.getByRole("button", { name: "Approve", exact: true }).click();
    await reached(number, "IN_PROGRESS", "COMPLETED");
  });
  await step("another one is called off", async () => {
    const other = await captured(page, `off-${tag}`);
    await reached(other, "AWAITING_APPROVAL");
    await page.getByRole("button", { name: "Cancel order" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Ordered twice.");
    await dialog.getByRole("button", { name: "Cancel order" }).click();
    await reached(other, "CANCELED");
  });
}
