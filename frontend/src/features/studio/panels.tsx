/** The panels beside the canvas: each a record with its name, picture and contents. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import {
  IconAdjustments, IconAlertTriangle, IconBug, IconChecklist, IconCode, IconGitBranch, IconHistory, IconListTree, type TablerIcon,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { later } from "~/components/later";
import { OutlinePanel } from "~/features/studio/outline/OutlinePanel";
import type { PanelId } from "~/features/studio/panelIds";
import { ProblemsPanel } from "~/features/studio/problems/ProblemsPanel";

export interface Panel {
  id: PanelId;
  label: MessageDescriptor;
  Icon: TablerIcon;
  Component: ComponentType;
}

const Inspector = later(async () => (await import("~/features/studio/inspector/Inspector")).Inspector);
const TrialPanel = later(async () => (await import("~/features/studio/trial/TrialPanel")).TrialPanel);
const TestsPanel = later(async () => (await import("~/features/studio/trial/TestsPanel")).TestsPanel);
const HistoryPanel = later(async () => (await import("~/features/studio/runs/HistoryPanel")).HistoryPanel);
const VersionsPanel = later(async () => (await import("~/features/studio/versions/VersionsPanel")).VersionsPanel);
const JsonPanel = later(async () => (await import("~/features/studio/json/JsonPanel")).JsonPanel);

export const panels: readonly Panel[] = [
  { id: "inspector", label: msg`Settings`, Icon: IconAdjustments, Component: Inspector },
  { id: "problems", label: msg`Problems`, Icon: IconAlertTriangle, Component: ProblemsPanel },
  { id: "run", label: msg`Test and run`, Icon: IconBug, Component: TrialPanel },
  { id: "tests", label: msg`Test cases`, Icon: IconChecklist, Component: TestsPanel },
  { id: "history", label: msg`Runs`, Icon: IconHistory, Component: HistoryPanel },
  { id: "versions", label: msg`Versions`, Icon: IconGitBranch, Component: VersionsPanel },
  { id: "outline", label: msg`Outline`, Icon: IconListTree, Component: OutlinePanel },
  { id: "json", label: msg`JSON`, Icon: IconCode, Component: JsonPanel },
];

/** Fetches what is drawn only later, so that all of it can be opened without a connection, too. */
export async function fetchAhead(): Promise<void> {
  const parts = [Inspector, TrialPanel, TestsPanel, HistoryPanel, VersionsPanel, JsonPanel].map(({ ahead }) => ahead());
  const others = [
    import("~/components/expression/editor/Editor"), import("~/components/expression/conditions/read"), import("~/features/studio/versions/compare/Compare"),
  ];
  await Promise.allSettled([...parts, ...others]);
}
