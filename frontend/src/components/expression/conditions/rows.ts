/** A condition as rows: what the builder shows, and the FEEL text that it stands for. Pure. */
import type { Sort } from "~/components/expression/scope";

export type Join = "and" | "or";

export type Operator =
  | "=" | "!=" | "<" | "<=" | ">" | ">="
  | "between" | "in" | "not in"
  | "contains" | "not contains" | "starts with" | "ends with"
  | "list contains" | "not list contains"
  | "is true" | "is not true" | "is empty" | "is set";

/** What a field is compared with. `none` is not filled in yet; `formula` is any expression, as text. */
export type Operand =
  | { kind: "none" }
  | { kind: "text"; text: string }
  | { kind: "number"; text: string }
  | { kind: "boolean"; value: boolean }
  | { kind: "moment"; text: string }
  | { kind: "null" }
  | { kind: "formula"; text: string };

export interface Row {
  field: string;
  operator: Operator;
  /** None for `is …`, two for `between`, any number for `in`, else one. */
  operands: readonly Operand[];
}

export interface Group {
  join: Join;
  items: readonly (Row | Group)[];
}

export const isGroup = (item: Row | Group): item is Group => "items" in item;

export const none: Operand = { kind: "none" };

/** How many values an operator takes; null is any number. */
export const arity = (operator: Operator): 0 | 1 | 2 | null =>
  operator.startsWith("is ") ? 0 : operator === "between" ? 2 : operator === "in" || operator === "not in" ? null : 1;

const compared: readonly Operator[] = ["=", "!=", "<", "<=", ">", ">=", "between", "is set", "is empty"];

const operators: Readonly<Record<Sort, readonly Operator[]>> = {
  text: ["=", "!=", "in", "not in", "contains", "not contains", "starts with", "ends with", "is set", "is empty"],
  number: compared,
  date: compared,
  date_time: compared,
  time: compared,
  duration: compared,
  boolean: ["is true", "is not true", "=", "!=", "is set", "is empty"],
  list: ["list contains", "not list contains", "is set", "is empty"],
  any: ["=", "!=", "<", "<=", ">", ">=", "between", "in", "not in", "contains", "not contains", "starts with", "ends with", "list contains", "not list contains", "is true", "is not true", "is set", "is empty"],
};

/** What may be asked of a field; the operator that it has now is always among them. */
export function operatorsFor(sort: Sort, closed: boolean, now?: Operator): readonly Operator[] {
  const usual = closed ? (["=", "!=", "in", "not in", "is set", "is empty"] as const) : operators[sort];
  return now === undefined || (usual as readonly Operator[]).includes(now) ? usual : [...usual, now];
}

/** The row after another field or operator was chosen: values stay where they still fit. */
export function withOperator(row: Row, operator: Operator): Row {
  const wanted = arity(operator);
  const kept = row.operands;
  if (wanted === null) return { ...row, operator, operands: kept.length > 0 ? kept : [none] };
  return { ...row, operator, operands: Array.from({ length: wanted }, (_each, index) => kept[index] ?? none) };
}

const path = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

export const isPath = (text: string): boolean => path.test(text);

/** Whether a row or group says something already, so that it can be written down. */
export function isComplete(item: Row | Group): boolean {
  if (isGroup(item)) return item.items.length > 0 && item.items.every(isComplete);
  const filled = item.operands.every((operand) => operand.kind !== "none" && (operand.kind !== "formula" || operand.text.trim() !== ""));
  return isPath(item.field) && filled && (arity(item.operator) !== null || item.operands.length > 0);
}

/** The row after another field was chosen: what its type can't be asked or compared with is begun anew. */
export function withField(row: Row, field: string, sort: Sort, before: Sort, closed: boolean): Row {
  const usual = operatorsFor(sort, closed);
  const operator = usual.includes(row.operator) ? row.operator : (usual[0] ?? "=");
  const moved = withOperator({ ...row, field }, operator);
  return sort === before ? moved : { ...moved, operands: moved.operands.map((one) => (one.kind === "formula" ? one : none)) };
}

/** A value as it is typed where nobody knows its type: what looks like a number, a date or yes and no is one. */
export function guessed(text: string): Operand {
  if (text === "") return none;
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: "number", text };
  if (text === "true" || text === "false") return { kind: "boolean", value: text === "true" };
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?.*)?$/.test(text)) return { kind: "moment", text };
  return { kind: "text", text };
}

const literal = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

const loose = /[=<>]|\b(and|or|if|for|some|every|between|in|satisfies|function)\b/;

/** An expression as an operand; brackets keep together what would fall apart beside other rows. */
function formulaText(text: string): string {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return loose.test(bare) && !isBracketed(bare) ? `(${text})` : text;
}

/** Whether the first bracket closes at the very end. */
function isBracketed(text: string): boolean {
  let depth = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth === 0) return index > 0 && index === text.length - 1;
  }
  return false;
}

export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case "text":
      return literal(operand.text);
    case "boolean":
      return String(operand.value);
    case "moment":
      return `@"${operand.text}"`;
    case "null":
      return "null";
    case "none":
      return "";
    case "formula":
      return formulaText(operand.text);
    default:
      return operand.text;
  }
}

function rowText({ field, operator, operands }: Row): string {
  const [one = "", other = ""] = operands.map(operandText);
  switch (operator) {
    case "between":
      return `${field} between ${one} and ${other}`;
    case "in":
    case "not in": {
      const listed = `${field} in (${operands.map(operandText).join(", ")})`;
      return operator === "in" ? listed : `not(${listed})`;
    }
    case "contains":
    case "starts with":
    case "ends with":
    case "list contains":
      return `${operator}(${field}, ${one})`;
    case "not contains":
    case "not list contains":
      return `not(${operator.slice(4)}(${field}, ${one}))`;
    case "is true":
      return field;
    case "is not true":
      return `not(${field})`;
    case "is empty":
      return `${field} = null`;
    case "is set":
      return `${field} != null`;
    default:
      return `${field} ${operator} ${one}`;
  }
}

/** The text that rows stand for; none is the empty text. A group within stands in brackets. */
export const toText = ({ join, items }: Group): string =>
  items
    .map((item) => {
      const text = isGroup(item) ? toText(item) : rowText(item);
      return items.length > 1 && isLoose(item) ? `(${text})` : text;
    })
    .join(` ${join} `);

/** What would run on into the next row: a group of several, and `in` with one value, after which brackets mean more. */
const isLoose = (item: Row | Group): boolean =>
  isGroup(item) ? item.items.length > 1 : item.operator === "in" && item.operands.length === 1;
