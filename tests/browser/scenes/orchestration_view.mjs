/** A fulfillment agent follows SD-WAN for four sites as a picture: deferrals, branches that come, what holds it up, files. */
import { readFileSync } from "node:fs";
import { openTask, order, surveyed } from "../orders.mjs";
import { equal, open, person, readable, step, until } from "../stage.mjs";

const sites = 4;
const chosen = (page) => page.getByRole("complementary");

export async function scene() {
  const made = await surveyed(sites);
  const page = await person("fulfillment-agent");
  const stage = page.getByRole("region", { name: "Orchestration of the order" });
  const node = (name) => stage.getByRole("button", { name });
  await step("sees sites, lines, domain orders and tasks, and the branches that wait", async () => {
    await open(page, `/orders/${made.number}?tab=graph`);
    await stage.locator("[data-kind=ORDER] [data-node]").waitFor();
    await until("branches wait for their values", async () => (await order(made.id)).deferrals.filter(({ state }) => state === "WAITING").length > 0);
    await node(/Waiting.*waits for/).first().waitFor();
    await readable(page, "the picture");
  });
  await step("fills in what a branch waits for, and sees it come without asking again", async () => {
    const before = await waiting(made.id);
    await node(/Waiting.*waits for/).first().click();
    const panel = chosen(page);
    await panel.getByRole("combobox").first().click();
    await page.getByRole("option").last().click();
    await panel.getByRole("button", { name: "Answer" }).click();
    await until("the branch is decided", async () => (await waiting(made.id)) === before - 1);
    await panel.getByText("Fired").waitFor();
    await readable(page, "a branch that came");
    await panel.getByRole("button", { name: "Close" }).click();
  });
  await step("walks the picture by keys, folds a site and unfolds it", async () => {
    await stage.locator("[data-kind=ORDER] [data-node]").focus();
    await page.keyboard.press("ArrowDown");
    const folded = stage.getByRole("button", { name: /^Unfold / });
    equal(await folded.count(), 0, "what is folded at first");
    await page.keyboard.press("-");
    await folded.waitFor();
    const site = (await folded.innerText()).trim().replace("Unfold ", "");
    await page.keyboard.press("+");
    await stage.getByRole("button", { name: `Fold ${site}` }).waitFor();
    equal(await folded.count(), 0, "what is folded in the end");
  });
  await step("finds a task by its number", async () => {
    const task = await openTask(made.id);
    await page.keyboard.press("/");
    await page.getByRole("textbox", { name: "Search the picture" }).fill(task.number.toLowerCase());
    await page.getByText("0 of 1").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("1 of 1").waitFor();
    await node(new RegExp(task.number)).click();
    await chosen(page).getByRole("button", { name: "Take it" }).waitFor();
    await chosen(page).getByRole("button", { name: "Close" }).click();
    await page.getByRole("textbox", { name: "Search the picture" }).fill("");
  });
  await step("sees only what holds the order up", async () => {
    const all = await stage.locator("[data-node]").count();
    await page.getByRole("switch", { name: "Only what holds it up" }).click();
    await until("less is shown", async () => (await stage.locator("[data-node]").count()) < all);
    await node(/holds the order up/).first().waitFor();
    await readable(page, "what holds it up");
    await page.getByRole("switch", { name: "Only what holds it up" }).click();
  });
  await step("narrows it to what waits, as a tree", async () => {
    await page.getByText("List", { exact: true }).click();
    const tree = page.getByRole("tree");
    await tree.getByRole("treeitem").first().waitFor();
    await readable(page, "the tree");
    await page.getByText("Picture", { exact: true }).click();
  });
  await step("takes the whole picture away as SVG and PNG", async () => {
    const svg = await saved(page, "Save as SVG");
    equal(svg.name, `${made.number}.svg`, "the file");
    const text = readFileSync(svg.path, "utf8");
    equal(text.includes("<svg") && text.includes(made.number), true, "the picture in it");
    const png = await saved(page, "Save as PNG");
    equal(readFileSync(png.path).subarray(1, 4).toString(), "PNG", "the kind of file");
  });
}

const waiting = async (id) => (await order(id)).deferrals.filter(({ state }) => state === "WAITING").length;

async function saved(page, way) {
  await page.getByRole("button", { name: "Export" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: way }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}
