/** A customer of somebody else's shop orders a triple play inside its page, on a phone, tracks it and asks about it. */
import { anybody, ask, equal, legible, readableFrame, settle, step, until } from "../stage.mjs";

const shop = process.env.ORDERLOOM_SHOP_URL;

/** The portal inside of the shop's page. */
async function inside(page) {
  const frame = page.frameLocator('iframe[title="Orders of Corner Shop Telecom"]');
  await frame.locator("main#main").waitFor();
  return frame;
}

export async function scene() {
  const page = await anybody({ width: 390, height: 844 });
  const told = [];
  await page.exposeFunction("noted", (type, detail) => told.push([type, detail]));
  await page.addInitScript(() => {
    for (const type of ["ready", "ordered", "requested", "refused"]) addEventListener(`orderloom-${type}`, (event) => window.noted(type, event.detail));
  });
  const portal = await step("finds the portal in the shop's page", async () => {
    await page.goto(shop);
    const frame = await inside(page);
    await frame.getByRole("heading", { level: 1, name: "Products" }).waitFor();
    await frame.getByRole("link", { name: /^Fibre triple play/ }).waitFor();
    await readable(page, "the shop with the portal's products");
    return frame;
  });
  await step("lays two products side by side", async () => {
    await portal.getByRole("checkbox", { name: "Compare Fibre triple play" }).check();
    await portal.getByRole("checkbox", { name: "Compare Fibre internet" }).check();
    await readable(page, "the products to be compared");
    await portal.getByRole("button", { name: "Compare 2" }).click();
    const table = portal.getByRole("region", { name: "Comparison" });
    await table.getByRole("columnheader", { name: "Fibre triple play" }).waitFor();
    await table.getByRole("row", { name: /^Recurring/ }).getByText(/€/).first().waitFor();
    await readable(page, "the comparison");
    await portal.getByRole("link", { name: "All products" }).click();
  });
  await step("configures a triple play", async () => {
    await portal.getByRole("searchbox", { name: "Search" }).fill("triple");
    await portal.getByRole("link", { name: /^Fibre triple play/ }).click();
    await portal.getByRole("heading", { level: 1, name: "Fibre triple play" }).waitFor();
    const speed = portal.getByRole("region", { name: "Fibre internet" });
    await speed.getByRole("radio", { name: "600 Mbit/s" }).or(speed.getByRole("combobox", { name: /Download speed/ })).first().waitFor();
    const radio = speed.getByRole("radio", { name: "600 Mbit/s" });
    if (await radio.count()) await radio.check();
    else await speed.getByRole("combobox", { name: /Download speed/ }).selectOption({ label: "600 Mbit/s" });
    await portal.getByRole("complementary", { name: "Price" }).getByText(/€/).first().waitFor();
    await readable(page, "the offering");
  });
  await step("finds the choice again after a reload", async () => {
    await portal.getByRole("region", { name: "Fibre internet" }).getByRole("radio", { name: "300 Mbit/s" }).check();
    await portal.getByRole("complementary", { name: "Price" }).getByText(/300 Mbit/).waitFor();
    await page.reload();
    const again = await inside(page);
    await again.getByRole("searchbox", { name: "Search" }).fill("triple");
    await again.getByRole("link", { name: /^Fibre triple play/ }).click();
    await again.getByText("This is what you chose last time.").waitFor();
    const speed = again.getByRole("region", { name: "Fibre internet" });
    await speed.getByRole("radio", { name: "300 Mbit/s", checked: true }).waitFor();
    await speed.getByRole("radio", { name: "600 Mbit/s" }).check();
    await again.getByRole("complementary", { name: "Price" }).getByText(/600 Mbit/).waitFor();
  });
  await step("puts it into the cart", async () => {
    await portal.getByRole("button", { name: "Add to the cart" }).click();
    await portal.getByRole("heading", { level: 1, name: "Cart" }).waitFor();
    await portal.getByText("600 Mbit/s").first().waitFor();
    await readable(page, "the cart");
  });
  await step("chooses anew, and changes how many there are", async () => {
    await portal.getByRole("button", { name: "Change Fibre triple play" }).click();
    await portal.getByRole("region", { name: "Fibre internet" }).getByRole("radio", { name: "1 Gbit/s" }).check();
    await portal.getByRole("complementary", { name: "Price" }).getByText(/1 Gbit/).waitFor();
    await portal.getByRole("button", { name: "Keep the changes" }).click();
    await portal.getByRole("heading", { level: 1, name: "Cart" }).waitFor();
    await portal.getByText("1 Gbit/s").first().waitFor();
    const many = portal.getByRole("group", { name: "Quantity of Fibre triple play" });
    await many.getByRole("button", { name: "One more: Fibre triple play" }).click();
    await portal.getByText("Fibre triple play × 2").waitFor();
    await many.getByRole("button", { name: "One less: Fibre triple play" }).click();
    await portal.getByText("Fibre triple play × 2").waitFor({ state: "detached" });
    await readable(page, "the cart as it was changed");
  });
  await step("goes to the checkout", async () => {
    await portal.getByRole("button", { name: "To the checkout" }).click();
    await portal.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
    await portal.getByRole("button", { name: "Order now" }).waitFor();
    await readable(page, "the checkout");
  });
  const number = await step("accepts the terms and orders", async () => {
    const terms = portal.getByRole("checkbox", { name: /accept them/ });
    if (await terms.count()) await terms.check();
    await portal.getByRole("button", { name: "Order now" }).click();
    await portal.getByRole("list", { name: "Where your order stands" }).waitFor();
    const found = await until("the shop hears of the order", () => told.find(([type]) => type === "ordered"));
    return found[1].number;
  });
  await step("tracks it until it is ready", async () => {
    await portal.getByText(number).first().waitFor();
    await readable(page, "the tracker");
    await portal.getByText(/^Done on/).waitFor({ timeout: 60_000 });
    await portal.getByRole("list", { name: "Where your order stands" }).getByText("Ready: done").waitFor();
  });
  const request = await step("asks about it", async () => {
    await portal.getByRole("button", { name: "Ask about this order" }).click();
    const dialog = portal.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "In a few words" }).fill("Which light is green?");
    await dialog.getByRole("textbox", { name: "Tell us more" }).fill("The router has three lights.");
    await readable(page, "the dialog");
    await dialog.getByRole("button", { name: "Send" }).click();
    await portal.getByRole("heading", { level: 1, name: "Which light is green?" }).waitFor();
    return (await until("the shop hears of the request", () => told.find(([type]) => type === "requested")))[1].number;
  });
  await step("is answered", async () => {
    const query = "query($n: String) { request(number: $n) { id order { number } } }";
    const { data } = await ask("order-agent", query, { n: request });
    equal(data.request.order.number, number, "what the request is about");
    const reply = "mutation($id: ID!, $text: String!, $internal: Boolean!) { replyToRequest(input: {requestId: $id, text: $text, internal: $internal}) { problems { code } } }";
    for (const [text, internal] of [["A note that nobody outside sees", true], ["The middle one.", false]]) {
      equal((await ask("order-agent", reply, { id: data.request.id, text, internal })).data.replyToRequest.problems, [], "reply");
    }
    await portal.getByText("The middle one.").waitFor();
    await portal.getByText("Your turn").waitFor();
    equal(await portal.getByText("A note that nobody outside sees").count(), 0, "notes in the portal");
    await readable(page, "the request");
    await portal.getByRole("button", { name: "No longer needed" }).click();
    await portal.getByText("Closed").waitFor();
  });
  await step("was never refused, and nothing is cut off", async () => {
    equal(told.filter(([type]) => type === "refused"), [], "refusals");
    await settle(page);
    await legible(page, "the shop");
  });
}

