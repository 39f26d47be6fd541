/** A table that two people publish: one asks, the other sees what changes and agrees; then it goes back to what it was. */
import { data, open, perform, person, readable, step } from "../stage.mjs";
import { drafted, fees } from "../tables.mjs";

const key = "review-fees";
const policy = "publish-approval";

async function inForce(of) {
  const query = "query ($key: String!) { definition(key: $key) { published { content } } }";
  return (await data("process-admin", query, { key: of })).definition?.published?.content;
}

async function publish(content, note) {
  const { definition } = await perform("process-admin", "saveDraft", { key: content.key, content, baseRevision: 0 }, "definition { draft { revision } }");
  await perform("process-admin", "publishDefinition", { key: content.key, revision: definition.draft.revision, note });
}

export async function scene() {
  await publish(fees(key, { hit_policy: "FIRST" }), "The first fees.");
  const before = await inForce(policy);
  const row = { id: "row-fees", when: [null, `"${key}"`], then: ["true"] };
  await publish({ ...before, rows: [row, ...before.rows] }, "Fees want two people.");
  const page = await person("process-admin");
  const other = await person("process-admin-2", { theme: "dark" });
  await step("asks for approval, with a note", async () => {
    const table = fees(key, { hit_policy: "FIRST" });
    await drafted(page, { ...table, rows: [{ ...table.rows[0], then: ["6"] }, ...table.rows.slice(1)] });
    await page.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Someone else has to agree").waitFor();
    await dialog.getByRole("textbox", { name: "What changes, and why" }).fill("Six instead of five.");
    await readable(page, "a request");
    await dialog.getByRole("button", { name: "Ask for approval" }).click();
    await page.getByText("This draft waits for a second person").waitFor();
    await page.getByText("You wrote it or asked for it, so someone else has to agree.").waitFor();
  });
  await step("the second person sees the request and what it changes, and agrees", async () => {
    await open(other, `/tables/${key}`);
    await other.getByText("Six instead of five.").waitFor();
    await readable(other, "a request to agree to");
    await other.getByRole("link", { name: "See what changes" }).click();
    await other.getByRole("row", { name: /^Changed 1 < 10 5 6/ }).waitFor();
    await readable(other, "what a request changes");
    await other.getByRole("button", { name: "Approve and publish" }).click();
    await other.getByText("Version 2 in force").waitFor();
    await page.getByText("Version 2 in force").waitFor();
  });
  await step("finds both people in the versions, and goes back to the first", async () => {
    await page.getByRole("tab", { name: "Versions" }).click();
    await page.getByText(/agreed to by Demo second process admin/).waitFor();
    await readable(page, "the versions of a table");
    await page.getByRole("button", { name: "More about version 1" }).click();
    await page.getByRole("menuitem", { name: "Roll back to it…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Why" }).fill("Five after all.");
    await dialog.getByRole("button", { name: "Ask for approval" }).click();
    await page.getByText("This draft waits for a second person").waitFor();
    await page.getByRole("button", { name: "Take the request back" }).click();
    await page.getByText("This draft waits for a second person").waitFor({ state: "hidden" });
  });
  await publish(before, "As before.");
}
