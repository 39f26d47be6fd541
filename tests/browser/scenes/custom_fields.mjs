/** A process admin adds fields to orders, the agent fills them in, finds orders by them, and a policy goes by one. */
import { account, order, reached } from "../orders.mjs";
import { data, equal, open, outside, perform, person, readable, refused, settle, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const level = { key: `level_${tag}`, label: `Review level ${tag}` };
const ledger = { key: `ledger_${tag}`, label: `Ledger ${tag}` };

async function define(page, { label }, fill) {
  await page.getByRole("button", { name: "New field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label (English)").fill(label);
  await dialog.getByLabel("Label (Portuguese)").fill(`${label} (pt)`);
  await fill(dialog);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("list", { name: "Fields in their order" }).getByRole("button", { name: label, exact: true }).waitFor();
}

async function choose(dialog, page, label, option) {
  await dialog.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

const named = async (page) =>
  (await page.getByRole("list", { name: "Fields in their order" }).locator("li > div > button").allInnerTexts()).filter((name) =>
    name.includes(tag),
  );

async function defineFields(page) {
  await step("opens the custom fields", async () => {
    await open(page, "/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Custom fields" }).click();
    await page.getByRole("heading", { name: "Custom fields", level: 1 }).waitFor();
    await readable(page, "the custom fields");
  });
  await step("defines a list to choose from, and is told what is wrong first", async () => {
    await define(page, level, async (dialog) => {
      equal(await dialog.getByLabel("Key").inputValue(), `review_level_${tag}`, "the key made of the label");
      await dialog.getByLabel("Key").fill("Level 1");
      await choose(dialog, page, "Type", "One of a list");
      await dialog.getByRole("button", { name: "Save" }).click();
      await dialog.getByText(/A key begins with a small letter/).waitFor();
      await dialog.getByText("List at least one value.").waitFor();
      await readable(page, "a field with problems");
      await dialog.getByLabel("Key").fill(level.key);
      for (const [index, [en, pt]] of [["Light", "Leve"], ["Thorough", "Rigoroso"]].entries()) {
        await dialog.getByRole("button", { name: "Add a value" }).click();
        await dialog.getByLabel(`Value ${index + 1}, English`).fill(en);
        await dialog.getByLabel(`Value ${index + 1}, Portuguese`).fill(pt);
        equal(await dialog.getByLabel(`Value ${index + 1}, as it is kept`).inputValue(), en.toLowerCase(), "the kept value");
      }
      await readable(page, "a field with values");
    });
  });
  await step("defines a text with a pattern", () =>
    define(page, ledger, async (dialog) => {
      await dialog.getByLabel("Key").fill(ledger.key);
      await dialog.getByLabel("Pattern").fill("L-[0-9]+");
    }),
  );
  await step("puts them in another order by a key, and by dragging", async () => {
    equal(await named(page), [level.label, ledger.label], "the order at first");
    await page.getByRole("button", { name: ledger.label, exact: true }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await until("the order is changed", async () => (await named(page))[0] === ledger.label);
    const rows = page.getByRole("list", { name: "Fields in their order" }).locator("li");
    const row = (label) => rows.filter({ has: page.getByRole("button", { name: label, exact: true }) });
    await row(level.label).dragTo(row(ledger.label));
    await until("the order is as at first", async () => (await named(page))[0] === level.label);
    const kept = "{ customFields(noun: ORDER) { key } }";
    await until("the order is kept", async () => {
      const keys = (await data("process-admin", kept)).customFields.map(({ key }) => key).filter((key) => key.includes(tag));
      return keys[0] === level.key && keys[1] === ledger.key;
    });
    await page.getByRole("region", { name: "Preview of the form" }).getByLabel(ledger.label).waitFor();
    await readable(page, "the fields in their order");
  });
}

async function fillIn(page) {
  await step("captures an order with them", async () => {
    await open(page, "/capture");
    await page.getByRole("combobox", { name: "Account" }).fill("Blue River");
    await page.getByRole("option", { name: /Blue River Clinics/ }).click();
    await page.getByRole("button", { name: /^Fibre triple play/ }).click();
    const line = page.getByRole("region", { name: "Fibre triple play" });
    await line.getByRole("combobox", { name: "Site" }).click();
    await page.getByRole("option", { name: /Riverside clinic/ }).click();
    const own = page.getByRole("group", { name: "Custom fields of the order" });
    await own.getByLabel(ledger.label).fill("seven");
    await page.getByText(/must look like L-/).first().waitFor();
    await readable(page, "a value that does not fit");
    await own.getByLabel(ledger.label).fill("L-77");
    await page.getByText(/Saved as draft ORD/).waitFor();
    await own.getByRole("combobox", { name: level.label }).click();
    await page.getByRole("option", { name: "Thorough" }).click();
    await page.getByText(/Saved as draft ORD/).waitFor();
    await page.getByText(/must look like L-/).first().waitFor({ state: "detached" });
    await readable(page, "capture with custom fields");
  });
  const number = await step("submits it, and sees them on the record", async () => {
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    const details = page.getByRole("region", { name: "Details" });
    await details.getByText("Thorough").waitFor();
    await details.getByText("L-77").waitFor();
    await readable(page, "the record with custom fields");
    return new URL(page.url()).pathname.split("/").at(-1);
  });
  await step("corrects one on the record", async () => {
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(ledger.label).fill("nothing");
    const save = dialog.getByRole("button", { name: "Save" });
    const told = dialog.getByText(/must look like L-/);
    // The order goes on by itself meanwhile: a save on what it was before is refused for that, and sent again.
    await until("the pattern is told", async () => {
      await save.click();
      return told.waitFor({ timeout: 2000 }).then(() => true, () => false);
    });
    await readable(page, "the dialog of the fields");
    await dialog.getByLabel(ledger.label).fill("L-78");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Details" }).getByText("L-78").waitFor();
  });
  return number;
}

async function find(page, number) {
  const table = page.getByRole("table", { name: "Orders" });
  await step("shows them as columns of the list", async () => {
    await open(page, "/orders");
    await page.getByRole("button", { name: "Columns" }).click();
    for (const { label } of [level, ledger]) {
      const item = page.getByRole("menuitemcheckbox", { name: label });
      if ((await item.getAttribute("aria-checked")) !== "true") await item.click();
    }
    await page.keyboard.press("Escape");
    await table.getByRole("columnheader", { name: ledger.label }).waitFor();
  });
  await step("narrows the list by one, and sorts by the other", async () => {
    await page.getByRole("button", { name: "Fields", exact: true }).click();
    await page.getByRole("checkbox", { name: "Thorough" }).last().check();
    await page.getByLabel(ledger.label, { exact: true }).fill("l-7");
    await until("one order is left", async () => (await page.getByText("1 found").count()) === 1);
    await readable(page, "the filter by custom fields");
    await page.keyboard.press("Escape");
    await table.getByRole("button", { name: ledger.label }).click();
    await table.getByRole("link", { name: number }).waitFor();
    await table.getByText("L-78").waitFor();
    await readable(page, "the orders with custom fields");
  });
  await step("finds the same list at the same address, and the columns remembered elsewhere", async () => {
    await page.reload();
    await table.getByRole("link", { name: number }).waitFor();
    await open(page, "/orders");
    await table.getByRole("columnheader", { name: ledger.label }).waitFor();
  });
}

const POLICY = "order-approval";

/** The policy with one more column, whose first row asks for an approver where the review is to be thorough. */
function stricter(content) {
  const column = { id: "level", label: { en: "Level" }, expression: `order.custom.${level.key}` };
  const rows = content.rows.map((row) => ({ ...row, when: [...row.when, null] }));
  const asked = { id: "thorough", when: [...content.inputs.map(() => null), '"thorough"'], then: ['"order_approver"', "false"] };
  return { ...content, hit_policy: "FIRST", inputs: [...content.inputs, column], rows: [asked, ...rows] };
}

async function publish(content, note) {
  const { definition } = await perform("process-admin", "saveDraft", { key: POLICY, content, baseRevision: 0 }, "definition { draft { revision } } findings { code message }");
  await perform("process-admin", "publishDefinition", { key: POLICY, revision: definition.draft.revision, note });
}

const placed = async (value) => {
  const { id, sites } = await account("Acme");
  const lines = [{ offering: "fibre-triple-play", number: "1", siteId: sites[0].id }];
  const input = { accountId: id, submit: true, lines, custom: { [level.key]: value } };
  return (await perform("order-agent", "createOrder", input, "order { id }")).order.id;
};

async function goByPolicy() {
  const before = (await data("process-admin", `{ definition(key: "${POLICY}") { published { content } } }`)).definition.published;
  await step("is told of a field that is not there before a policy reads it", async () => {
    const query = "query($content: JSON!) { validateFlow(content: $content) { publishable findings { code message fix } } }";
    const typo = JSON.parse(JSON.stringify(stricter(before.content)).replace(level.key, level.key.slice(0, -1)));
    const { findings } = (await data("process-admin", query, { content: typo })).validateFlow;
    equal(findings[0]?.fix, `Did you mean order.custom.${level.key}?`, "the fix that is offered");
    equal((await data("process-admin", query, { content: stricter(before.content) })).validateFlow.findings, [], "findings");
  });
  await step("lets a policy go by the field", async () => {
    await publish(stricter(before.content), "Thorough reviews are approved by a person.");
    const [light, thorough] = [await placed("light"), await placed("thorough")];
    await reached(thorough, "AWAITING_APPROVAL");
    await until("the light one goes on without", async () => !["SUBMITTED", "AWAITING_APPROVAL"].includes((await order(light)).state));
  });
  await step("leaves the policy as it was", () => publish(before.content, "As before."));
}

export async function scene() {
  const admin = await person("process-admin");
  await defineFields(admin);
  const agent = await person("order-agent");
  const number = await fillIn(agent);
  await find(agent, number);
  await goByPolicy();
  await step("refuses others, and takes no field of theirs", async () => {
    await outside(agent, ["/fields"]);
    const words = { en: "Mine", ptBr: "Meu" };
    await refused("order-agent", "defineCustomField", { noun: "ORDER", key: "mine", type: "STRING", rules: { label: words } });
    const repeated = { noun: "ORDER", key: level.key, type: "INTEGER", rules: { label: words } };
    await refused("process-admin", "defineCustomField", repeated, "fields.key_taken");
  });
  await step("retires both, which keep their values", async () => {
    await open(admin, "/fields");
    for (const { label } of [level, ledger]) {
      await admin.getByRole("button", { name: `Retire ${label}` }).click();
      await admin.getByRole("region", { name: "Retired fields" }).getByText(label, { exact: true }).waitFor();
    }
    await admin.mouse.move(0, 0);
    await admin.getByRole("tooltip").waitFor({ state: "detached" });
    await settle(admin);
    await readable(admin, "the retired fields");
    const query = "query($number: String!) { order(number: $number) { custom } }";
    equal((await data("order-agent", query, { number })).order.custom[ledger.key], "L-78", "the value that stays");
  });
}
