/** Two people write in one table: different rows merge, the same cell is a question, and nothing is lost without a network. */
import { cellsOf, draftOf, makeTable, openTable, press, saved } from "../grid.mjs";
import { equal, person, readable, step, until } from "../stage.mjs";

const key = "together";

export async function scene() {
  await makeTable(key, [['"fibre"', "< 50", '"small"'], [null, ">= 50", '"large"']]);
  const [one, other] = [await person("process-admin"), await person("process-admin-2")];
  const write = async (page, spot, text) => {
    await page.locator(`[data-spot="${spot}"]`).click();
    await page.keyboard.type(text);
    await press(page, "Enter");
  };
  const shows = (page, what, cells) => until(what, async () => JSON.stringify(await cellsOf(page)) === JSON.stringify(cells));
  await step("both have it open", async () => {
    await openTable(one, key);
    await openTable(other, key);
  });
  await step("each writes in another row, and both see both", async () => {
    await Promise.all([write(one, "0:2", "< 60"), write(other, "1:2", ">= 60")]);
    const both = [['"fibre"', "< 60", '"small"', ""], ["any", ">= 60", '"large"', ""]];
    await shows(one, "the first sees both", both);
    await shows(other, "the second sees both", both);
    equal((await draftOf(key)).content.rows.map(({ when }) => when[1]), ["< 60", ">= 60"], "what is saved");
    await readable(one, "a table of two people");
  });
  await step("undo takes back one's own change only", async () => {
    await one.getByRole("grid").focus();
    await press(one, "Control+z");
    const mine = [['"fibre"', "< 50", '"small"', ""], ["any", ">= 60", '"large"', ""]];
    await shows(one, "only the first row is as before", mine);
    await shows(other, "the second sees that", mine);
  });
  await step("without a network edits wait, and say so", async () => {
    await other.context().setOffline(true);
    await write(other, "0:2", "< 44");
    await write(other, "0:3", '"tiny"');
    await other.getByText("Offline: kept in this browser").waitFor();
    await readable(other, "a table without a network");
  });
  await step("the same cell written by both is a question with both answers", async () => {
    await write(one, "0:2", "< 33");
    await saved(one);
    await other.context().setOffline(false);
    const question = other.getByRole("alert");
    await question.getByText("Row 1, Users").waitFor();
    await question.getByText("It was").filter({ hasText: "< 50" }).waitFor();
    await readable(other, "a conflict");
    equal((await cellsOf(other))[0], ['"fibre"', "< 44", '"tiny"', ""], "what one wrote meanwhile");
    await question.getByRole("radio", { name: "Theirs < 33" }).click();
  });
  await step("the answer is saved with everything else", async () => {
    const settled = [['"fibre"', "< 33", '"tiny"', ""], ["any", ">= 60", '"large"', ""]];
    await shows(other, "theirs stands, and the other cell is mine", settled);
    await shows(one, "the first sees that", settled);
    const [{ when, then }] = (await draftOf(key)).content.rows;
    equal([when, then], [['"fibre"', "< 33"], ['"tiny"']], "what is saved");
  });
}
