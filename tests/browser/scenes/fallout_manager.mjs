/** The fallout manager gives a fallout to a person, who then finds it among their own. */
import { broken, order } from "../orders.mjs";
import { data, equal, offers, open, outside, person, readable, refused, step, until } from "../stage.mjs";

export async function scene() {
  const { made, fallout } = await broken();
  const page = await person("fallout-manager", { theme: "dark" });
  await step("chooses the fallout in the list", async () => {
    await open(page, "/fallout");
    await page.getByRole("checkbox", { name: `Choose ${fallout.number}` }).check();
    await readable(page, "the fallout list");
  });
  await step("assigns it to a person", async () => {
    await page.getByRole("button", { name: "Assign 1" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Person" }).click();
    await page.getByRole("option", { name: "Demo fallout agent" }).click();
    await readable(page, "the assign dialog");
    await dialog.getByRole("button", { name: "Assign" }).click();
    await page.getByRole("row").filter({ hasText: fallout.number }).getByText("Demo fallout agent").waitFor();
  });
  await step("the person finds it among their own", async () => {
    const agent = await person("fallout-agent");
    await open(agent, "/fallout?who=mine");
    await agent.getByRole("table", { name: "Fallout" }).getByRole("link", { name: fallout.number }).waitFor();
    await readable(agent, "my fallout");
  });
  await step("is refused what others do", async () => {
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "Fallout", "Requests", "Flows"]);
    await outside(page, ["/capture", "/approvals", "/people", "/policies"]);
    await refused("fallout-manager", "holdOrder", { orderId: made.id });
    await refused("fulfillment-agent", "assignFallouts", { falloutIds: [fallout.id] });
    equal((await order(made.id)).state, "IN_PROGRESS", "the order after the refusals");
  });
}
