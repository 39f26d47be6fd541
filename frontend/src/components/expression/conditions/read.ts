/** Reads FEEL into rows, or says why it can't be shown so. Pure; it comes with the parser, so it is loaded late. */
import { expressionLanguage } from "@bpmn-io/lang-feel";
import { type Group, isGroup, type Join, type Operand, type Operator, type Row } from "~/components/expression/conditions/rows";

export type Unshown = "syntax" | "nested" | "part";

export type Reading = { rows: Group } | { why: Unshown; part: string };

type Node = ReturnType<typeof expressionLanguage.parser.parse>["topNode"];

class CantShow extends Error {
  constructor(
    readonly why: Unshown,
    readonly part: string,
  ) {
    super(why);
  }
}

/** A syntax tree with the text that it is of. */
class Part {
  constructor(
    readonly node: Node,
    readonly source: string,
  ) {}
  get name(): string {
    return this.node.name;
  }
  get text(): string {
    return this.source.slice(this.node.from, this.node.to);
  }
  get parts(): Part[] {
    const found: Part[] = [];
    for (let child = this.node.firstChild; child; child = child.nextSibling) found.push(new Part(child, this.source));
    return found;
  }
  cant(why: Unshown = "part"): never {
    throw new CantShow(why, this.text.trim());
  }
}

const joins: Readonly<Record<string, Join>> = { Conjunction: "and", Disjunction: "or" };

export function readCondition(text: string): Reading {
  if (text.trim() === "") return { rows: { join: "and", items: [] } };
  const tree = expressionLanguage.parser.parse(text);
  let broken = false;
  tree.iterate({ enter: ({ type }) => void (broken ||= type.isError || /Comment/.test(type.name)) });
  const parts = new Part(tree.topNode, text).parts;
  const [only] = parts;
  if (broken || !only || parts.length > 1) return { why: "syntax", part: text.trim() };
  try {
    const found = itemOf(only, 0);
    return { rows: isGroup(found) ? found : { join: "and", items: [found] } };
  } catch (error) {
    if (error instanceof CantShow) return { why: error.why, part: error.part };
    throw error;
  }
}

function itemOf(part: Part, depth: number): Row | Group {
  const inner = unwrapped(part);
  const join = joins[inner.name];
  if (!join) return rowOf(inner);
  if (depth > 1) inner.cant("nested");
  const items = flattened(inner, inner.name).map((each) => itemOf(each, depth + 1));
  return { join, items };
}

const unwrapped = (part: Part): Part => {
  const [open, inner] = part.parts;
  return part.name === "ParenthesizedExpression" && open?.name === "(" && inner ? unwrapped(inner) : part;
};

/** `a and b and c` is parsed two by two; a bracket with the same word within says the same. */
const flattened = (part: Part, name: string): Part[] =>
  part.parts.filter((each) => each.name !== "and" && each.name !== "or").flatMap((each) => (unwrapped(each).name === name ? flattened(unwrapped(each), name) : [each]));

function rowOf(part: Part): Row {
  if (part.name === "Comparison") return comparison(part);
  if (part.name === "FunctionInvocation") return call(part);
  return { field: pathOf(part), operator: "is true", operands: [] };
}

function comparison(part: Part): Row {
  const [field, verb, ...rest] = part.parts;
  const [first] = rest;
  if (!field || !verb || !first) return part.cant();
  if (verb.name === "between") {
    const [from, to] = rest.filter(({ name }) => name !== "and");
    return from && to ? { field: pathOf(field), operator: "between", operands: [operandOf(from), operandOf(to)] } : part.cant();
  }
  if (verb.name === "in") return { field: pathOf(field), operator: "in", operands: listed(rest, part) };
  if (verb.name !== "CompareOp") return part.cant();
  const operator = verb.text as Operator;
  if (first.name === "null" && (operator === "=" || operator === "!=")) {
    return { field: pathOf(field), operator: operator === "=" ? "is empty" : "is set", operands: [] };
  }
  return { field: pathOf(field), operator, operands: [operandOf(first)] };
}

/** Of `in ("a", "b")`: the values. Ranges and tests have no row. */
function listed(rest: Part[], whole: Part): Operand[] {
  const [first] = rest;
  const tests = first?.name === "PositiveUnaryTest" ? [first] : rest.find(({ name }) => name === "PositiveUnaryTests")?.parts;
  if (!tests) return whole.cant();
  return tests.map((test) => {
    const [value, ...more] = test.parts.map(unwrapped);
    return value && more.length === 0 && isLiteral(value) ? operandOf(value) : whole.cant();
  });
}

const calls: ReadonlySet<string> = new Set(["contains", "starts with", "ends with", "list contains"]);
const negated: Readonly<Partial<Record<Operator, Operator>>> = {
  in: "not in",
  contains: "not contains",
  "list contains": "not list contains",
  "is true": "is not true",
};

function call(part: Part): Row {
  const [name, , given] = part.parts;
  const parameters = given?.name === "PositionalParameters" ? given.parts : [];
  const called = name?.text.replaceAll(/\s+/g, " ") ?? "";
  const [first, second, ...more] = parameters;
  if (called === "not" && first && !second) {
    const row = rowOf(unwrapped(first));
    const operator = negated[row.operator];
    return operator ? { ...row, operator } : part.cant();
  }
  if (!calls.has(called) || !first || !second || more.length > 0) return part.cant();
  return { field: pathOf(first), operator: called as Operator, operands: [operandOf(second)] };
}

function pathOf(part: Part): string {
  if (part.name !== "VariableName" && part.name !== "PathExpression") return part.cant();
  const text = part.text.replaceAll(/\s*\.\s*/g, ".");
  return /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text) ? text : part.cant();
}

const literals: ReadonlySet<string> = new Set(["StringLiteral", "NumericLiteral", "BooleanLiteral", "DateTimeLiteral", "null"]);
const isLiteral = (part: Part): boolean => literals.has(part.name);

const moment = /^@\s*"([^"\\]*)"$|^(?:date|time|date and time|duration)\("([^"\\]*)"\)$/;
const loose: ReadonlySet<string> = new Set(["Comparison", "Conjunction", "Disjunction", "IfExpression", "ForExpression", "QuantifiedExpression", "FunctionDefinition"]);

function operandOf(part: Part): Operand {
  const { name, text } = part;
  if (name === "StringLiteral") return { kind: "text", text: unquoted(text, part) };
  if (name === "NumericLiteral") return { kind: "number", text: text.replaceAll(/\s/g, "") };
  if (name === "BooleanLiteral") return { kind: "boolean", value: text === "true" };
  if (name === "null") return { kind: "null" };
  const found = name === "DateTimeLiteral" ? moment.exec(text) : null;
  if (found?.[1] !== undefined) return { kind: "moment", text: found[1] };
  if (loose.has(name)) return part.cant();
  return { kind: "formula", text };
}

/** What a text literal says; escapes that JSON does not know stay for the editor of text. */
function unquoted(text: string, part: Part): string {
  try {
    return JSON.parse(text.replaceAll("\n", "\\n").replaceAll("\t", "\\t")) as string;
  } catch {
    return part.cant();
  }
}
