/** Somebody asks why nothing was made of a line, and what a product is composed of without an order of its own. */
import { chain, order, reached } from "../orders.mjs";
import { data, equal, open, perform, person, readable, step, until } from "../stage.mjs";

const words = (en, pt) => ({ en, "pt-BR": pt });
const spec = (key, kind, name, more = {}) => ({ key, kind, name, ...(kind === "service" ? { subtype: "cfs" } : {}), ...more });
const part = (target, more = {}) => ({ source: "crate", type: "composed_of", target, ...more });
const catalog = {
  schema: "orderloom.catalog/1",
  key: "crates",
  name: words("Crates", "Caixotes"),
  specifications: [
    spec("crate", "product", words("Crate", "Caixote"), {
      fulfillment_flow: "generic-product",
      characteristics: [
        { key: "sides", name: words("Sides", "Lados"), value_type: "integer" },
        { key: "colour", name: words("Colour", "Cor"), value_type: "string" },
      ],
    }),
    spec("crate-side", "service", words("Side of a crate", "Lado de caixote"), { fulfillment_flow: "generic-service" }),
    spec("crate-lid", "service", words("Lid", "Tampa")),
    spec("crate-seal", "service", words("Seal", "Lacre")),
  ],
  decompositions: [
    {
      schema: "orderloom.decomposition/1",
      key: "crate",
      name: words("Crate", "Caixote"),
      nodes: ["crate", "crate-side", "crate-lid", "crate-seal"].map((specification) => ({ specification })),
      edges: [
        { source: "crate", type: "realized_as", target: "crate-side", quantity_characteristic: "sides" },
        part("crate-lid", { default: 2 }),
        part("crate-seal", { rule: 'source.characteristics.colour = "blue"' }),
      ],
    },
  ],
  offerings: [{ key: "crate", name: words("Crate", "Caixote"), specification: "crate" }],
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

const crate = (number, sides) => ({
  offering: "crate", number,
  characteristics: [{ name: "sides", value: sides }, { name: "colour", value: "red" }],
});

export async function scene() {
  await step("a product with parts is in the catalog", publishCatalog);
  const accountId = await chain(`Crates ${Date.now().toString(36)}`, 1);
  const input = { accountId, submit: true, lines: [crate("1", 30000), crate("2", 1)] };
  const made = (await perform("order-agent", "createOrder", input, "order { id number }")).order;
  await reached(made.id, "AWAITING_APPROVAL");
  await perform("order-approver", "approveOrder", { orderId: made.id });
  await until("a line is at fault", async () => (await order(made.id)).fallouts.length > 0);
  const page = await person("fulfillment-agent");
  const panel = page.getByRole("dialog", { name: /^Why: / });
  await step("asks why nothing was made of a line, and reads what is wrong with it", async () => {
    await open(page, `/orders/${made.number}?tab=lines`);
    await page.getByRole("button", { name: /^Why: 1/ }).click();
    const wrong = panel.getByRole("region", { name: "What is wrong" });
    await wrong.getByText("To be mended").waitFor();
    await wrong.getByText(/more than 20,000 domain orders/).waitFor();
    await wrong.getByText("lines › 1 › quantity").waitFor();
    await readable(page, "what is wrong with a line");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  });
  await step("asks what a product is composed of, what was left out, and by which rule", async () => {
    await page.getByRole("button", { name: /^Why: 2/ }).click();
    const parts = panel.getByRole("region", { name: "What it is composed of" });
    const lid = parts.getByRole("listitem").filter({ hasText: "Lid × 2" });
    await lid.getByText("The catalog always makes it here.").waitFor();
    const seal = parts.getByRole("listitem").filter({ hasText: "Seal" });
    await seal.getByText("Left out").first().waitFor();
    await seal.getByText('source.characteristics.colour = "blue"').waitFor();
    await seal.getByText("red").waitFor();
    await readable(page, "what a product is composed of");
  });
}
