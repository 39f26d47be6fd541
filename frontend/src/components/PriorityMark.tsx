/** An order's urgency as a small bar mark with its word. */
import { IconAntennaBars3, IconAntennaBars4, IconAntennaBars5, IconFlame } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import { priorityWords } from "~/components/words";

const looks = {
  CRITICAL: [IconFlame, "var(--tone-bad-text)"],
  HIGH: [IconAntennaBars5, "var(--tone-warn-text)"],
  MEDIUM: [IconAntennaBars4, "var(--mantine-color-dimmed)"],
  LOW: [IconAntennaBars3, "var(--mantine-color-dimmed)"],
} as const;

export function PriorityMark(props: { priority: keyof typeof looks }) {
  const word = useWord();
  const [Icon, color] = looks[props.priority];
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 4, color, whiteSpace: "nowrap", verticalAlign: "top" }}>
      <Icon size={16} stroke={2} aria-hidden />
      {word(priorityWords, props.priority)}
    </span>
  );
}
