import { expect, test } from "vitest";
import { textDiff } from "~/components/definitions/textDiff";

const shown = (before: string, after: string) =>
  textDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `+[${text}]` : `-[${text}]`))
    .join("");

test("an expression is compared word by word", () => {
  expect(shown("line.speed > 100", "line.speed >= 200 and site")).toBe("line.speed >+[=] -[100]+[200 and site]");
  expect(shown('a = "x"', 'a = "y"')).toBe('a = "-[x]+[y]"');
});

test("texts without anything in common are replaced as a whole", () => {
  expect(shown("", "new")).toBe("+[new]");
  expect(shown("old", "")).toBe("-[old]");
  expect(shown("same", "same")).toBe("same");
});

test("a very long text is not compared inside", () => {
  expect(textDiff("a ".repeat(500), "b").map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
