/** A process admin draws what a product is made of, from nothing: by pointer and by keys, with a rule and values, mended, published and tried out. */
import { data, equal, open, person, readable, settle, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const graph = `tunnel-${tag}`;
const product = `tunnel-line-${tag}`;
const content = `query($key: String!) { catalogEntity(section: "decompositions", key: $key) { content listed { version } draft { content } } }`;
const stored = async () => (await data("process-admin", content, { key: graph })).catalogEntity;
const drafted = async () => (await stored()).draft?.content ?? {};
const node = (page, key) => page.locator(`.react-flow__node[data-id="n:${key}"]`);
const details = (page) => page.getByRole("region", { name: "What is chosen" });
const canvas = (page) => page.locator("[data-canvas]");

async function begins(page) {
  await step("begins a graph, and a product that is new", async () => {
    await open(page, "/catalog?of=decompositions");
    await page.getByRole("button", { name: "New decomposition graph" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name (English)").fill(`Tunnel ${tag}`);
    await dialog.getByRole("button", { name: "Begin a draft" }).click();
    await page.getByText("Nothing is drawn yet.", { exact: false }).waitFor();
    await page.getByRole("button", { name: "New specification" }).click();
    await dialog.getByLabel("Name (English)").fill(`Tunnel line ${tag}`);
    await dialog.getByLabel("Kind").click();
    await page.getByRole("option", { name: "Product", exact: true }).click();
    await dialog.getByRole("button", { name: "Begin a draft" }).click();
    await node(page, product).waitFor();
    await readable(page, "a graph with one specification");
  });
}

async function draws(page) {
  await step("drags a service from the palette, and draws the line to it with the mouse", async () => {
    const palette = page.getByRole("complementary", { name: "Palette" });
    await palette.getByLabel("Find a specification").fill("SD-WAN overlay");
    const box = await canvas(page).boundingBox();
    await palette.getByRole("button", { name: /^SD-WAN overlay/ }).dragTo(canvas(page), { targetPosition: { x: box.width * 0.7, y: box.height * 0.7 } });
    await node(page, "sdwan-overlay").waitFor();
    await page.getByRole("button", { name: "Show everything" }).click();
    await page.waitForTimeout(400);
    await node(page, product).hover();
    await node(page, product).locator('[data-handleid="out"]').dragTo(node(page, "sdwan-overlay").locator('[data-handleid="in"]'));
    await until("the relationship is drawn", async () => (await drafted()).edges?.length === 1);
    equal((await drafted()).edges[0].type, "realized_as", "what a product and a service mean to each other");
  });
  await step("adds a device and connects it by keys alone", async () => {
    await node(page, "sdwan-overlay").click();
    await page.keyboard.press("a");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Find a specification").waitFor();
    await page.keyboard.type("SD-WAN edge");
    await dialog.getByRole("button", { name: /^SD-WAN edge device/ }).waitFor();
    await until("only what fits is listed", async () => (await dialog.getByRole("list").getByRole("button").count()) === 1);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await node(page, "sdwan-edge").waitFor();
    await node(page, product).focus();
    await node(page, product).click();
    await page.keyboard.press("c");
    await page.getByLabel("Find in the graph").waitFor();
    await page.keyboard.type("edge device");
    await page.keyboard.press("Enter");
    await until("two relationships are drawn", async () => (await drafted()).edges?.length === 2);
  });
  await step("takes it out and has it back by Ctrl+Z", async () => {
    await node(page, "sdwan-edge").click();
    await page.keyboard.press("Delete");
    await node(page, "sdwan-edge").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await node(page, "sdwan-edge").waitFor();
    equal(await page.locator(".react-flow__edge").count(), 2, "the lines that are back");
  });
}

async function writes(page) {
  await step("writes a rule for it", async () => {
    await node(page, product).click();
    await details(page).getByRole("region", { name: "What it is made of" }).getByRole("button", { name: /SD-WAN edge device/ }).click();
    await details(page).getByRole("radiogroup", { name: "Show Only when as" }).first().getByText("FEEL").click();
    await details(page).getByRole("textbox", { name: "Only when", exact: true }).first().click();
    await page.keyboard.type("line.quantity > 1");
    await until("the rule is in the draft", async () => (await drafted()).edges.some((one) => one.rule === "line.quantity > 1"));
    await page.locator(".react-flow__edgelabel-renderer").getByText("rule", { exact: true }).waitFor();
  });
  await step("lets a value travel", async () => {
    await details(page).getByRole("button", { name: "Add a mapping" }).first().click();
    const row = details(page).getByRole("group", { name: "Mapping 1" });
    await row.getByLabel("How").click();
    await page.getByRole("option", { name: "Set", exact: true }).click();
    await row.getByLabel("Into").click();
    await page.getByRole("option", { name: "model", exact: true }).click();
    await row.getByLabel("Value").click();
    await page.getByRole("option", { name: "Campus", exact: true }).click();
    await until("the value is in the draft", async () => (await drafted()).mappings?.[0]?.value === "campus");
    await readable(page, "a relationship with a rule and a value");
  });
  await step("is told on the canvas and in a list what is wrong, and mends it", async () => {
    await details(page).getByLabel("At most").fill("0");
    await until("the finding is known", async () => (await page.getByLabel("Has something to mend").count()) > 0);
    await page.getByRole("tab", { name: /^Problems/ }).click();
    await page.getByRole("list", { name: "Problems" }).getByRole("button").first().click();
    await node(page, "sdwan-edge").waitFor();
    await page.locator(".react-flow__edgelabel-renderer").getByLabel("Has something to mend").waitFor();
    await readable(page, "a finding");
    await details(page).getByRole("group", { name: "Ways out" }).getByRole("button", { name: "Take the bound away" }).click();
    await until("nothing is wrong", async () => (await page.getByLabel("Has something to mend").count()) === 0);
  });
}

const placed = (page) => node(page, "sdwan-edge").evaluate((one) => one.style.transform);

async function arranges(page) {
  await step("moves it by keys, and takes the move back like any other step", async () => {
    await node(page, "sdwan-edge").click();
    const before = await placed(page);
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    await until("it stands elsewhere", async () => (await placed(page)) !== before);
    await page.keyboard.press("Control+z");
    await until("it stands where it was", async () => (await placed(page)) === before);
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await until("it stands elsewhere again", async () => (await placed(page)) !== before);
  });
  await step("goes through its lines by keys, and says until when the device may wait", async () => {
    await node(page, "sdwan-edge").click();
    await page.keyboard.press("e");
    await details(page).getByLabel("Waits until").fill("site_ready");
    await until("the milestone is in the draft", async () => (await drafted()).edges.some((one) => one.expires_at === "site_ready"));
  });
  await step("finds in the graph by the words of a rule", async () => {
    await node(page, "sdwan-edge").focus();
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name, characteristic, expression…").fill("line.quantity");
    await dialog.getByRole("list", { name: "Found" }).getByText("line.quantity > 1").click();
    await dialog.waitFor({ state: "detached" });
    await details(page).getByLabel("Waits until").waitFor();
  });
  await step("sees who gives and who reads each characteristic, and adds one to the product", async () => {
    await page.getByText("Characteristics", { exact: true }).first().click();
    const edge = page.getByRole("region", { name: "sdwan-edge", exact: true });
    await edge.getByRole("button", { name: /^Set:/ }).waitFor();
    const own = page.getByRole("region", { name: product, exact: true });
    await own.getByRole("button", { name: "Edit" }).click();
    await own.getByRole("button", { name: "Add a characteristic" }).click();
    await own.getByLabel("Name (English)").fill("Contract number");
    await own.getByLabel("Name (English)").press("Tab");
    await own.getByText("Draft saved").waitFor();
    await readable(page, "the characteristics of a graph");
    await own.getByRole("button", { name: "Done" }).click();
    await own.getByText("contract_number", { exact: true }).waitFor();
    await page.getByText("Drawing", { exact: true }).click();
    await node(page, "sdwan-edge").waitFor();
  });
}

async function finishes(page) {
  await step("simulates the draft: the device is left out for one, and there for two", async () => {
    await page.getByRole("button", { name: "Simulate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Simulate" }).click();
    const tree = dialog.getByRole("tree");
    await tree.getByText("SD-WAN overlay").first().waitFor();
    await dialog.getByText(/1 left out/).waitFor();
    await readable(page, "a simulated tree");
    await dialog.getByLabel("Quantity").fill("2");
    await dialog.getByRole("button", { name: "Simulate" }).click();
    await dialog.getByText(/ 0 left out/).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
  await step("publishes it with the specification that is new", async () => {
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("region", { name: "What changes" }).waitFor();
    await settle(page);
    await dialog.getByLabel("What changes, and why").fill(`Tunnels ${tag}`);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Version 1", { exact: true }).first().waitFor();
    equal((await stored()).draft, null, "what is left of the draft");
  });
  await step("sees a change of it on the canvas of its versions", async () => {
    await node(page, "sdwan-overlay").click();
    await page.keyboard.press("Delete");
    await page.getByText("Draft saved").waitFor();
    await page.getByRole("tab", { name: "Versions", exact: false }).click();
    await page.getByRole("list", { name: "What differs in the picture" }).getByText("SD-WAN overlay", { exact: false }).first().waitFor();
    await page.locator('[data-mark="REMOVED"]').waitFor();
    await readable(page, "two versions in one picture");
  });
}

export async function scene() {
  const page = await person("process-admin", { width: 1440, height: 900 });
  await begins(page);
  await draws(page);
  await writes(page);
  await arranges(page);
  await finishes(page);
}
