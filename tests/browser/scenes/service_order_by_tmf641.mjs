/** A system outside orders a service by TMF641; an order manager finds it, has it approved, holds it, resumes it and follows it; the system is told all the way. */
import { createServer } from "node:http";
import { base, equal, open, person, readable, simulator, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const external = `OSS-${tag}`;
const services = "/tmf-api/serviceOrdering/v4";

export async function scene() {
  const listener = await listening();
  try {
    await slow(5_000);
    await follows(listener);
  } finally {
    await slow(0);
    listener.server.close();
  }
}

async function follows(listener) {
  const page = await person("order-manager");
  await step("a system outside subscribes to what becomes of its service orders", async () => {
    equal((await send(`${services}/hub`, { callback: listener.url })).status, 201, "the subscription");
  });
  const { number, href } = await step("it orders a firewall, and the order manager sees the order come into the list", () => arrives(page));
  await step("the order manager opens it, and an order approver lets it go", async () => {
    await page.getByRole("link", { name: number }).click();
    await page.getByText("Awaiting approval", { exact: true }).first().waitFor();
    await readable(page, "a service order that waits for approval");
    const approver = await person("order-approver");
    await open(approver, "/approvals");
    await approver.getByRole("button", { name: `Approve ${number}` }).click();
    await approver.getByRole("region", { name: number }).waitFor({ state: "detached" });
    await page.getByText("In progress", { exact: true }).first().waitFor();
    await told(listener, "inProgress");
  });
  await step("the order manager holds it, and resumes it", async () => {
    await verb(page, "Hold", "The customer moves house.");
    await page.getByText("On hold", { exact: true }).first().waitFor();
    await told(listener, "held");
    await readable(page, "a service order on hold");
    await verb(page, "Release");
    await page.getByText("In progress", { exact: true }).first().waitFor();
    equal((await state(href)).state, "inProgress", "what the system reads meanwhile");
  });
  await step("sees the services and resources that it became, and opens one of them", () => parts(page, number));
  await step("the systems answer, and the order completes", async () => {
    await slow(0);
    await open(page, `/orders/${number}`);
    await page.getByText("Completed", { exact: true }).first().waitFor();
    await readable(page, "a completed service order");
  });
  await step("the system was told of everything, in order", async () => {
    await told(listener, "completed");
    equal((await state(href)).state, "completed", "what the system reads in the end");
    const states = listener.heard().map(([, one]) => one);
    equal(states[0], "acknowledged", "what it heard first");
    equal(states.at(-1), "completed", "what it heard last");
  });
}

async function arrives(page) {
  await open(page, `/service-orders?q=${external}`);
  const made = await send(`${services}/serviceOrder`, {
    externalId: external,
    relatedParty: [{ id: "DEMO-CLINICS", role: "Customer", "@referredType": "Customer" }],
    serviceOrderItem: [
      {
        id: "1",
        action: "add",
        service: {
          serviceSpecification: { id: "firewall-service" },
          serviceCharacteristic: [{ name: "throughput", value: 500 }, { name: "vpn_users", value: 25 }],
        },
      },
    ],
  });
  equal(made.status, 201, "the order of the system");
  const link = page.getByRole("link", { name: /^SVO/ });
  await link.waitFor();
  await readable(page, "the list with a service order from outside");
  return { number: await link.innerText(), href: (await made.json()).href };
}

async function verb(page, name, reason) {
  await page.getByRole("button", { name, exact: true }).click();
  if (!reason) return;
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function parts(page, number) {
  await page.getByRole("tab", { name: "Orchestration" }).click();
  const stage = page.getByRole("region", { name: "Orchestration of the order" });
  for (const kind of [/Firewall service.*SO\d+/, /RO\d+/]) await stage.getByRole("button", { name: kind }).first().waitFor();
  await readable(page, "what a service order became");
  await stage.getByRole("button", { name: /RO\d+/ }).first().click();
  await page.getByRole("link", { name: "Open the domain order" }).click();
  await page.getByRole("list", { name: "The tree of this domain order" }).getByRole("link", { name: /^SO/ }).first().waitFor();
  await page.getByRole("link", { name: number }).first().waitFor();
  await readable(page, "a resource order of a service order");
}

const send = (path, body) => fetch(base + path, { method: "POST", headers: { ...credentials, "content-type": "application/json" }, body: JSON.stringify(body) });
const credentials = { authorization: `Bearer ${process.env.ORDERLOOM_TOKEN}` };
const state = async (href) => (await fetch(new URL(href, base), { headers: credentials })).json();

const told = (listener, wanted) => until(`the system was told ${wanted}`, () => listener.heard().some(([, one]) => one === wanted));

/** So long the systems outside take to answer: an order that is done at once can't be held. */
const slow = (latency_ms) => fetch(`${simulator}/settings`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ latency_ms, rules: [] }) });

/** Keeps what it is sent about this order. */
async function listening() {
  const got = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      got.push(JSON.parse(text));
      response.writeHead(204).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const heard = () =>
    got
      .filter(({ event }) => event.serviceOrder?.externalId === external)
      .map(({ eventType, event }) => [eventType, event.serviceOrder.state]);
  return { server, heard, url: `http://127.0.0.1:${server.address().port}/listener` };
}
