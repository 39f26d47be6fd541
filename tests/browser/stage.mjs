/** The stage of a scene: people in browsers of their own, the API for what others did before, and the eyes of axe. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { launch, signedIn } from "../../frontend/testing/browser.mjs";

const frontend = createRequire(new URL("../../frontend/package.json", import.meta.url));
const axeSource = readFileSync(createRequire(frontend.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"), "utf8");
const patience = 20_000;

export const base = process.env.ORDERLOOM_URL;
export const simulator = process.env.ORDERLOOM_SIMULATOR_URL;
const artifacts = process.env.ORDERLOOM_BROWSER_ARTIFACTS ?? "/tmp";
export const password = "orderloom-demo-1";

let browser;
const pages = [];
const steps = [];

/** Runs one scene; what it did so far, and a picture of each page, explain a failure. */
export async function play(name, scene) {
  const started = performance.now();
  try {
    browser = await launch({ card: false });
    await scene();
    console.log(`${name}: ${steps.length} steps in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    process.exitCode = 1;
    console.log(steps.map((step) => `  done: ${step.done ? step.name : `NOT: ${step.name}`}`).join("\n"));
    console.log(error.stack ?? String(error));
    await explain(name);
  } finally {
    await browser?.close();
  }
}

async function explain(name) {
  for (const [index, { page, noise }] of pages.entries()) {
    const picture = join(artifacts, `${name}-${index + 1}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    console.log(`page ${index + 1}: ${page.url()} is pictured in ${picture}\n${noise.map((line) => `  ${line}`).join("\n")}`);
    console.log((await page.locator("body").innerText().catch(() => "")).slice(0, 1500));
  }
}

/** One thing that a person does or sees, in words. */
export async function step(name, act) {
  const entry = { name, done: false };
  steps.push(entry);
  const result = await act();
  entry.done = true;
  return result;
}

/** Someone at a browser of their own; without a login, nobody is signed in yet. */
export async function person(login, options = {}) {
  const page = await signedIn(browser, base, { login, password, ...options });
  page.setDefaultTimeout(patience);
  const noise = [];
  page.on("pageerror", (error) => noise.push(`page error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && noise.push(`console: ${message.text()}`));
  pages.push({ page, noise });
  return page;
}

/** Someone who is not known here: a visitor of another site. */
export const anybody = (options = {}) => person(null, options);

const apis = new Map();

/** Asks GraphQL as `login`; the answer as it came, errors and all. */
export async function ask(login, query, variables = {}) {
  if (!apis.has(login)) apis.set(login, signIn(login));
  const cookie = await apis.get(login);
  const answer = await fetch(`${base}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", origin: base, cookie },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json();
}

async function signIn(login) {
  const answer = await fetch(`${base}/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

/** The data of an answer that must not be an error. */
export async function data(login, query, variables) {
  const answer = await ask(login, query, variables);
  if (answer.errors) throw new Error(`${login}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** Carries out a mutation that must succeed; `fields` are taken from its payload. */
export async function perform(login, mutation, input, fields) {
  const payload = (await data(login, written(mutation, fields), { input })).answer;
  if (payload.problems.length > 0) throw new Error(`${login} ${mutation}: ${JSON.stringify(payload.problems)}`);
  return payload;
}

const orderVerbs = ["submit", "approve", "reject", "reopen", "hold", "release", "cancel"].map((verb) => `${verb}Order`);
const inputTypes = {
  ...Object.fromEntries(orderVerbs.map((name) => [name, "OrderVerbInput"])),
  claimTask: "TaskVerbInput", unclaimTask: "TaskVerbInput", retryTask: "TaskVerbInput", skipTask: "TaskVerbInput",
  claimFallout: "FalloutVerbInput", cancelFallout: "FalloutVerbInput", publishDefinition: "PublishInput", requestPublish: "PublishInput",
  assignFallouts: "AssignFalloutInput",
};

function written(mutation, fields = "") {
  const type = inputTypes[mutation] ?? `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation($input: ${type}!) { answer: ${mutation}(input: $input) { problems { code message path } ${fields} } }`;
}

/** Tries a mutation that this role may not do, and sees it refused. */
export async function refused(login, mutation, input, expected = "denied") {
  const { answer } = await data(login, written(mutation), { input });
  const codes = answer.problems.map(({ code }) => code);
  if (!codes.includes(expected)) throw new Error(`${login} was not denied ${mutation}: ${JSON.stringify(answer.problems)}`);
}

/** Waits until `look` finds something, and returns it. */
export async function until(what, look) {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function equal(found, expected, what) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: found ${left}, expected ${right}`);
}

/** Goes to an address and waits until the screen has its content. */
export async function open(page, path) {
  await page.goto(base + path, { waitUntil: "load" });
  await page.locator("main").waitFor();
  await settle(page);
}

/** No skeleton, and nothing that still moves in. */
export async function settle(page) {
  await page.waitForFunction(() => !document.querySelector('[role="status"][aria-label="Loading"]'));
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity),
  );
}

/** What axe finds on the page; tooltips, which come and go with the mouse, are left out. */
async function violationsOn(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const where = { include: [["html"]], exclude: [['[data-portal]:has([role="tooltip"])']] };
    const { violations } = await window.axe.run(where, { resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  });
}

/** Reads the screen as axe does; it must find nothing, and nothing may stick out to the side. */
export async function readable(page, name) {
  await settle(page);
  const violations = await violationsOn(page);
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n      ${node.html.slice(0, 200)}\n      ${node.failureSummary?.replaceAll("\n", " ") ?? ""}`),
  );
  if (findings.length > 0) throw new Error(`axe on ${name} (${page.url()}):\n    ${findings.join("\n    ")}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wider > 0) throw new Error(`${name} is ${wider} px wider than the screen`);
}

/** Reads the page of another origin that this one frames, from inside of it. */
export async function readableFrame(page, address, name) {
  await readable(page, name);
  const frame = page.frames().find((one) => one.url().includes(address));
  if (!frame) throw new Error(`${page.url()} frames nothing of ${address}`);
  await frame.evaluate(axeSource);
  const findings = await frame.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n      ${html.slice(0, 200)}\n      ${failureSummary}`));
  });
  if (findings.length > 0) throw new Error(`axe inside ${name}:\n    ${findings.join("\n    ")}`);
  const wider = await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wider > 0) throw new Error(`${name} is ${wider} px wider than its frame`);
}

