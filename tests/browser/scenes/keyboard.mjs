/** Someone without a mouse signs in and opens an order. */
import { fibre } from "../orders.mjs";
import { base, equal, password, person, readable, settle, step } from "../stage.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** Presses Tab until the focus is on an element with this text, as one would. */
async function tabTo(page, text) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).includes(text)) return;
  }
  throw new Error(`Tab never came to ${text}`);
}

export async function scene() {
  const made = await fibre("Acme");
  const page = await person(null, { theme: "dark" });
  await step("is led to the sign-in, and back to where they wanted to go", async () => {
    await page.goto(`${base}/orders`);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await readable(page, "sign-in");
  });
  await step("is told that login and password do not match", async () => {
    await page.keyboard.type("order-manager");
    await page.keyboard.press("Tab");
    await page.keyboard.type("not the password");
    await page.keyboard.press("Enter");
    await page.getByText("Login and password do not match.").waitFor();
    await readable(page, "a refused sign-in");
  });
  await step("signs in by keyboard alone", async () => {
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${base}/orders`);
    await page.getByRole("table", { name: "Orders" }).waitFor();
  });
  await step("opens an order by keyboard alone", async () => {
    await settle(page);
    await tabTo(page, made.number);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${base}/orders/${made.number}`);
    await page.getByRole("heading", { level: 1 }).filter({ hasText: made.number }).waitFor();
  });
  await step("goes on by keys: another tab, help, home", async () => {
    await tabTo(page, "Lines");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Orchestration", selected: true }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await readable(page, "the keys");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.waitForURL(`${base}/`);
    equal(await page.getByRole("main").evaluate((main) => main === document.activeElement), true, "the focus is in the main region");
  });
}
