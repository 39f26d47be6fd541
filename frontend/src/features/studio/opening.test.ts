import { expect, test } from "vitest";
import type { Doc } from "~/features/studio/model/document";
import { noHistory } from "~/features/studio/model/history";
import type { Kept } from "~/features/studio/model/memory";
import { line } from "~/features/studio/model/sample";
import { resumed } from "~/features/studio/opening";

const server = (doc: Doc) => ({ doc, base: { revision: 2, version: 1 }, findings: [] });
const renamed = (doc: Doc): Doc => ({ ...doc, flow: { ...doc.flow, name: { en: "Renamed" } } });
const left: Kept = {
  format: 1,
  base: { revision: 1, version: 1 },
  history: noHistory,
  unsaved: { saved: line(), doc: renamed(line()), stored: line().layout },
};

test("edits that the server does not have go on from their own ground", () => {
  const ground = resumed(server(line()), left);
  expect([ground.base.revision, ground.doc.flow.name]).toEqual([1, { en: "Renamed" }]);
  expect(ground.doc).not.toBe(ground.saved);
});

test("edits whose save arrived after the page was left are not sent again", () => {
  const ground = resumed(server(renamed(line())), left);
  expect(ground.base.revision).toBe(2);
  expect(ground.doc).toBe(ground.saved);
});