const readable = (page, name) => readableFrame(page, "/embed/frame", name);

/** A key that is no longer good leads to a page that says so, and to the way back in. */
export async function refusals() {
  const page = await anybody({ width: 390, height: 844 });
  await step("says why nobody comes in, in the reader's language", async () => {
    await page.route("**/orderloom-token", (route) => route.fulfill({ json: { token: "a.b.c" } }));
    await page.goto(`${shop}/?locale=pt-BR`);
    const frame = page.frameLocator('iframe[title="Orders of Corner Shop Telecom"]');
    await frame.getByRole("heading", { level: 1, name: "Não pudemos deixar você entrar" }).waitFor();
    await frame.getByText("portal.token_malformed").waitFor();
    await readable(page, "the refusal");
    await page.unroute("**/orderloom-token");
    await frame.getByRole("button", { name: "Tentar de novo" }).click();
    await frame.getByRole("heading", { level: 1, name: "Produtos" }).waitFor();
  });
  await step("says that the connection is gone, and goes on when it is back", async () => {
    const frame = page.frameLocator('iframe[title="Orders of Corner Shop Telecom"]');
    await page.route("**/portal/graphql", (route) => route.abort());
    await frame.getByRole("link", { name: "Meus pedidos" }).click();
    await frame.getByText(/Não conseguimos falar com o servidor/).waitFor();
    await readable(page, "no connection");
    await page.unroute("**/portal/graphql");
    await frame.getByRole("button", { name: "Tentar de novo" }).click();
    await frame.getByRole("heading", { level: 1, name: "Meus pedidos" }).waitFor();
    await frame.getByRole("alert").waitFor({ state: "detached" });
  });
}

