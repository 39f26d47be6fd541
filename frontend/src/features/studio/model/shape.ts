/** Whether plain data has the shape that the studio can draw: what was written by hand or pasted may have any. */
import type { Flow, FlowEdge, FlowNode, Group, Note, Point } from "~/features/studio/model/document";

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const hasTexts = (value: unknown, ...names: string[]) => isPlain(value) && names.every((name) => typeof value[name] === "string");
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");
const isEnd = (value: unknown) => areTexts(value) && value.length === 2;
const isEach = (list: unknown, holds: (one: unknown) => boolean) => list === undefined || (Array.isArray(list) && list.every(holds));

export const isNode = (value: unknown): value is FlowNode =>
  hasTexts(value, "id", "key", "kind") && isPlain(value) && (value["config"] === undefined || isPlain(value["config"])) && isEach(value["map"], isPlain);

/** An edge of a copied part may come without its id. */
export const isEdge = (value: unknown): value is FlowEdge => isPlain(value) && isEnd(value["from"]) && isEnd(value["to"]);

export const isNote = (value: unknown): value is Note => hasTexts(value, "id", "text");

export const isGroup = (value: unknown): value is Group => hasTexts(value, "id") && isPlain(value) && areTexts(value["nodes"]);

export const isPoint = (value: unknown): value is Point => isPlain(value) && Number.isFinite(value["x"]) && Number.isFinite(value["y"]);

const isTest = (value: unknown) => hasTexts(value, "id") && isPlain(value) && isEach(value["answers"], isPlain);

export function isFlow(content: unknown): content is Flow {
  if (!isPlain(content) || !isPlain(content["input"]) || !Array.isArray(content["nodes"]) || !Array.isArray(content["edges"])) return false;
  const { nodes, edges, notes, groups, variables, tests } = content;
  return (
    isEach(nodes, isNode) &&
    isEach(edges, (edge) => isEdge(edge) && hasTexts(edge, "id")) &&
    isEach(notes, isNote) &&
    isEach(groups, isGroup) &&
    isEach(variables, (one) => hasTexts(one, "key")) &&
    isEach(tests, isTest)
  );
}
