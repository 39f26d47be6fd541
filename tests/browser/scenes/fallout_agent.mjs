/** The fallout agent finds what the system outside has refused, tries it again, and the order completes. */
import { broken, order, reached } from "../orders.mjs";
import { equal, offers, open, outside, person, readable, refused, step } from "../stage.mjs";

export async function scene() {
  const { made, fallout } = await broken();
  const page = await person("fallout-agent");
  await step("is offered what a fallout agent does", async () => {
    await open(page, "/");
    await offers(page, ["Home", "Orders", "Domain orders", "Accounts", "Fallout", "Requests"]);
    await readable(page, "home");
  });
  await step("finds the fallout in the list", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Fallout" }).click();
    await page.getByRole("table", { name: "Fallout" }).getByRole("link", { name: fallout.number }).waitFor();
    await readable(page, "the fallout list");
    equal(await page.getByRole("checkbox", { name: `Choose ${fallout.number}` }).count(), 0, "a box to assign by");
    await page.getByRole("link", { name: fallout.number }).click();
  });
  await step("takes it and reads what went wrong", async () => {
    await page.getByRole("button", { name: "Take it" }).click();
    await page.getByText("The subscriber register rejects the record.").first().waitFor();
    await page.getByRole("definition").getByText("Demo fallout agent").first().waitFor();
    await readable(page, "a fallout");
  });
  await step("tries again; the order completes and the fallout closes by itself", async () => {
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await reached(made.id, "COMPLETED");
    const found = await order(made.id);
    equal(found.fallouts.map(({ state }) => state), ["CLOSED_COMPLETE"], "the fallout");
  });
  await step("is refused what others do", async () => {
    await outside(page, ["/capture", "/approvals", "/people", "/work"]);
    await refused("fallout-agent", "assignFallouts", { falloutIds: [fallout.id] });
    await refused("fallout-agent", "holdOrder", { orderId: made.id });
    await refused("order-manager", "retryFallout", { falloutId: fallout.id });
  });
}
