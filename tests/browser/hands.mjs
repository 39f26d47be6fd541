/** The same story by mouse and by keyboard alone: what a hand does to reach, press, choose and write. */

const isAt = (element) => {
  const { activeElement } = document;
  if (element === activeElement || (element.contains(activeElement) && element.matches("[role=combobox], label"))) return "here";
  return activeElement && element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
};

/** Presses Tab, or Shift and Tab where that is shorter, until the focus is on this very element. */
async function tabTo(page, locator, most = 160) {
  await locator.waitFor();
  for (let presses = 0; presses < most; presses += 1) {
    const way = await locator.evaluate(isAt);
    if (way === "here") return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab never came to ${locator}`);
}

export const mouse = () => ({
  reach: (locator) => locator.click(),
  press: (locator) => locator.click(),
  write: (locator, text) => locator.fill(text),
  choose: (locator, label) => locator.selectOption({ label }),
});

export const keys = (page) => ({
  reach: (locator) => tabTo(page, locator),
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
