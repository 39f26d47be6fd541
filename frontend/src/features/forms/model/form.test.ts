import { expect, test } from "vitest";
import { addField, asKey, copyField, type Form, moveField, setField, setType, viewOf } from "~/features/forms/model/form";

const form: Form = {
  schema: "orderloom.form/1",
  key: "visit",
  name: { en: "Visit" },
  fields: [
    { key: "signal", label: { en: "Signal", "pt-BR": "Sinal" }, type: "decimal", minimum: -40, unit: "dBm", writes: "signal" },
    { key: "notes", label: { en: "Notes" }, help: { en: "Anything else" } },
  ],
};

test("a key is made of what people write", () => {
  expect(asKey("Nível de sinal (dBm)", "_")).toBe("nivel_de_sinal_dbm");
  expect(asKey("2nd visit", "-")).toBe("nd-visit");
});

test("a copy has a key of its own and writes nothing that the first one writes", () => {
  const copied = copyField(form, 0);
  expect(copied.fields.map((field) => field.key)).toEqual(["signal", "signal_2", "notes"]);
  expect(copied.fields[1]?.writes).toBeUndefined();
});

test("another type keeps what still makes sense", () => {
  const field = setType(form, 0, "string", true).fields[0];
  expect(field).toEqual({ key: "signal", label: { en: "Signal", "pt-BR": "Sinal" }, multiline: true, writes: "signal" });
});

test("what is emptied is not written", () => {
  expect(setField(form, 1, { help: { en: "" }, required: false }).fields[1]).toEqual({ key: "notes", label: { en: "Notes" } });
  expect(setField(form, 1, { default: false }).fields[1]?.default).toBe(false);
});

test("fields move and are added where one is", () => {
  expect(moveField(form, 0, 1).fields.map((field) => field.key)).toEqual(["notes", "signal"]);
  expect(moveField(form, 0, 2)).toBe(form);
  expect(addField(form, 0).fields.map((field) => field.key)).toEqual(["signal", "field", "notes"]);
});

test("a task sees a form in its language, else in English", () => {
  expect(viewOf(form.fields, "pt-BR").map(({ label, minimum }) => [label, minimum])).toEqual([
    ["Sinal", "-40"],
    ["Notes", null],
  ]);
});
