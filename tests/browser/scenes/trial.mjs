/** The rows of trying out: a dry run on a real record, stops and resuming, and a run that is seen live. */
import { draft, edge, node, openFlow, step as card, stored } from "../flows.mjs";
import { fibre, finishTask, openTask, sdwan } from "../orders.mjs";
import { data, equal, open, perform, person, readable, settle, step, until } from "../stage.mjs";

const admin = (options) => person("process-admin", options);

const group = { group: { const: "field-ops" } };

/** start → survey → note → finish; the note reads what `from` says. */
const line = (from, tests = []) => ({
  nodes: [
    node("begin", "start", "Start"),
    node("survey", "task.manual", "Survey the site", { config: { ...group, form: "site-survey" }, map: [{ to: "task.city", from: "site.city" }] }),
    node("note", "set", "Write the address down", { map: [{ to: "line.characteristics.wan_address", from }] }),
    node("finish", "end", "End"),
  ],
  edges: [edge("e1", "begin", "survey"), edge("e2", "survey", "note"), edge("e3", "note", "finish")],
  tests,
});

const address = "nodes.survey.out.wan_address";

async function openTest(page, key) {
  await openFlow(page, key);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await page.getByRole("button", { name: "Run", exact: true }).waitFor();
}

const panel = (page) => page.getByRole("region", { name: "Test", exact: true });
const said = (page, words) => panel(page).getByRole("status").filter({ hasText: words }).waitFor();
/** One of several beside each other. */
const pick = (where, words) => where.locator("label", { hasText: new RegExp(`^${words}$`) }).click();
const entry = (page, name) => panel(page).getByRole("list", { name: "Steps" }).getByRole("button", { name: new RegExp(`^${name}`) });

async function chooseOrder(page, number, part) {
  await page.getByRole("button", { name: "Choose a sample" }).click();
  const dialog = page.getByRole("dialog", { name: "What is the flow tried on?" });
  await dialog.getByRole("textbox", { name: "Search orders by number or account" }).fill(number);
  await dialog.getByRole("list", { name: "Orders" }).getByRole("button", { name: new RegExp(number) }).click();
  await dialog.getByRole("button", { name: part }).waitFor();
  await settle(page);
  await readable(page, "the choice of a sample");
  await dialog.getByRole("button", { name: part }).click();
  await page.getByRole("button", { name: `Sample: ${number}` }).waitFor();
}

/** A test on a real record with trace. */
export async function record() {
  const made = await fibre("Acme", "technician");
  await draft("row-record", line(address));
  const page = await admin();
  await step("chooses a line of a real order as the sample", async () => {
    await openTest(page, "row-record");
    await chooseOrder(page, made.number, /^2 /);
  });
  await step("runs the draft, and is asked what the surveyor would be", async () => {
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await said(page, "Waits at “Survey the site”");
    await card(page, "Survey the site").getByText("Waits").waitFor();
    await readable(page, "a question of a dry run");
    await page.getByRole("textbox", { name: "WAN address" }).fill("203.0.113.9/30");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await said(page, "The run is finished");
  });
  await step("sees what went in and came out, and what would have been written", async () => {
    await entry(page, "Survey the site").click();
    await panel(page).getByText("203.0.113.9/30").first().waitFor();
    await panel(page).getByText("Writes 1 characteristic").waitFor();
    await readable(page, "a finished dry run");
  });
  await step("fails the survey on purpose instead", async () => {
    await panel(page).getByRole("button", { name: "Answer otherwise" }).click();
    await pick(page, "Error");
    await page.getByRole("button", { name: "Fail here" }).click();
    await said(page, "Failed at “Survey the site”");
    await card(page, "Survey the site").getByText("Failed").waitFor();
  });
  await step("saves it as a case, with what is expected filled in", async () => {
    await panel(page).getByRole("button", { name: "Save as a test case…" }).click();
    const dialog = page.getByRole("dialog", { name: "Save as a test case" });
    await dialog.getByRole("textbox", { name: "What the case shows" }).fill("Nobody opens the door");
    equal(await dialog.getByRole("combobox", { name: "Outcome" }).inputValue(), "failed", "the expected outcome");
    await readable(page, "saving a case");
    await dialog.getByRole("button", { name: "Save the case" }).click();
    await page.getByText("1 of 1 pass").waitFor();
  });
  await step("changes what is expected, and sees the difference", async () => {
    await page.getByRole("button", { name: "What to do with “Nobody opens the door”" }).click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    const dialog = page.getByRole("dialog", { name: "Test case" });
    await dialog.getByRole("combobox", { name: "Outcome" }).selectOption("succeeded");
    await dialog.getByRole("button", { name: "Save the case" }).click();
    await page.getByText("0 of 1 pass").waitFor();
    await page.getByRole("cell", { name: "Fails" }).waitFor();
    await readable(page, "a case that differs");
  });
  await step("finds the case kept with the draft, and the order as it was", async () => {
    const content = await until("the case is saved", async () => {
      const { draft: kept } = await stored("row-record");
      return kept.content.tests?.[0]?.name === "Nobody opens the door" && !kept.content.tests[0].expected?.status && kept.content;
    });
    equal(content.tests[0].answers[0].error.code, "not_possible", "the answer that was saved");
    const found = await data("process-admin", "query($id: ID!) { order(id: $id) { runs { definitionKey } } }", { id: made.id });
    equal(found.order.runs.filter((run) => run.definitionKey === "row-record"), [], "runs of the draft");
  });
}

