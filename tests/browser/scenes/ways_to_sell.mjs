/** An agent sells by another channel and at another price list; the price follows, and what is not sold that way says so. */
import { chain } from "../orders.mjs";
import { data, equal, open, perform, person, readable, step } from "../stage.mjs";

const words = (en, pt) => ({ en, "pt-BR": pt });
const price = (amount, list) => ({
  key: "once", name: words("Visit", "Visita"), charge_type: "one_time", amount, currency: "EUR", ...(list ? { price_list: list } : {}),
});
const catalog = {
  schema: "orderloom.catalog/1",
  key: "visits",
  name: words("Visits", "Visitas"),
  specifications: [{ key: "site-visit", name: words("Site visit", "Visita ao local"), kind: "product", characteristics: [] }],
  channels: [
    { key: "workspace", name: words("Sales desk", "Balcão de vendas") },
    { key: "partner", name: words("Partners", "Parceiros") },
    { key: "telesales", name: words("Telesales", "Televendas") },
  ],
  price_lists: [
    { key: "partners", name: words("Partner prices", "Preços de parceiros"), currency: "EUR", channels: ["partner"] },
    { key: "loyal", name: words("Loyal customers", "Clientes fiéis"), currency: "EUR", rank: 900 },
    { key: "dollars", name: words("Dollar prices", "Preços em dólar"), currency: "USD" },
  ],
  offerings: [
    {
      key: "site-visit", name: words("Site visit", "Visita ao local"), specification: "site-visit",
      channels: ["workspace", "partner"], prices: [price("100"), price("70", "partners"), price("90", "loyal")],
    },
  ],
};

async function publishCatalog() {
  const page = await person("process-admin");
  await open(page, "/catalog");
  const { prepareCatalogImport: ready } = await data("process-admin", "mutation { prepareCatalogImport { upload { id url } problems { message } } }");
  const send = async ({ url, body }) => (await fetch(url, { method: "PUT", body, credentials: "same-origin" })).status;
  equal(await page.evaluate(send, { url: ready.upload.url, body: JSON.stringify(catalog) }) < 300, true, "the catalog was brought");
  await perform("process-admin", "importCatalog", { upload: ready.upload.id });
  await page.context().close();
}

export async function scene() {
  const accountId = await chain(`Visitors ${Date.now().toString(36)}`, 2);
  await step("channels and price lists are in the catalog", publishCatalog);
  const page = await person("order-agent");
  const panel = page.getByRole("complementary", { name: "Price" });
  const choose = async (label, option) => {
    await page.getByRole("combobox", { name: label }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  const line = page.getByRole("region", { name: "Site visit" });
  await step("captures a visit at the usual prices of the desk", async () => {
    await open(page, `/capture?account=${accountId}`);
    await page.getByRole("button", { name: /^Site visit/ }).click();
    await panel.getByText("€90.00").first().waitFor();
    await page.getByText(/Saved as draft ORD/).waitFor();
    await readable(page, "channel and price list of a draft");
  });
  await step("sells it by partners, at their prices", async () => {
    await choose("Sales channel", "Partners");
    await panel.getByText("€70.00").first().waitFor();
    await page.getByText(/Saved as draft ORD/).waitFor();
  });
  await step("is offered only lists that this account may have by that channel", async () => {
    await page.getByRole("combobox", { name: "Price list" }).click();
    const shown = await page.getByRole("option").allInnerTexts();
    equal(shown.join(" | "), "Usual: Partner prices | Partner prices | Loyal customers", "price lists");
    await page.getByRole("option", { name: "Loyal customers", exact: true }).click();
    await panel.getByText("€90.00").first().waitFor();
  });
  await step("is told what is not sold by telesales, and nothing of that is kept", async () => {
    await choose("Price list", "Usual: Partner prices");
    await panel.getByText("€70.00").first().waitFor();
    await choose("Sales channel", "Telesales");
    await line.getByText("Site visit is not sold by Telesales.").first().waitFor();
    await page.getByText("Not saved: something is refused").waitFor();
    await readable(page, "a product that a channel does not sell");
    await choose("Sales channel", "Partners");
    await page.getByText(/Saved as draft ORD/).waitFor();
  });
  await step("goes on with the draft as it was left", async () => {
    await page.reload();
    await panel.getByText("€70.00").first().waitFor();
    equal(await page.getByRole("combobox", { name: "Sales channel" }).inputValue(), "Partners", "the channel");
    await page.getByRole("button", { name: "Submit the order" }).click();
    await page.waitForURL(/\/orders\/ORD/);
    const number = new URL(page.url()).pathname.split("/").at(-1);
    const { order } = await data("order-agent", "query($number: String!) { order(number: $number) { channel oneTimeTotal { amount } } }", { number });
    equal(`${order.channel} ${Number(order.oneTimeTotal.amount)}`, "partner 70", "what was submitted");
  });
}
