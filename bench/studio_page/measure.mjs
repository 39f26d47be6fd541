/** How the designer feels with 20 and with 500 steps: opening, frames while a step is dragged, long tasks, and its weight. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { launch, signedIn } from "../../frontend/testing/browser.mjs";

const base = process.env.ORDERLOOM_URL;
const dist = fileURLToPath(new URL("../../frontend/dist/assets/", import.meta.url));

function flow(key, size) {
  const columns = Math.ceil(Math.sqrt(size));
  const nodes = Array.from({ length: size }, (_, at) => ({ id: `n${at}`, key: `n${at}`, kind: "set", name: { en: `Step ${at}` } }));
  const edges = nodes.slice(columns).map((node, at) => ({ id: `e${at}`, from: [`n${at}`, "done"], to: [node.id, "in"] }));
  const positions = Object.fromEntries(nodes.map(({ id }, at) => [id, { x: (at % columns) * 280, y: Math.floor(at / columns) * 120 }]));
  const content = { schema: "orderloom.flow/1", key, kind: "enrichment", name: { en: key }, input: { type: "order_line" }, nodes, edges };
  return { key, content, layout: positions, baseRevision: 0 };
}

async function save(page, input) {
  const query = "mutation($input: SaveDraftInput!) { saveDraft(input: $input) { problems { code message } } }";
  const answer = await page.request.post(`${base}/graphql`, {
    headers: { origin: base, accept: "application/json" },
    data: { query, variables: { input } },
  });
  const { data, errors } = await answer.json();
  if (errors || data.saveDraft.problems.length > 0) throw new Error(JSON.stringify(errors ?? data));
}

/** Milliseconds from the wish to see a flow until its steps and edges are drawn. */
async function opening(page, key) {
  await page.goto(`${base}/flows`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const started = performance.now();
  await page.goto(`${base}/flows/${key}`);
  await page.locator(".react-flow__edge").first().waitFor({ state: "attached" });
  return performance.now() - started;
}

/** Main-thread tasks of more than 50 ms of processor time while `act` goes on, as the browser's own tracing tells them. */
async function longTasks(page, act) {
  const client = await page.context().newCDPSession(page);
  const events = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await client.send("Tracing.start", { categories: "disabled-by-default-devtools.timeline,devtools.timeline", transferMode: "ReportEvents" });
  const result = await act();
  const done = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await done;
  const main = new Set(events.filter(({ name }) => name === "FunctionCall" || name === "UpdateLayoutTree").map(({ pid, tid }) => `${pid}/${tid}`));
  const tasks = events.filter(({ name, tdur = 0, pid, tid }) => name === "RunTask" && tdur > 50_000 && main.has(`${pid}/${tid}`));
  return { ...result, long_tasks: tasks.length, longest_ms: Math.max(0, ...tasks.map(({ tdur }) => tdur / 1000)) };
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Frames while one step is pulled about for three seconds. */
async function dragging(page) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const tick = (now) => {
      window.frames_.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const box = await page.locator(".react-flow__node-step").nth(5).boundingBox();
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => (window.frames_ = []));
  const until = performance.now() + 3000;
  for (let at = 0; performance.now() < until; at += 1) {
    await page.mouse.move(x + 90 * Math.sin(at / 12), y + 60 * Math.cos(at / 15));
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  const frames = (await page.evaluate(() => window.frames_)).toSorted((one, other) => one - other);
  await page.mouse.up();
  const total = frames.reduce((sum, one) => sum + one, 0);
  return { frames_per_s: (1000 * frames.length) / total, p95_ms: quantile(frames, 0.95), worst_ms: frames.at(-1) ?? 0 };
}

/** Kilobytes (gzip) of the scripts that opening a flow adds to the list of flows, without the layout engine. */
async function weight(page, key) {
  const scripts = () =>
    page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".js")));
  await page.goto(`${base}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const shell = new Set(await scripts());
  await page.goto(`${base}/flows/${key}`);
  await page.locator(".react-flow__edge").first().waitFor({ state: "attached" });
  await page.waitForTimeout(500);
  const own = (await scripts()).filter((name) => !shell.has(name) && !basename(name).startsWith("elk"));
  const bytes = own.map((name) => gzipSync(readFileSync(join(dist, basename(name)))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1024;
}

const browser = await launch({ card: false });
const page = await signedIn(browser, base, { login: "process-admin", password: "orderloom-demo-1" });
const sizes = {};
for (const size of [20, 500]) {
  const key = `bench-${size}`;
  await save(page, flow(key, size));
  await opening(page, key);
  const open_ms = [];
  for (let count = 0; count < 5; count += 1) open_ms.push(await opening(page, key));
  await page.waitForTimeout(500);
  const drag = await longTasks(page, () => dragging(page));
  sizes[size] = { open_ms: quantile(open_ms.toSorted((one, other) => one - other), 0.5), ...drag };
}
console.log(JSON.stringify({ sizes, route_kb: await weight(page, "bench-20") }));
await browser.close();
