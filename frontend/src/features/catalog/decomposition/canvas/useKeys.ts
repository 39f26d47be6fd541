/** The canvas by keyboard: arrows walk, Alt with arrows moves, letters act. */
import { useLingui } from "@lingui/react/macro";
import type { ReactFlowInstance } from "@xyflow/react";
import { type ClipboardEvent, type KeyboardEvent, useCallback, useRef } from "react";
import { type Designer, useDesigner } from "~/features/catalog/decomposition/context";
import { choiceOf, edgeChoice, nodeId, pairId, ruleId } from "~/features/catalog/decomposition/model/graph";
import { type Direction, grid, neighbour, size } from "~/features/catalog/decomposition/model/layout";
import type { Point } from "~/lib/route";

const directions: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const steps: Record<Direction, Point> = { up: { x: 0, y: -grid }, down: { x: 0, y: grid }, left: { x: -grid, y: 0 }, right: { x: grid, y: 0 } };

const isField = (target: EventTarget) => target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
const isButton = (target: EventTarget) => target instanceof HTMLElement && target.closest("button, a") !== null;
const nodesIn = (selection: readonly string[]) => selection.filter((id) => id.startsWith("n:")).map((id) => id.slice(2));

/** Puts the focus on a specification, on the canvas until that is drawn. */
export function focusNode(key: string | null, tries = 20): void {
  const canvas = document.querySelector<HTMLElement>("[data-canvas]");
  const node = key === null ? null : document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId(key))}"]`);
  if (node) return node.focus({ preventScroll: true });
  if (tries === 20) canvas?.focus({ preventScroll: true });
  if (key !== null && tries > 0 && document.activeElement === canvas) requestAnimationFrame(() => focusNode(key, tries - 1));
}

export function bringIntoSight(view: ReactFlowInstance | null, at: Point | undefined): void {
  const shown = document.querySelector("[data-canvas]")?.getBoundingClientRect();
  if (!view || !at || !shown) return;
  const zoom = view.getZoom();
  const spot = view.flowToScreenPosition(at);
  const inside = spot.x > shown.left && spot.y > shown.top && spot.x + size.width * zoom < shown.right && spot.y + size.height * zoom < shown.bottom;
  if (!inside) void view.setCenter(at.x + size.width / 2, at.y + size.height / 2, { zoom: Math.max(zoom, 0.6), duration: 120 });
}

function shift(designer: Designer, direction: Direction, far: boolean): void {
  const { places, selection, readOnly } = designer;
  if (!places || readOnly) return;
  const by = steps[direction];
  const factor = far ? 8 : 1;
  const moved = nodesIn(selection).flatMap((key) => {
    const at = places[key];
    return at ? [[key, { x: at.x + by.x * factor, y: at.y + by.y * factor }] as const] : [];
  });
  if (moved.length > 0) designer.move({ ...places, ...Object.fromEntries(moved) }, `move ${moved.map(([key]) => key).join(" ")}`);
}

/** Relationships, mappings and rules that begin or end at a specification, in the order in which they are drawn. */
function linesAt({ graph, drawing }: Designer, key: string): string[] {
  const at = (one: { source: string; target: string }) => one.source === key || one.target === key;
  const pairs = graph.mappings.filter(at).map((one) => pairId(one.source, one.target));
  return [...graph.edges.filter(at).map((one) => edgeChoice(one.id)), ...new Set(pairs), ...drawing.rules.filter(at).map((one) => ruleId(one.key))];
}

/** The specification that the last choice is about: a line's source. */
function aboutOf({ graph, drawing, selection }: Designer): string | null {
  const last = selection.at(-1);
  if (!last) return graph.nodes[0]?.specification ?? null;
  const choice = choiceOf(last);
  if (choice.kind === "node") return choice.key;
  if (choice.kind === "pair") return choice.source;
  return (choice.kind === "edge" ? graph.edges.find((one) => one.id === choice.id)?.source : drawing.rules.find((one) => one.key === choice.key)?.source) ?? null;
}

