/** A real Chromium from the npm package, for looking at screens and for browser tests. */
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

/** What the package sets for small servers, and what would make this browser laxer than people's. */
const unwanted = /^--(single-process|headless|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)/;

/** A graphics card played by the processor: it costs three times as much as painting without one. */
const card = /^--(use-gl|use-angle|in-process-gpu|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

/** Starts the browser; close it when done. `card: false` paints without a graphics card. */
export async function launch({ card: wanted = true } = {}) {
  const args = chromium.args.filter((arg) => !unwanted.test(arg) && (wanted || !card.test(arg)));
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: wanted ? args : [...args, "--disable-gpu"],
    headless: true,
  });
}

/** A page of one person: signed in through the front door, in the wanted theme, language and width. */
export async function signedIn(browser, base, { login, password, theme = "light", locale = "en", width = 1440, height = 900 }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale, reducedMotion: "reduce" });
  await context.addInitScript(
    ([scheme, language]) => {
      localStorage.setItem("mantine-color-scheme-value", scheme);
      localStorage.setItem("orderloom.locale", language);
    },
    [theme, locale],
  );
  const page = await context.newPage();
  if (login) {
    const answer = await context.request.post(`${base}/auth/sign-in`, {
      data: { login, password },
      headers: { Origin: base },
    });
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
  }
  return page;
}
