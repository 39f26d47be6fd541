import { expect, test } from "vitest";
import { addOperation, type Connection, inputsOf, setConnection, setOperation, valueOf } from "~/features/connections/model/connection";

const crm: Connection = {
  schema: "orderloom.connection/1",
  key: "crm",
  name: { en: "CRM" },
  kind: "http",
  base_url: "https://crm.example.com",
  operations: [
    {
      key: "note",
      name: { en: "Note" },
      request: [{ to: "body.text", from: 'input.text + " for " + string(input.order)' }],
      answer: [{ to: "out.id", from: "input.order" }],
    },
  ],
};

test("the input of an operation is what its mappings read", () => {
  expect(inputsOf(crm.operations[0] as never)).toEqual(["order", "text"]);
});

test("what is typed is a value where it can be one", () => {
  expect(["600", "-1.5", "true", "[1]", '{"a":1}', '"600"', "12 Quay Street", "", "{broken"].map(valueOf)).toEqual([
    600, -1.5, true, [1], { a: 1 }, "600", "12 Quay Street", null, "{broken",
  ]);
});

test("what is emptied or as usual is not written", () => {
  expect(setConnection(crm, { base_url: "", base_setting: "simulator_url" })).not.toHaveProperty("base_url");
  const changed = setOperation(crm, 0, { idempotent: true, path: "", request: [] }).operations[0];
  expect(changed).toEqual({ key: "note", name: { en: "Note" }, answer: [{ to: "out.id", from: "input.order" }] });
});

test("a new operation has a key of its own", () => {
  expect(addOperation(addOperation(crm, 0), 0).operations.map((one) => one.key)).toEqual(["note", "operation-2", "operation-1"]);
});
