/** An order of a file names an offering that nobody knows: it waits in fallout until somebody says what is meant. */
import { readFileSync } from "node:fs";
import { data, equal, open, perform, person, readable, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const shipped = new URL("../../../flows/policies/order-intake.table.json", import.meta.url);

/** Lets orders of files wait, or refuses them as shipped. */
async function policy(waits) {
  const table = JSON.parse(readFileSync(shipped, "utf8"));
  for (const row of table.rows) if (row.id === "files") row.enabled = waits;
  const files = [{ name: "order-intake.table.json", text: JSON.stringify({ ...table, tests: [] }) }];
  const revision = async () => (await data("process-admin", `{ definition(key: "order-intake") { draft { revision } } }`)).definition?.draft?.revision ?? 0;
  const take = [{ place: "order-intake.table.json", key: "order-intake", revision: await revision() }];
  await perform("process-admin", "importDefinitions", { files, take }, "imported { key }");
  const drafted = await revision();
  if (drafted) await perform("process-admin", "publishDefinition", { key: "order-intake", revision: drafted, note: waits ? "wait" : "as shipped" }, "");
}

async function imported(page, ref) {
  await open(page, "/imports");
  const content = Buffer.from(`Account;Offering;External id\nACC0001002;teleport;${ref}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: `${ref}.csv`, mimeType: "text/csv", buffer: content });
  await page.getByRole("button", { name: "Begin the dry run" }).click();
  await page.getByRole("button", { name: /^Make and submit/ }).click();
  await page.getByRole("button", { name: "Download the report" }).waitFor();
  const found = await data("order-agent", `{ orders(filter: {search: "${ref}"}, first: 1) { nodes { id number state fallouts { number type state } } } }`);
  return found.orders.nodes[0];
}

const order = async (ref) => (await data("order-agent", `{ orders(filter: {search: "${ref}"}, first: 1) { nodes { state lines { offering { key } } } } }`)).orders.nodes[0];

export async function scene() {
  const agent = await person("order-agent");
  await policy(true);
  const [first, second] = await step("orders of a file that name what is unknown wait as data", async () => {
    const made = [await imported(agent, `meant-${tag}`), await imported(agent, `wrong-${tag}`)];
    for (const one of made) equal([one.state, one.fallouts.map(({ type }) => type)], ["DRAFT", ["DATA"]], "the order");
    return made;
  });
  const page = await person("fallout-manager");
  await step("the fallout says what is unknown, and where", async () => {
    await open(page, `/fallout/${first.fallouts[0].number}`);
    await page.getByRole("cell", { name: "rows[0].offering" }).waitFor();
    await page.getByRole("cell", { name: "There is no offering 'teleport'." }).waitFor();
    await readable(page, "a fallout of data");
  });
  await step("the offering that is meant sends the order on", async () => {
    await page.getByRole("button", { name: "Say what is meant" }).click();
    const choice = page.getByRole("combobox", { name: "Offering instead of teleport" });
    await choice.click();
    await page.getByRole("option").first().waitFor();
    await choice.fill("object-storage");
    await choice.press("Tab");
    await page.getByRole("option").first().waitFor({ state: "hidden" });
    await readable(page, "what is meant");
    await page.getByRole("button", { name: "Send the order on" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    const sent = await until("the order went on", async () => {
      const found = await order(`meant-${tag}`);
      return found.state === "DRAFT" ? null : found;
    });
    equal(sent.lines[0].offering.key, "object-storage", "the offering");
  });
  await step("another is rejected, and says why", async () => {
    await open(page, `/fallout/${second.fallouts[0].number}`);
    await page.getByRole("button", { name: "Reject the order" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("We do not sell that.");
    await page.getByRole("dialog").getByRole("button", { name: "Reject the order" }).click();
    await until("the order is canceled", async () => (await order(`wrong-${tag}`)).state === "CANCELED");
  });
  await policy(false);
}
