/** The pictures of node kinds, by the names that the server gives. */
import {
  IconAlertTriangle, IconArrowBackUp, IconArrowsJoin, IconArrowsSplit, IconArrowUpCircle, IconBell, IconClipboardList, IconCpu,
  IconFlag, IconFlame, IconHourglass, IconPencil, IconPlayerPlay, IconPlayerStop, IconPoint, IconRefresh, IconRepeat,
  IconRotateClockwise, IconSearch, IconShieldCheck, IconSitemap, IconSubtask, IconTable, IconThumbUp, IconTruck, IconUser,
  IconUserPlus, type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";

const byKind: Record<string, TablerIcon> = {
  start: IconPlayerPlay,
  set: IconPencil,
  decision: IconTable,
  switch: IconArrowsSplit,
  join: IconArrowsJoin,
  "task.manual": IconUser,
  "task.automated": IconCpu,
  "task.work_order": IconTruck,
  milestone: IconFlag,
  decompose: IconSitemap,
  approval: IconThumbUp,
  notify: IconBell,
  assign: IconUserPlus,
  set_priority: IconArrowUpCircle,
  set_jeopardy: IconFlame,
  for_each: IconRepeat,
  repeat: IconRefresh,
  wait: IconHourglass,
  subflow: IconSubtask,
  lookup: IconSearch,
  try: IconShieldCheck,
  compensate: IconArrowBackUp,
  raise_fallout: IconAlertTriangle,
  retry_task: IconRotateClockwise,
  end: IconPlayerStop,
};

/** A kind that this release does not know yet has at least the picture of its category. */
const byCategory: Record<string, TablerIcon> = { work: IconClipboardList, data: IconPencil, flow: IconArrowsSplit };

export function kindIcon(kind: string, size: number, category = ""): ReactNode {
  const Icon = byKind[kind] ?? byCategory[category] ?? IconPoint;
  return <Icon size={size} aria-hidden />;
}
