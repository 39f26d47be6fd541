import { produce } from "immer";
import { expect, test } from "vitest";
import { applied, changesBetween, joined, reversed } from "~/features/studio/model/changes";
import { fromText, paste, toText } from "~/features/studio/model/clipboard";
import type { Doc } from "~/features/studio/model/document";
import { remove } from "~/features/studio/model/edits";
import { closed, noHistory, redone, remembered, undone } from "~/features/studio/model/history";
import { between, type Operation } from "~/features/studio/model/patch";
import { rebased, reusing } from "~/features/studio/model/rebase";
import { document, edge, line, node } from "~/features/studio/model/sample";
import { search } from "~/features/studio/model/search";

const edit = (doc: Doc, change: (draft: Parameters<typeof remove>[0]) => void) =>
  produce(doc, (draft) => {
    change(draft);
  });

const named = (doc: Doc, id: string, name: string) =>
  edit(doc, ({ flow }) => {
    const own = flow.nodes.find((one) => one.id === id);
    if (own) own.name = { en: name };
  });

/** RFC 6902 for the operations that we write. */
function patched(document_: unknown, operations: readonly Operation[]): unknown {
  const root = { "": structuredClone(document_) } as Record<string, unknown>;
  for (const { op, path, value } of operations) {
    const parts = path.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = parts.pop() ?? "";
    const holder = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], root) as Record<string, unknown> & unknown[];
    if (op === "test") expect(holder[last as never]).toEqual(value);
    else if (Array.isArray(holder)) holder.splice(Number(last), op === "add" ? 0 : 1, ...(op === "remove" ? [] : [structuredClone(value)]));
    else if (op === "remove") delete holder[last];
    else holder[last] = structuredClone(value) as never;
  }
  return root[""];
}

const busy = (doc: Doc) =>
  edit(doc, (draft) => {
    remove(draft, document, ["survey"]);
    draft.flow.nodes.unshift(node("first", "set", { config: { "a/b": { "~c": 1 } } }) as never);
    draft.flow.nodes.push(node("last") as never);
    draft.flow.notes = [{ id: "n", text: "Look here" }];
    draft.layout.positions["last"] = { x: 9, y: 9 };
  });

test("an edit is undone and done again, part by part", () => {
  const before = line();
  const after = busy(before);
  const changes = changesBetween(before, after);
  expect(applied(after, reversed(changes)).flow.nodes).toEqual(before.flow.nodes);
  expect(applied(after, reversed(changes)).layout).toEqual(before.layout);
  expect(applied(before, changes)).toEqual(after);
});

test("undo leaves alone what others changed in between", () => {
  const before = line();
  const mine = named(before, "survey", "Visit");
  const theirs = named(mine, "note", "Write down");
  const undoneDoc = applied(theirs, reversed(changesBetween(before, mine)));
  expect(undoneDoc.flow.nodes.map(({ name }) => name)).toEqual([{ en: "begin" }, { en: "survey" }, { en: "Write down" }, { en: "finish" }]);
});

test("typing is one step until it is settled", () => {
  const [one, two, three] = [line(), named(line(), "note", "N"), named(line(), "note", "No")];
  const typed = { label: "Name", merge: "name" };
  let history = remembered(noHistory, { ...typed, changes: changesBetween(one, two) });
  history = remembered(history, { ...typed, changes: changesBetween(two, three) });
  expect(history.past).toHaveLength(1);
  history = remembered(closed(history), { ...typed, changes: changesBetween(three, one) });
  expect(history.past).toHaveLength(2);
  const back = undone(history);
  expect(back && redone(back.history)?.history.past).toHaveLength(2);
  expect(joined(changesBetween(one, two), changesBetween(two, three)).find(({ id }) => id === "note")?.after).toMatchObject({ name: { en: "No" } });
});

test("the patch turns what the server has into what is drawn, and tells which item it means", () => {
  const before = line();
  for (const after of [busy(before), named(before, "note", "Other"), edit(before, ({ flow }) => {
    flow.nodes = flow.nodes.toReversed();
  })]) {
    const operations = between(before.flow, after.flow);
    expect(patched(before.flow, operations)).toEqual(JSON.parse(JSON.stringify(after.flow)));
  }
  expect(between(before.flow, named(before, "note", "Other").flow)).toEqual([
    { op: "test", path: "/nodes/2/id", value: "note" },
    { op: "replace", path: "/nodes/2/name/en", value: "Other" },
  ]);
  expect(between(before.flow, before.flow)).toEqual([]);
});

