/**
 * Looks at screens: a picture of each, in both themes and at two widths, and what axe finds.
 * Usage: node testing/shots.mjs BASE_URL OUT_DIR LOGIN:PASSWORD PATH…
 */
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, signedIn } from "./browser.mjs";

const [base, out, credentials = "", ...paths] = process.argv.slice(2);
const [login, password] = credentials.split(":");
const views = [
  { theme: "light", width: 1440, height: 900, locale: "en" },
  { theme: "dark", width: 1440, height: 900, locale: "en" },
  { theme: "light", width: 390, height: 844, locale: "pt-BR" },
  { theme: "dark", width: 390, height: 844, locale: "pt-BR" },
];
const wanted = process.env.VIEWS ? process.env.VIEWS.split(",").map((index) => views[Number(index)]) : views;

mkdirSync(out, { recursive: true });
const browser = await launch();
let findings = 0;
try {
  for (const view of wanted) {
    const page = await signedIn(browser, base, { login, password, ...view });
    page.on("console", (message) => message.type() === "error" && console.log(`console: ${message.text()}`));
    page.on("pageerror", (error) => console.log(`page error: ${error.message}`));
    for (const path of paths) {
      await page.goto(base + path, { waitUntil: "load" });
      await page.waitForTimeout(Number(process.env.SETTLE ?? 900));
      const name = `${login ? `${login}-` : ""}${path.replaceAll(/[^\w-]+/g, "_") || "root"}-${view.width}-${view.theme}`;
      await page.screenshot({ path: `${out}/${name}.png` });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, help, nodes } of violations) {
        findings += 1;
        console.log(`${name}: ${id}: ${help}`);
        for (const node of nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 160)}\n    ${node.failureSummary?.split("\n")[1] ?? ""}`);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) {
        findings += 1;
        console.log(`${name}: ${overflow} px wider than the screen`);
      }
    }
    await page.context().close();
  }
} finally {
  await browser.close();
}
console.log(`${findings} findings`);
process.exit(findings ? 1 : 0);
