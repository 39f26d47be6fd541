/** How the picture of an order of thousands of nodes feels: opening, and frames while it is moved and zoomed. */
import { launch, signedIn } from "../../frontend/testing/browser.mjs";

const base = process.env.ORDERLOOM_URL;
const number = process.env.ORDER;
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Milliseconds from the wish to see the picture until its nodes are drawn. */
async function opening(page) {
  await page.goto(`${base}/orders/${number}`);
  await page.getByRole("tab", { name: "Orchestration" }).waitFor();
  await page.waitForTimeout(500);
  const started = performance.now();
  await page.getByRole("tab", { name: "Orchestration" }).click();
  await page.locator("[data-node]").nth(10).waitFor();
  return performance.now() - started;
}

/** Frames for three seconds, while `move` turns the wheel. */
async function frames(page, move) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const tick = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.ticking_ = requestAnimationFrame(tick);
    };
    window.ticking_ = requestAnimationFrame(tick);
  });
  const until = performance.now() + 3000;
  for (let at = 0; performance.now() < until; at += 1) {
    await move(at);
    await new Promise((resolve) => setTimeout(resolve, 14));
  }
  const found = await page.evaluate(() => {
    cancelAnimationFrame(window.ticking_);
    return window.frames_;
  });
  const sorted = found.toSorted((one, other) => one - other);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  return { frames_per_s: (1000 * sorted.length) / total, p95_ms: quantile(sorted, 0.95), worst_ms: sorted.at(-1) ?? 0 };
}

const browser = await launch({ card: false });
const login = process.env.LOGIN ?? "fulfillment-manager";
const page = await signedIn(browser, base, { login, password: "orderloom-demo-1" });
const open = [];
for (let count = 0; count < 3; count += 1) open.push(await opening(page));
await page.getByRole("button", { name: "Fold", exact: true }).first().click();
await page.getByRole("menuitem", { name: "Unfold everything" }).click();
await page.waitForTimeout(1000);
const box = await page.getByRole("region", { name: "Orchestration of the order" }).boundingBox();
await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
const still = await frames(page, async () => undefined);
const pan = await frames(page, () => page.mouse.wheel(0, 60));
const mounted = await page.locator("[data-node]").count();
await page.keyboard.down("Control");
const zoom = await frames(page, (at) => page.mouse.wheel(0, Math.sin(at / 20) > 0 ? 8 : -8));
await page.mouse.wheel(0, 60);
for (let count = 0; count < 12; count += 1) await page.mouse.wheel(0, 60);
await page.keyboard.up("Control");
const far = await frames(page, () => page.mouse.wheel(0, -40));
console.log(JSON.stringify({ open_ms: quantile(open.toSorted((one, other) => one - other), 0.5), mounted, still, pan, zoom, far }));
await browser.close();
