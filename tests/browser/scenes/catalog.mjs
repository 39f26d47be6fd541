/** A process admin changes an offering, sees what that touches, publishes it, and takes the catalog out and in again. */
import { readFileSync } from "node:fs";
import { data, equal, open, person, readable, settle, step, until } from "../stage.mjs";

const tag = Date.now().toString(36);
const name = `SD-WAN bronze ${tag}`;
const content = `query($key: String!) { catalogEntity(section: "offerings", key: $key) { content listed { version } draft { revision } } }`;
const stored = async (key) => (await data("process-admin", content, { key })).catalogEntity;
const scripts = /\.(js|tsx)(\?|$)/;
const tab = (page, called) => page.getByRole("tab", { name: called, exact: false });

async function finds(page) {
  await step("finds an offering by words of the other language", async () => {
    await open(page, "/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
    await page.getByRole("heading", { name: "Catalog", level: 1 }).waitFor();
    await readable(page, "the catalog");
    await page.getByLabel("Find by name, key or words").fill("rede gerenciada");
    await page.getByText("1 found", { exact: true }).waitFor();
    await page.getByRole("link", { name: /^SD-WAN bronze/ }).click();
    await page.getByRole("heading", { level: 1, name: /^SD-WAN bronze/ }).waitFor();
    await readable(page, "an offering");
  });
}

async function leaves(page) {
  await step("leaves the list while its text is still being typed, and is not taken back", async () => {
    await open(page, "/catalog");
    await page.route(scripts, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.getByLabel("Find by name, key or words").fill("sd-wan");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Accounts" }).click();
    await page.getByRole("heading", { name: "Accounts", level: 1 }).waitFor();
    await page.unroute(scripts);
  });
}

async function writes(page) {
  await step("is told at the field what is wrong, and loses nothing by leaving", async () => {
    await page.getByLabel("Name (English)").first().fill("");
    await page.getByText("A name needs at least its English text.").waitFor();
    await page.getByText("Draft saved").waitFor();
    await page.getByLabel("Name (English)").first().fill(name);
    await page.getByText("Draft saved").waitFor();
    await until("what was wrong is mended", async () => (await page.getByText("A name needs at least its English text.").count()) === 0);
    await page.reload();
    await until("the draft is there again", async () => (await page.getByLabel("Name (English)").first().inputValue()) === name);
    equal((await stored("sdwan-bronze")).content.name.en === name, false, "what is in force is still the old one");
  });
  await step("compares the draft with what is in force", async () => {
    await tab(page, "Versions").click();
    await page.getByText("name.en").waitFor();
    await readable(page, "the versions");
    await tab(page, "Content").click();
  });
}

async function publishes(page) {
  const before = (await stored("sdwan-bronze")).listed.version;
  await step("sees what the change touches, and publishes it", async () => {
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("region", { name: "What changes" }).getByText("name.en").waitFor();
    await dialog.getByRole("region", { name: "What it touches" }).waitFor();
    await settle(page);
    await readable(page, "what publishing does");
    await dialog.getByLabel("What changes, and why").fill(`A better name ${tag}`);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText(`Version ${before + 1}`, { exact: true }).first().waitFor();
    const after = await stored("sdwan-bronze");
    equal([after.content.name.en, after.listed.version, after.draft], [name, before + 1, null], "the offering in force");
  });
  await step("reads why in its versions", async () => {
    await tab(page, "Versions").click();
    await page.getByText(`A better name ${tag}`).waitFor();
  });
}

async function begins(page) {
  const key = `router-${tag}`;
  await step("duplicates an offering under another key, and throws the draft away", async () => {
    await open(page, "/catalog/offerings/wifi-router");
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name (English)").fill(`Router ${tag}`);
    equal(await dialog.getByLabel("Key").inputValue(), key, "the key made of the name");
    await dialog.getByRole("button", { name: "Begin a draft" }).click();
    await page.getByRole("heading", { level: 1, name: `Router ${tag}` }).waitFor();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Discard the draft" }).click();
    await page.getByRole("heading", { name: "Catalog", level: 1 }).waitFor();
    equal(await stored(key), null, "the draft is gone");
  });
}

async function retires(page) {
  await step("retires an offering and brings it back", async () => {
    await open(page, "/catalog/offerings/coverage-options");
    for (const [verb, state] of [["Retire", "Retired"], ["Bring back", "Published"]]) {
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: verb }).click();
      const dialog = page.getByRole("dialog");
      await settle(page);
      await dialog.getByRole("button", { name: verb, exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText(state, { exact: true }).first().waitFor();
    }
  });
}

async function exports(page) {
  await step("takes one file of the catalog out, and looks at what taking it in again would change", async () => {
    await open(page, "/catalog");
    await page.getByRole("button", { name: "Export" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /^SD-WAN bronze/ }).click();
    const file = await (await coming).path();
    const document = JSON.parse(readFileSync(file, "utf8"));
    equal(document.offerings.find((one) => one.key === "sdwan-bronze").name.en, name, "the name in the file");
    document.offerings.find((one) => one.key === "sdwan-bronze").name.en = "Dry run";
    await page.getByRole("button", { name: "Import" }).click();
    const dialog = page.getByRole("dialog");
    const brought = { name: "sdwan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) };
    await dialog.locator("input[type=file]").or(page.locator("input[type=file]")).first().setInputFiles(brought);
    await dialog.getByText("1 entity would change.").waitFor();
    await dialog.getByText("name.en").waitFor();
    await readable(page, "what an import would change");
    equal((await stored("sdwan-bronze")).content.name.en, name, "a look changes nothing");
    await dialog.getByRole("button", { name: "Another file" }).click();
    const broken = { ...brought, buffer: Buffer.from("no json") };
    await page.locator("input[type=file]").first().setInputFiles(broken);
    await dialog.getByText("The file is no JSON.").waitFor();
    await page.keyboard.press("Escape");
  });
}

export async function scene() {
  const page = await person("process-admin", { width: 1440, height: 900 });
  await finds(page);
  await writes(page);
  await publishes(page);
  await begins(page);
  await retires(page);
  await exports(page);
  await leaves(page);
}
