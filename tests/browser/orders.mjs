/** What happened before a scene begins: orders of other people, brought where the scene needs them. */
import { data, perform, simulator, until } from "./stage.mjs";

const accounts = new Map();

/** An account of the demonstration with its sites, by a part of its name. */
export async function account(name) {
  if (!accounts.has(name)) {
    const query = "query($name: String) { accounts(search: $name) { nodes { id name sites { id name } } } }";
    accounts.set(name, (await data("order-agent", query, { name })).accounts.nodes[0]);
  }
  return accounts.get(name);
}

/** The first line holds the others; with `placed`, these are spread over the sites of the account. */
async function capture(name, lines, placed = true) {
  const { id, sites } = await account(name);
  const site = (index) => (placed ? sites[Math.max(0, index - 1) % sites.length].id : null);
  const input = {
    accountId: id,
    submit: true,
    lines: lines.map(([offering, characteristics = {}], index) => ({
      offering,
      number: String(index + 1),
      parentNumber: index === 0 ? null : "1",
      siteId: site(index),
      characteristics: Object.entries(characteristics).map(([key, value]) => ({ name: key, value })),
    })),
  };
  return (await perform("order-agent", "createOrder", input, "order { id number version }")).order;
}

/** A triple play; with a technician its installation waits for a person. */
export const fibre = (name, installation = "self") =>
  capture(name, [["fibre-triple-play"], ["fibre-internet", { bandwidth: 600, installation }], ["home-phone"], ["tv"], ["wifi-router"]]);

/** SD-WAN at one site or more: each is surveyed, approved, surveyed again, and its routing is decided late. */
export const sdwan = (sites = 1) =>
  capture("Harbour", [["sdwan-bronze"], ...Array.from({ length: sites }, () => ["sdwan-site", { bandwidth: 100 }])]);

export const mobile = () =>
  capture("Acme", [["mobile-tariff"], ["mobile-telephony"], ["tariff-plan"], ["coverage-options"]], false);

const orderQuery = `query($id: ID!) {
  order(id: $id) {
    id number state version stateReason
    tasks { id number state type version group { key } name { text } }
    fallouts { id number state version }
    deferrals { id state }
  }
}`;

/** The order as an administrator sees it. */
export const order = async (id) => (await data("process-admin", orderQuery, { id })).order;

/** The order once it is in this state. */
export const reached = (id, state) =>
  until(`order ${id} is ${state}`, async () => {
    const found = await order(id);
    return found.state === state && found;
  });

/** The open task of a person in this order. */
export const openTask = (id) =>
  until(`a person's task of ${id} is open`, async () =>
    (await order(id)).tasks.find(({ state, group }) => state === "OPEN" && group),
  );

/** So many tasks of people are open, and no system is at work. */
export const waitingTasks = (id, count) =>
  until(`${count} tasks of ${id} wait for people, and nothing else`, async () => {
    const open = (await order(id)).tasks.filter(({ state }) => ["OPEN", "IN_PROGRESS"].includes(state));
    return open.length === count && open.every(({ group }) => group);
  });

/** The fulfillment agent does the open task of this order. */
export async function finishTask(id, values) {
  const task = await openTask(id);
  const { task: claimed } = await perform("fulfillment-agent", "claimTask", { taskId: task.id }, "task { id version }");
  await perform("fulfillment-agent", "completeTask", { taskId: task.id, version: claimed.version, values });
}

/** An SD-WAN order in fulfillment: surveyed and approved, its second surveys open and its routing undecided. */
export async function surveyed(sites = 1) {
  const made = await sdwan(sites);
  for (let number = 0; number < sites; number += 1) {
    await finishTask(made.id, { wan_address: `203.0.113.${10 + number}`, site_class: "shop" });
  }
  await reached(made.id, "AWAITING_APPROVAL");
  await perform("order-approver", "approveOrder", { orderId: made.id });
  await reached(made.id, "IN_PROGRESS");
  await openTask(made.id);
  return made;
}

const refusedOnce = {
  operation: "mobile-core.create-subscriber", status: 422, code: "subscriber_rejected", times: 1,
  message: "The subscriber register rejects the record.",
};

/** A mobile order that the system outside has refused, told to do so once; and its fallout. */
export async function broken() {
  await post(`${simulator}/settings`, { latency_ms: 0, rules: [refusedOnce] });
  const made = await mobile();
  const fallout = await until(`${made.number} has a fallout`, async () => (await order(made.id)).fallouts[0]);
  return { made, fallout };
}

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

/** A new account with so many sites in one city, and somebody there; its id. */
export async function chain(name, sites = 12) {
  const { account: made } = await perform("order-agent", "createAccount", { name, segment: "enterprise", currency: "EUR" }, "account { id }");
  for (let count = 1; count <= sites; count += 1) {
    const site = { name: `Shop ${String(count).padStart(2, "0")}`, street: `${count} High Street`, city: "Porto", country: "PT" };
    await perform("order-agent", "addSite", { accountId: made.id, ...site, clientKey: `${name}-${count}` });
  }
  await perform("order-agent", "addContact", { accountId: made.id, name: "Ana Lima", email: "ana.lima@example.com" });
  return made.id;
}
