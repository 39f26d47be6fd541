/** Added, removed, changed or moved: by colour, icon and word. */
import { IconArrowsMove, IconMinus, IconPencil, IconPlus, type TablerIcon } from "@tabler/icons-react";
import type { ChangeKind } from "~/components/definitions/changes";
import classes from "~/components/definitions/definitions.module.css";
import { changeKindWords } from "~/components/definitions/words";
import { type Tone, toneStyle } from "~/components/tone";
import { useWord } from "~/components/useWord";

export const changeLooks: Record<ChangeKind, { tone: Tone; Icon: TablerIcon }> = {
  ADDED: { tone: "good", Icon: IconPlus },
  REMOVED: { tone: "bad", Icon: IconMinus },
  CHANGED: { tone: "warn", Icon: IconPencil },
  MOVED: { tone: "info", Icon: IconArrowsMove },
};

export function ChangeMark({ kind }: { kind: ChangeKind }) {
  const word = useWord();
  const { tone, Icon } = changeLooks[kind];
  return (
    <span className={classes.mark} style={toneStyle(tone)}>
      <Icon size={13} aria-hidden /> {word(changeKindWords, kind)}
    </span>
  );
}