/** One after the other, and then the specification again. */
function nextLine(designer: Designer, around: { current: string | null }): void {
  const last = designer.selection.at(-1) ?? "";
  const key = last.startsWith("n:") ? last.slice(2) : (around.current ?? aboutOf(designer));
  if (!key) return;
  const lines = linesAt(designer, key);
  const next = lines[last.startsWith("n:") ? 0 : lines.indexOf(last) + 1] ?? nodeId(key);
  around.current = key;
  designer.select([next]);
  designer.say(designer.nameOf(next));
  requestAnimationFrame(() => focusNode(key));
}

/** The next part of the canvas that has something to mend. */
function nextWrong(designer: Designer): void {
  const wrong = [...designer.wrong.keys()];
  const next = wrong[(wrong.indexOf(designer.selection.at(-1) ?? "") + 1) % Math.max(1, wrong.length)];
  if (!next) return designer.setPanel("problems");
  designer.open(next);
  designer.say(designer.nameOf(next));
}

function look(view: ReactFlowInstance | null, key: string): boolean {
  if (key === "f") void view?.fitView({ padding: 0.08, maxZoom: 1 });
  else if (key === "+" || key === "=") void view?.zoomIn();
  else if (key === "-") void view?.zoomOut();
  else return false;
  return true;
}

/** What single keys do. */
function act(designer: Designer, key: string): boolean {
  const [chosen] = nodesIn(designer.selection).slice(-1);
  const { readOnly } = designer;
  if (key === "Enter") {
    designer.setPanel("details");
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-inspector]")?.focus());
  } else if (key === "Escape") designer.select([]);
  else if (key === "F8") nextWrong(designer);
  else if (key === "/") designer.setAsk({ kind: "find" });
  else if (key === "o") designer.setPanel("outline");
  else if (key === "m") designer.showMappings(!designer.mappingsShown);
  else if (key === "t" && !readOnly) designer.tidy();
  else if (key === "a" && !readOnly) designer.setAsk({ kind: "add" });
  else if (key === "c" && !readOnly && chosen) designer.setAsk({ kind: "connect", from: chosen });
  else if ((key === "Delete" || key === "Backspace") && !readOnly) designer.remove();
  else return false;
  return true;
}

export function useKeys(view: ReactFlowInstance | null) {
  const { t } = useLingui();
  const designer = useDesigner();
  const around = useRef<string | null>(null);

  const walk = useCallback(
    (direction: Direction, extend: boolean) => {
      const { places, selection, select, say, graph } = designer;
      const edge = selection.at(-1)?.startsWith("e:") ? graph.edges.find((one) => `e:${one.id}` === selection.at(-1)) : undefined;
      const from = nodesIn(selection).at(-1);
      around.current = null;
      const along = edge && (direction === "left" || direction === "up" ? edge.source : edge.target);
      const next = along ?? (from && places ? neighbour(places, from, direction) : (graph.nodes[0]?.specification ?? null));
      if (!next) return say(t`Nothing further that way`);
      select((before) => (extend ? [...before.filter((id) => id !== nodeId(next)), nodeId(next)] : [nodeId(next)]));
      bringIntoSight(view, places?.[next]);
      requestAnimationFrame(() => focusNode(next));
    },
    [designer, view, t],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (isField(event.target) || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const direction = directions[event.key];
    if (direction && !mod) {
      event.preventDefault();
      if (event.altKey) shift(designer, direction, event.shiftKey);
      else walk(direction, event.shiftKey);
    } else if (mod && event.key.toLowerCase() === "a") {
      event.preventDefault();
      designer.select(designer.graph.nodes.map((one) => nodeId(one.specification)));
    } else if (mod && event.key.toLowerCase() === "f") {
      event.preventDefault();
      designer.setAsk({ kind: "find" });
    } else if (!mod && !event.altKey && (look(view, event.key) || event.key === "e")) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "e") nextLine(designer, around);
    } else if (!mod && !event.altKey && !(["Enter", " "].includes(event.key) && isButton(event.target)) && act(designer, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onCopy = (event: ClipboardEvent) => {
    const text = isField(event.target) || String(window.getSelection()) ? null : designer.copy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (event.type === "cut") designer.remove();
    else designer.say(t`Copied`);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isField(event.target) && designer.paste(event.clipboardData.getData("text/plain"))) event.preventDefault();
  };
  return { onKeyDown, onCopy, onCut: onCopy, onPaste };
}