test("edits since a save go on top of what the server made of it", () => {
  const sent = named(line(), "survey", "Visit");
  const mine = edit(named(sent, "note", "Write down"), ({ flow }) => void flow.edges.push(edge("e9", "begin", "finish") as never));
  const theirs = edit(named(sent, "finish", "Stop"), ({ flow }) => {
    flow.nodes = flow.nodes.filter(({ id }) => id !== "begin");
    flow.nodes.push(node("more") as never);
  });
  const both = rebased(sent, mine, theirs);
  expect(both.flow.nodes.map(({ id, name }) => [id, (name as { en: string }).en])).toEqual([
    ["survey", "Visit"], ["note", "Write down"], ["finish", "Stop"], ["more", "more"],
  ]);
  expect(both.flow.edges.map(({ id }) => id)).toEqual(["e1", "e2", "e3", "e9"]);
  expect(rebased(sent, sent, theirs)).toBe(theirs);
});

test("what the server says back is the same object where it says the same", () => {
  const sent = named(line(), "survey", "Visit");
  const echo = JSON.parse(JSON.stringify(sent)) as Doc;
  expect(reusing(sent, echo)).toBe(sent);
  const other = reusing(sent, named(echo, "note", "Other"));
  expect(other.flow.nodes[1]).toBe(sent.flow.nodes[1]);
  expect(other.flow.nodes[2]).not.toBe(sent.flow.nodes[2]);
});

test("copies keep their edges and expressions, and get keys that are free", () => {
  const doc = line();
  const part = fromText(toText(doc, ["survey", "note"]));
  const pasted = edit(doc, (draft) => {
    if (part) paste(draft, part, { at: { x: 500, y: 500 }, scope: null, allows: (kind) => kind !== "end" });
  });
  const [survey, note] = pasted.flow.nodes.slice(4);
  expect([survey?.key, note?.key]).toEqual(["survey_2", "note_2"]);
  expect(note?.map?.[0]?.from).toBe("nodes.survey_2.out.address");
  expect(pasted.flow.edges.slice(3).map(({ from, to }) => [from[0], to[0]])).toEqual([[survey?.id, note?.id]]);
  expect(doc.flow.nodes).toHaveLength(4);
});

test("what a flow may not hold is left out of a paste, and said", () => {
  const part = fromText(JSON.stringify(line().flow));
  let leftOut: string[] = [];
  edit(line(), (draft) => {
    if (part) leftOut = paste(draft, part, { at: { x: 0, y: 0 }, scope: null, allows: (kind) => !["start", "end"].includes(kind) }).leftOut;
  });
  expect(leftOut).toEqual(["start", "end"]);
  expect(fromText("no json")).toBeNull();
  expect(fromText('{"schema": "something/1", "nodes": []}')).toBeNull();
});

test("search finds names without accents, and the text of expressions", () => {
  const { flow } = named(line(), "survey", "Vistoria elétrica");
  expect(search(flow, "eletrica", (kind) => kind)).toEqual([{ id: "survey", where: null }]);
  expect(search(flow, "out.address", (kind) => kind).map(({ id, where }) => [id, where])).toEqual([["note", "nodes.survey.out.address"]]);
  expect(search(flow, " ", (kind) => kind)).toEqual([]);
});

const variable = (key: string) => ({ key, type: "string" });

test("variables that two people added at the same time both stay", () => {
  const having = (doc: Doc, ...keys: string[]) => ({ ...doc, flow: { ...doc.flow, variables: keys.map(variable) } });
  const sent = having(line(), "a", "b");
  const mine = { ...sent, flow: { ...sent.flow, variables: [...sent.flow.variables.slice(1), variable("mine")] } };
  const theirs = having(line(), "a", "b", "theirs");
  expect(rebased(sent, mine, theirs).flow.variables?.map(({ key }) => key)).toEqual(["b", "theirs", "mine"]);
  expect("variables" in rebased(line(), busy(line()), line()).flow).toBe(false);
});
