/** How nodes look: the tone of their state, the icon of their kind. */
import {
  IconArrowsSplit, IconBox, IconBuilding, IconCpu, IconFlag, IconHourglass, IconLayersSubtract, IconListDetails, IconRouter,
  IconServer, IconShoppingCart, IconTruck, IconUser, IconUserCheck, type TablerIcon,
} from "@tabler/icons-react";
import { stateLook } from "~/components/StateBadge";
import type { Tone } from "~/components/tone";
import type { Sum } from "~/features/record/graph/picture/model";
import { isMilestone, type PlanNode } from "~/features/record/graph/picture/types";

const ofKind: Partial<Record<PlanNode["kind"], TablerIcon>> = {
  ORDER: IconShoppingCart, SITE: IconBuilding, LINE: IconListDetails, DEFERRAL: IconHourglass,
};
const ofType: Record<string, TablerIcon> = {
  PRODUCT: IconBox, SERVICE: IconServer, RESOURCE: IconRouter, AUTOMATED: IconCpu, WORK_ORDER: IconTruck, APPROVAL: IconUserCheck,
};

export function kindIcon(node: PlanNode): TablerIcon {
  if (isMilestone(node)) return IconFlag;
  if (node.kind === "GATE") return IconArrowsSplit;
  return ofKind[node.kind] ?? ofType[node.type ?? ""] ?? (node.kind === "TASK" ? IconUser : IconLayersSubtract);
}

const worstTone: Record<Sum["worst"], Tone> = {
  fault: "bad", attention: "warn", held: "hold", active: "active", planned: "neutral", done: "good",
};

/** A site has no state of its own: it looks like the worst in it. */
export function toneOf(node: PlanNode, sum: Sum | undefined): Tone {
  return node.kind === "SITE" ? worstTone[sum?.worst ?? "planned"] : stateLook(node.state).tone;
}

export const toneOfWorst = (worst: Sum["worst"]): Tone => worstTone[worst];
