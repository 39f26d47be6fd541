/** An agent finds a request in the inbox, notes, answers and resolves it; the manager gives one to a group. */
import { fibre } from "../orders.mjs";
import { ask, equal, legible, open, person, readable, step } from "../stage.mjs";

const raise = "mutation($input: RaiseRequestInput!) { raiseRequest(input: $input) { request { number } problems { code } } }";

export async function scene() {
  const order = await fibre("Acme");
  const { data } = await ask("order-agent", "query($id: ID!) { order(id: $id) { number account { id } } }", { id: order.id });
  const words = `Which cable ${Date.now().toString(36)}`;
  const asked = await ask("customer", raise, {
    input: { accountId: data.order.account.id, orderId: order.id, kind: "ISSUE", title: words, text: "The line is down." },
  });
  equal(asked.data.raiseRequest.problems, [], "raising");
  const { number } = asked.data.raiseRequest.request;
  const page = await person("order-agent", { width: 1440, height: 900 });
  await step("finds it in the inbox, by words", async () => {
    await open(page, "/requests");
    await page.getByRole("textbox", { name: "Search requests" }).fill(words);
    await page.getByText(/^due in/).first().waitFor();
    await readable(page, "the inbox");
    await legible(page, "the inbox");
    await page.getByRole("link", { name: number }).click();
    await page.getByRole("heading", { level: 1, name: words }).waitFor();
  });
  await step("takes it, notes and answers", async () => {
    await page.getByRole("button", { name: "Take it" }).click();
    await page.getByText("In progress").waitFor();
    await page.getByText("Note", { exact: true }).click();
    await page.getByRole("textbox", { name: "Note for the house" }).fill("Third time this week.");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await page.getByRole("list", { name: "Messages" }).getByText("Third time this week.").waitFor();
    await page.getByText("Answer", { exact: true }).click();
    await page.getByRole("textbox", { name: "Answer to the customer" }).fill("We measure the line.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Awaiting customer").waitFor();
    await readable(page, "the request");
  });
  await step("finds it on the record of the order", async () => {
    await open(page, `/orders/${data.order.number}?tab=requests`);
    await page.getByRole("link", { name: number }).waitFor();
    await readable(page, "the order's requests");
    await page.getByRole("link", { name: number }).click();
  });
  await step("resolves it", async () => {
    await page.getByRole("button", { name: "Resolve" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("The line is mended.");
    await dialog.getByRole("button", { name: "Resolve" }).click();
    await page.getByText("Resolved", { exact: true }).first().waitFor();
  });
  await step("is told to the customer without the note", async () => {
    const { data: seen } = await ask("customer", "query($n: String) { request(number: $n) { state messages { text } } }", { n: number });
    equal(seen.request, { state: "RESOLVED", messages: ["The line is down.", "We measure the line.", "The line is mended."].map((text) => ({ text })) }, "the thread");
  });
  await step("and on a phone, in Portuguese", async () => {
    const phone = await person("order-manager", { width: 390, height: 844, locale: "pt-BR", theme: "dark" });
    await open(phone, "/requests?done=true");
    await phone.getByText(words).waitFor();
    await readable(phone, "the inbox on a phone");
    await open(phone, `/requests/${number}`);
    await phone.getByRole("button", { name: "Reabrir" }).waitFor();
    await readable(phone, "the request on a phone");
  });
}