/** Each widget begins where it should, in the reader's language. */
export async function widgets() {
  const page = await anybody({ width: 390, height: 844 });
  await step("the tracker shows orders, and no products", async () => {
    await page.goto(`${shop}/?widget=order-tracker&locale=pt-BR`);
    const frame = await inside(page);
    await frame.getByRole("heading", { level: 1, name: "Meus pedidos" }).waitFor();
    equal(await frame.getByRole("link", { name: "Produtos" }).count(), 0, "links to products");
    await readable(page, "the tracker widget");
  });
  await step("the catalog shows products and the cart, and nothing else", async () => {
    await page.goto(`${shop}/?widget=catalog`);
    const frame = await inside(page);
    await frame.getByRole("link", { name: /^Fibre triple play/ }).waitFor();
    const places = frame.getByRole("navigation", { name: "Portal" }).getByRole("link");
    equal((await places.allInnerTexts()).map((text) => text.replace(/[\s\d()]+/g, " ").trim()), ["Products", "Cart"], "places of the catalog");
    await frame.getByRole("searchbox", { name: "Search" }).fill("triple");
    await frame.getByRole("link", { name: /^Fibre internet/ }).waitFor({ state: "detached" });
    await frame.getByRole("link", { name: /^Fibre triple play/ }).click();
    await frame.getByRole("button", { name: "Add to the cart" }).waitFor();
    await readable(page, "the catalog widget");
  });
  await step("a tracker of one order begins with that order", async () => {
    const { data } = await ask("order-agent", '{ orders(first: 1, filter: { search: "Acme" }) { nodes { number } } }');
    const number = data?.orders.nodes[0]?.number ?? "ORD0000000";
    await page.goto(`${shop}/?widget=order-tracker&subject=${number}`);
    const frame = await inside(page);
    await frame.getByText(number).first().waitFor();
    await readable(page, "the tracker of one order");
  });
  await step("the configurator begins with its offering", async () => {
    await page.goto(`${shop}/?widget=configurator&subject=fibre-triple-play&locale=pt-BR`);
    const frame = await inside(page);
    await frame.getByRole("button", { name: "Colocar no carrinho" }).waitFor();
    await readable(page, "the configurator widget");
  });
}
