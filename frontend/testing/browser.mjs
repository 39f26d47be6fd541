/** A real Chromium from the npm package, for looking at screens and for browser tests. */
import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

/** What the package sets for small servers, and what would make this browser laxer than people's. */
const unwanted = /^--(single-process|headless|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)/;

/** Starts the browser; close it when done. */
export async function launch() {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !unwanted.test(arg)),
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
