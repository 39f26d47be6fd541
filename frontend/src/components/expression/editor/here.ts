/** Where in an expression one stands to write: after which path, or at the value of which. Pure. */

export type Here =
  | { kind: "name"; parent: string; from: number }
  | { kind: "value"; path: string; quote: boolean; from: number }
  | { kind: "cell"; quote: boolean; from: number };

const path = String.raw`[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*`;
const compared = new RegExp(String.raw`(${path})\s*(?:=|!=)\s*("[^"]*|[\p{L}_]*)$`, "u");
const listed = new RegExp(String.raw`(${path})\s+in\s*\((?:[^()"]|"[^"]*")*?("[^"]*|)$`, "u");
const stepped = new RegExp(String.raw`(${path})\s*\.\s*([\p{L}_][\p{L}\p{N}_]*|)$`, "u");
const cell = /(?:^|,|not\()\s*("[^"]*|)$/u;
const named = /[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}_][\p{L}\p{N}_]*)*$/u;
const keyword = /^(?:.*\s)?(?:and|or|if|then|else|in|return|satisfies|between|for|some|every|not)\s/u;

/** `before` is the text up to the cursor, `node` the kind of syntax there; null inside of texts and comments. */
export function hereIn(before: string, node: string, tests = false): Here | null {
  if (/Comment/.test(node)) return null;
  const value = compared.exec(before) ?? listed.exec(before);
  if (value) return { kind: "value", path: plainPath(value[1]), ...written(before, value[2]) };
  const test = tests ? cell.exec(before) : null;
  if (test) return { kind: "cell", ...written(before, test[1]) };
  if (node === "StringLiteral") return null;
  const step = stepped.exec(before);
  if (step) return { kind: "name", parent: plainPath(step[1]), from: before.length - (step[2]?.length ?? 0) };
  return { kind: "name", parent: "", from: before.length - nameBefore(before).length };
}

const written = (before: string, part = "") => ({ quote: part.startsWith('"'), from: before.length - part.length });

const plainPath = (text: string | undefined): string => (text ?? "").replaceAll(/\s/g, "");

/** The name that is being written: names of functions have blanks, keywords end one. */
function nameBefore(before: string): string {
  const whole = named.exec(before)?.[0] ?? "";
  const word = keyword.exec(whole)?.[0] ?? "";
  return whole.slice(word.length);
}

/** The arguments of a signature, as a list shows them: `substring(string: string, start: number)` → `(string, start)`. */
export function callOf(signature: string): string {
  const inner = signature.slice(signature.indexOf("(") + 1, signature.lastIndexOf(")"));
  return `(${inner.split(", ").map((part) => part.split(":")[0]).join(", ")})`;
}
