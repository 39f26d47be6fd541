/** A process admin looks how the systems outside do, sends a test for real, and writes a connection of their own. */
import { data, equal, open, perform, person, readable, refused, simulator, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const key = `crm-${tag}`;
const content = async () => (await data("process-admin", "query($key: String!) { connection(key: $key) { content version } }", { key })).connection;
const behave = (rules) =>
  fetch(`${simulator}/settings`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ latency_ms: 0, rules }) });

async function sendTests(page) {
  await step("finds an operation by its name", async () => {
    await open(page, "/connections");
    await readable(page, "the connections");
    await page.getByRole("textbox", { name: "Find connections by name or key" }).fill("service-activation.test");
    await page.getByRole("link", { name: "Service activation" }).click();
    await page.getByRole("region", { name: "Operations" }).getByRole("button", { name: /Test a line/ }).click();
    await readable(page, "an operation");
  });
  await step("sends a test with a value, and reads what a task would make of it", async () => {
    await page.getByRole("tab", { name: "Send test" }).click();
    await page.getByText("This is a real call").waitFor();
    await page.getByRole("textbox", { name: "expected" }).fill("600");
    await page.getByRole("button", { name: "Send for real" }).click();
    await page.getByText("Done: a task would go on").waitFor();
    await page.getByText('"measured": 600').waitFor();
    await readable(page, "a test that went well");
  });
  await step("reads an error with its code and text", async () => {
    await behave([{ operation: "service-activation.test", status: 422, code: "no_line", message: "There is no such line." }]);
    await page.getByRole("button", { name: "Send for real" }).click();
    await page.getByText("Failed: a task would become a fallout").waitFor();
    await page.getByText("no_line").first().waitFor();
    await behave([{ operation: "service-activation.test", status: 503 }]);
    await page.getByRole("button", { name: "Send for real" }).click();
    await page.getByText("Failed for now: a task would try again").waitFor();
    await behave([]);
    await readable(page, "a test that failed");
  });
  await step("finds the three among the last calls", async () => {
    await page.getByRole("tab", { name: "Last calls" }).click();
    await page.getByRole("cell", { name: /no_line: There is no such line/ }).first().waitFor();
    await page.getByText(/^\d+ failed$/).waitFor();
    await page.getByText("Called by").waitFor();
    await readable(page, "the last calls");
  });
}

async function writeOne(page) {
  await step("may not lead a connection into the house", async () => {
    await open(page, "/connections");
    await page.getByRole("button", { name: "New connection" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(`CRM ${tag}`);
    await dialog.getByRole("textbox", { name: "Base address" }).fill("https://169.254.169.254/latest");
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("This leads to a private network").waitFor();
    await readable(page, "a connection that is refused");
    await dialog.getByRole("textbox", { name: "Base address" }).fill("https://crm.example.com/v1");
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByRole("heading", { name: `CRM ${tag}`, level: 1 }).waitFor();
  });
  await step("adds an operation with mappings", async () => {
    await page.getByRole("button", { name: "Add an operation" }).click();
    await page.getByRole("textbox", { name: "Name (English)" }).fill("Write a note");
    await page.getByRole("textbox", { name: "Key", exact: true }).fill("note");
    const sent = page.getByRole("group", { name: "What is sent" });
    await sent.getByRole("button", { name: "Add a line" }).click();
    await sent.getByRole("textbox", { name: "Place" }).fill("text");
    await sent.getByRole("textbox", { name: "Expression" }).fill("input.text +");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until("the faults are told at their places", async () => (await sent.getByText(/./).allInnerTexts()).length > 2);
    await readable(page, "an operation with faults");
    await sent.getByRole("textbox", { name: "Place" }).fill("body.text");
    await sent.getByRole("textbox", { name: "Expression" }).fill("input.text");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved; calls from now on go this way").waitFor();
    equal((await content()).content.operations[0].request, [{ to: "body.text", from: "input.text" }], "mapping");
  });
  await step("names a secret, which nobody sees, and is told that it is not there", async () => {
    await page.getByRole("tab", { name: "Connection" }).click();
    await page.getByRole("button", { name: "Add a header" }).click();
    await page.getByRole("textbox", { name: "Name of the secret behind it" }).fill("CRM_TOKEN");
    await readable(page, "the headers of a connection");
    await page.keyboard.press("Control+s");
    await until("it is saved", async () => (await content()).content.headers?.[0].secret === "CRM_TOKEN");
    await page.getByRole("tab", { name: "Send test" }).click();
    await page.getByRole("textbox", { name: "text", exact: true }).fill("Call back");
    await page.getByRole("button", { name: "Send for real" }).click();
    await page.getByText("Failed: a task would become a fallout").or(page.getByText("Failed for now")).waitFor();
  });
}

export async function scene() {
  const page = await person("process-admin", { width: 1440, height: 900 });
  await sendTests(page);
  await writeOne(page);
  await step("nobody else sends tests", async () => {
    await refused("fulfillment-manager", "sendTest", { operation: "billing.activate", values: {} });
    const { version } = await content();
    await perform("process-admin", "removeConnection", { key, version });
  });
}