/** Exactly these places are offered in the navigation. */
export async function offers(page, places) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link").first().waitFor();
  const found = await page.getByRole("navigation", { name: "Main" }).getByRole("link").allInnerTexts();
  equal(found.map((text) => text.trim()), places, "navigation");
}

/** These addresses are known, but not for this role. */
export async function outside(page, paths) {
  for (const path of paths) {
    await open(page, path);
    await page.getByRole("heading", { name: "This is outside your role" }).waitFor();
  }
  await readable(page, `${page.url()} from outside`);
}

/** Looks at all text on the screen: what is cut off without a sign, and what lies upon other text. */
function illegible() {
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className?.baseVal ?? element.className}"> ${element.textContent.trim().slice(0, 60)}`;
  /** What of a box its surroundings let one see. */
  const shown = (rect, element) => {
    let { left, top, right, bottom } = rect;
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, top, right, bottom };
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, .visually-hidden, [aria-hidden='true'], .react-flow__minimap")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const { left, top, right, bottom } = shown(rect, element);
      if (right - left < 2 || bottom - top < 2) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const seen = document.elementFromPoint(x, y);
      if (seen && (element.contains(seen) || seen.contains(element))) texts.push({ element, left, top, right, bottom });
    }
  }
  const cut = [...new Set(texts.map(({ element }) => element))].filter((element) => {
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis";
    return hides && element.scrollWidth > element.clientWidth + 1;
  });
  const upon = [];
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > 3 && high > 5) upon.push(`${name(one.element)} and ${name(other.element)}`);
    }
  }
  return [...cut.map((element) => `cut off: ${name(element)}`), ...new Set(upon.map((pair) => `upon each other: ${pair}`))];
}

/** Nothing is cut off, nothing lies upon other text. */
export async function legible(page, name) {
  await settle(page);
  const findings = await page.evaluate(illegible);
  if (findings.length > 0) throw new Error(`${name} (${page.url()}) at ${page.viewportSize().width} px:\n    ${findings.slice(0, 12).join("\n    ")}`);
}
