import { expect, test } from "vitest";
import { type Characteristic, keyed, typed } from "~/features/catalog/form/characteristic";

const speed: Characteristic = { key: "speed", name: { en: "Speed" }, value_type: "integer", minimum: 1, maximum: 9, step: 2, default: 3, allowed: [{ value: 3, label: { en: "Three" } }] };

test("another type leaves no constraint behind that has no field any more", () => {
  expect(typed({ ...speed, pattern: "[a-" }, "json")).toEqual({ key: "speed", name: { en: "Speed" }, value_type: "json" });
});

test("numbers of both kinds keep their bounds and values", () => {
  const { default: _default, ...kept } = speed;
  expect(typed(speed, "decimal")).toEqual({ ...kept, value_type: "decimal" });
});

test("the same type changes nothing", () => {
  expect(typed(speed, "integer")).toBe(speed);
});

test("a key that nobody wrote follows the name", () => {
  expect(keyed([{ key: "answer_1", name: { en: "Power class" } }], 0, new Set())).toBe("power_class");
});

test("a key that was written, published, or would be there twice stays", () => {
  const fresh = { key: "answer_1", name: { en: "Speed" } };
  expect([keyed([speed], 0, new Set()), keyed([fresh], 0, new Set(["answer_1"])), keyed([fresh, speed], 0, new Set())]).toEqual([null, null, null]);
});
