/** The process admin changes one row of a policy and publishes it; the next order follows the new rule. */
import { fibre, reached } from "../orders.mjs";
import { data, equal, offers, open, outside, perform, person, readable, refused, settle, step } from "../stage.mjs";

const version = async () => {
  const query = 'query { definition(key: "order-approval") { published { version } draft { version } } }';
  return (await data("process-admin", query)).definition;
};

export async function scene() {
  const before = await fibre("Acme", "technician");
  const page = await person("process-admin");
  const grid = page.getByRole("grid");
  await step("knows that an order of a household needs nobody's approval today", () => reached(before.id, "IN_PROGRESS"));
  await step("finds the policy", async () => {
    await open(page, "/policies");
    await page.getByRole("table", { name: "Policies" }).waitFor();
    await readable(page, "the policies");
    await page.getByRole("link", { name: "Who approves an order" }).click();
    await grid.getByRole("gridcell", { name: '"auto"' }).waitFor();
    await readable(page, "a policy");
  });
  await step("changes one cell, takes out the case that said otherwise, and sees it saved as a draft", async () => {
    await grid.getByRole("gridcell", { name: '"auto"' }).dblclick();
    const field = page.getByRole("combobox", { name: "Approver, row 1" });
    await field.fill('"order_approver"');
    await readable(page, "a cell that is written");
    await field.press("Enter");
    await page.getByText("Draft saved").waitFor();
    await page.getByRole("tab", { name: /^Tests/ }).click();
    await page.getByText("1 case fails: it bars publishing.").waitFor();
    await page.getByRole("button", { name: "Delete A household's everyday order needs nobody" }).click();
    await page.getByText("All 3 cases pass.").waitFor();
    await page.getByText("Draft saved").waitFor();
    await page.getByRole("tab", { name: /Changes/ }).click();
    await settle(page);
    await readable(page, "what the draft changes");
    equal((await version()).published.version, 1, "the version in force while a draft is written");
  });
  await step("publishes it with a note", async () => {
    await page.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 rule changed").waitFor();
    await dialog.getByRole("textbox", { name: "What changes, and why" }).fill("Someone looks at each order for a while.");
    await readable(page, "the publish dialog");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 2 in force").waitFor();
    await page.getByRole("tab", { name: "Versions" }).click();
    await page.getByText("Someone looks at each order for a while.").first().waitFor();
    await readable(page, "the versions");
  });
  const after = await step("sees the next order follow it", async () => {
    const made = await fibre("Acme");
    await reached(made.id, "AWAITING_APPROVAL");
    await reached(before.id, "IN_PROGRESS");
    return made;
  });
  await step("is refused what others do", async () => {
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "Fallout", "Requests", "Flows", "Policies", "Catalog", "Prices", "Forms", "Connections", "Custom fields", "Embedded portal", "People and groups"]);
    await outside(page, ["/capture", "/approvals", "/work"]);
    await refused("process-admin", "approveOrder", { orderId: after.id });
    await refused("process-admin", "cancelOrder", { orderId: after.id });
    await refused("order-manager", "publishDefinition", { key: "order-approval", revision: 1, note: "Not mine to publish." });
    await refused("fulfillment-manager", "publishDefinition", { key: "order-approval", revision: 1, note: "Not mine to publish." });
    await open(page, "/people");
    await readable(page, "the people");
  });
  await step("leaves the policy as it was", async () => {
    const query = 'query { definition(key: "order-approval") { published { content } } }';
    const { content } = (await data("process-admin", query)).definition.published;
    const rows = content.rows.map((row, index) => (index === 0 ? { ...row, then: ['"auto"', ...row.then.slice(1)] } : row));
    const input = { key: "order-approval", content: { ...content, rows }, baseRevision: 0 };
    const { definition } = await perform("process-admin", "saveDraft", input, "definition { draft { revision } }");
    await perform("process-admin", "publishDefinition", { key: "order-approval", revision: definition.draft.revision, note: "As before." });
  });
}