const flowKey = "sdwan-enrichment";

/** Publishes another content of the flow that enriches SD-WAN sites; the version that came of it. */
async function publish(change, note) {
  const { published } = await stored(flowKey);
  const input = { key: flowKey, content: change(published.content), baseRevision: 0 };
  const { definition } = await perform("process-admin", "saveDraft", input, "definition { draft { revision } }");
  const done = { key: flowKey, revision: definition.draft.revision, note };
  return (await perform("process-admin", "publishDefinition", done, "definition { published { version } }")).definition.published.version;
}

/** The flow notes a date that is none, which nobody sees before it runs. */
const broken = (content) => ({
  ...content,
  variables: [{ key: "ready_on", type: "date" }],
  nodes: content.nodes.map((one) =>
    one.key === "note_address" ? { ...one, map: [...one.map, { to: "vars.ready_on", from: "line.characteristics.bandwidth" }] } : one,
  ),
  tests: [],
});

const mended = (original) => () => ({ ...original, variables: [{ key: "ready_on", type: "date" }] });

const runsQuery = `query($id: ID!) { order(id: $id) { runs { id definitionKey state definitionVersion { version } } } }`;

const runOf = async (order) => (await data("process-admin", runsQuery, { id: order })).order.runs.find((run) => run.definitionKey === flowKey);

const inState = (order, state) =>
  until(`the run of ${order} is ${state}`, async () => {
    const run = await runOf(order);
    return run?.state === state && run;
  });

const runPanel = (page) => page.getByRole("region", { name: "Run", exact: true });

async function openRun(page, id) {
  await open(page, `/flows/${flowKey}?run=${id}`);
  await runPanel(page).waitFor();
}

const surveyed = { wan_address: "203.0.113.77/30", site_class: "shop" };

