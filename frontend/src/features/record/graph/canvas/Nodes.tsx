/** The nodes in view, and the one that has the focus wherever it is. */
import { memo } from "react";
import { NodeBox } from "~/features/record/graph/canvas/NodeBox";
import type { Scene } from "~/features/record/graph/canvas/paint";
import type { View } from "~/features/record/graph/picture/edges";
import { type Box, type Layout, rowAt } from "~/features/record/graph/picture/layout";
import { childrenOf, laneOf } from "~/features/record/graph/picture/model";
import { isLate } from "~/features/record/graph/picture/types";

interface NodesProps {
  scene: Scene;
  near: View;
  folded: ReadonlySet<string>;
  found: ReadonlySet<string>;
  focus: string;
  now: number;
  onSelect: (id: string) => void;
  onFold: (id: string) => void;
}

function boxesIn({ rows, boxes }: Layout, near: View, focus: string): Box[] {
  const found: Box[] = [];
  const within = (box: Box | undefined): box is Box =>
    box !== undefined && box.x < near.right && box.x + box.width > near.left && box.y < near.bottom && box.y + box.height > near.top;
  for (let place = rowAt(rows, near.top); place < rows.length; place += 1) {
    const row = rows[place];
    if (!row || row.y > near.bottom) break;
    const own = boxes.get(row.id);
    if (within(own)) found.push(own);
    for (const step of row.steps) if (within(step)) found.push(step);
  }
  const focused = boxes.get(focus);
  if (focused && !found.includes(focused)) found.push(focused);
  return found;
}

/** One object for the same marks, so that a node that did not change is not drawn again. */
const marksOf = [...Array(16).keys()].map((bits) => ({
  fault: (bits & 1) > 0, late: (bits & 2) > 0, critical: (bits & 4) > 0, found: (bits & 8) > 0,
}));
const none = marksOf[0] as (typeof marksOf)[number];

export const Nodes = memo(function Nodes({ scene, near, folded, found, focus, now, onSelect, onFold }: NodesProps) {
  const { model, layout, sums, chain } = scene;
  return boxesIn(layout, near, focus).map((box) => {
    const node = model.nodes.get(box.id);
    if (!node) return null;
    const sum = sums.get(box.id);
    const fault = model.faults.has(node.id) || node.troubled === true;
    const bits = (fault ? 1 : 0) + (isLate(node, now, sum?.soonest) ? 2 : 0) + (chain.has(node.id) ? 4 : 0) + (found.has(node.id) ? 8 : 0);
    return (
      <NodeBox
        key={box.id}
        node={node}
        box={box}
        sum={sum}
        marks={marksOf[bits] ?? none}
        foldable={childrenOf(model, box.id).length + laneOf(model, box.id).length > 0}
        folded={folded.has(box.id)}
        selected={scene.selected === box.id}
        focused={focus === box.id}
        onSelect={onSelect}
        onFold={onFold}
      />
    );
  });
});
