/** The icon of a node's kind: of what it is about, or who does it. */
import {
  IconArrowsSplit, IconBox, IconBuilding, IconCpu, IconFlag, IconHourglass, IconLayersSubtract, IconListDetails, IconRouter,
  IconServer, IconShoppingCart, IconTruck, IconUser, IconUserCheck, type TablerIcon,
} from "@tabler/icons-react";
import { createElement } from "react";
import { isMilestone, type PlanNode } from "~/features/record/graph/picture/types";

const ofKind: Partial<Record<PlanNode["kind"], TablerIcon>> = {
  ORDER: IconShoppingCart, SITE: IconBuilding, LINE: IconListDetails, DEFERRAL: IconHourglass,
};
const ofType: Record<string, TablerIcon> = {
  PRODUCT: IconBox, SERVICE: IconServer, RESOURCE: IconRouter, AUTOMATED: IconCpu, WORK_ORDER: IconTruck, APPROVAL: IconUserCheck,
};

function kindIcon(node: PlanNode): TablerIcon {
  if (isMilestone(node)) return IconFlag;
  if (node.kind === "GATE") return IconArrowsSplit;
  return ofKind[node.kind] ?? ofType[node.type ?? ""] ?? (node.kind === "TASK" ? IconUser : IconLayersSubtract);
}

export const KindIcon = ({ node }: { node: PlanNode }) => createElement(kindIcon(node), { size: 15, "aria-hidden": true });