/** Breakpoints, replay, edit and resume. */
export async function resume() {
  const page = await admin();
  await draft("row-resume", line(address));
  await step("marks a step with F9 and runs up to it", async () => {
    await openTest(page, "row-resume");
    await pick(page, "Simulate answers");
    await card(page, "Write the address down").click({ position: { x: 60, y: 14 } });
    await page.keyboard.press("F9");
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await said(page, "Stopped before “Write the address down”");
    await readable(page, "a dry run at a breakpoint");
  });
  await step("goes a step on and a step back, then on to the end, by keys too", async () => {
    await panel(page).getByRole("button", { name: "One step back" }).click();
    await said(page, "Stopped before “Survey the site”");
    await page.keyboard.press("F10");
    await said(page, "Stopped before “Write the address down”");
    await page.keyboard.press("F8");
    await said(page, "The run is finished");
  });
  const { published: original } = await stored(flowKey);
  try {
    await publish(broken, "Notes when a site is ready.");
    const made = await sdwan(1);
    await openTask(made.id);
    await finishTask(made.id, surveyed);
    const failed = await inState(made.id, "failed");
    await step("opens the real run that failed, and sees where and why", async () => {
      await openRun(page, failed.id);
      await runPanel(page).getByText("must be a date", { exact: false }).or(runPanel(page).getByText("date", { exact: false })).first().waitFor();
      await card(page, "Note the WAN address").getByText("Failed").waitFor();
      await readable(page, "a run that failed");
    });
    await step("publishes a mended version and takes the run over, seeing first what would come of it", async () => {
      const version = await publish(mended(original.content), "Notes nothing but the address.");
      await openRun(page, failed.id);
      await runPanel(page).getByRole("button", { name: `Take over to version ${version}…` }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("Can be taken over").waitFor();
      await readable(page, "what would come of taking a run over");
      await dialog.getByRole("button", { name: "Take over 1 run" }).click();
      await dialog.waitFor({ state: "detached" });
      equal((await runOf(made.id)).definitionVersion.version, version, "the version that the run goes by");
    });
    await step("resumes it where it failed, and it completes", async () => {
      await openRun(page, failed.id);
      await runPanel(page).getByRole("button", { name: "Resume here…" }).click();
      await readable(page, "resuming a run");
      await page.getByRole("button", { name: "Resume the run" }).click();
      await runPanel(page).getByText("This run was resumed by hand at: Note the WAN address.").waitFor();
      await inState(made.id, "succeeded");
      await card(page, "End").getByText("Done").waitFor();
      await readable(page, "a run that was resumed");
    });
    await step("puts the result of another failed step in by hand", async () => {
      await publish(broken, "Broken once more.");
      const other = await sdwan(1);
      await openTask(other.id);
      await finishTask(other.id, surveyed);
      await openRun(page, (await inState(other.id, "failed")).id);
      await runPanel(page).getByRole("radio", { name: /Put its result in by hand/ }).check();
      await runPanel(page).getByRole("textbox", { name: "Result" }).fill('{"ready": true}');
      await runPanel(page).getByRole("button", { name: "Resume here…" }).click();
      await page.getByRole("button", { name: "Resume the run" }).click();
      await inState(other.id, "succeeded");
      await card(page, "Note the WAN address").getByText("Set by hand").waitFor();
    });
  } finally {
    await publish(() => original.content, "As before.");
  }
}

/** A live run, and the heat map over the last ones. */
export async function live() {
  const made = await sdwan(1);
  const page = await admin();
  await openTask(made.id);
  const run = await inState(made.id, "waiting");
  await step("sees a real run wait", async () => {
    await openRun(page, run.id);
    await card(page, "Capture the site survey").getByText("Waits").waitFor();
    await runPanel(page).getByRole("link", { name: made.number }).waitFor();
    await readable(page, "a run that waits");
  });
  await step("sees it go on, live", async () => {
    await finishTask(made.id, surveyed);
    await card(page, "End").getByText("Done").waitFor();
    await runPanel(page).getByText("Succeeded").first().waitFor();
    await runPanel(page).getByRole("button", { name: /^Capture the site survey/ }).click();
    await runPanel(page).getByText("203.0.113.77/30").first().waitFor();
    await readable(page, "a run that is finished");
  });
  await step("takes its data along to the draft, and tries it there", async () => {
    await runPanel(page).getByRole("button", { name: "Try this run's data in the draft" }).click();
    await panel(page).getByText("Answered as in the run of").waitFor();
    await panel(page).getByRole("button", { name: "Run", exact: true }).click();
    await said(page, "The run is finished");
  });
  await step("sees in colours and words how often and how long", async () => {
    await pick(page, "Heat map");
    const heat = page.getByRole("region", { name: "Heat map" });
    await heat.getByRole("row", { name: /Capture the site survey/ }).waitFor();
    await card(page, "Capture the site survey").getByText("×").waitFor();
    await readable(page, "the heat map by count");
    await pick(heat, "How long");
    await card(page, "Start").getByText("at once").waitFor();
    await readable(page, "the heat map by time");
  });
}
