/** The same story by mouse and by keyboard alone: what a hand does to reach, press, choose and write. */

/** Presses Tab until the focus is on this very element, as one without a mouse has to. */
async function tabTo(page, locator, most = 160) {
  await locator.waitFor();
  const has = () => locator.evaluate((element) => element === document.activeElement || element.contains(document.activeElement) && element.matches("[role=combobox], label"));
  for (let presses = 0; presses < most; presses += 1) {
    if (await has()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${locator}`);
}

export const mouse = (page) => ({
  press: (locator) => locator.click(),
  write: (locator, text) => locator.fill(text),
  choose: (locator, label) => locator.selectOption({ label }),
});

export const keys = (page) => ({
  press: async (locator) => {
    await tabTo(page, locator);
    await page.keyboard.press("Enter");
  },
  write: async (locator, text) => {
    await tabTo(page, locator);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
  },
  choose: async (locator, label) => {
    await tabTo(page, locator);
    await page.keyboard.type(label);
  },
});
