/** Chooses the node that an address leads to, on the canvas; the panel stays. */
import type { StudioStore } from "~/features/studio/store";
import { nodeAt } from "~/features/studio/trial/model/address";

export function goTo(studio: StudioStore, address: string): void {
  const { doc, reveal, panel, setPanel } = studio.getState();
  const node = nodeAt(doc.flow, address);
  if (!node) return;
  reveal(node.id);
  setPanel(panel);
}
