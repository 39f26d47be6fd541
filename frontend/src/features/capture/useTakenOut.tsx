/** Products that were taken out come back by one press, until something else is added or the note about it goes. */
import { Plural, Trans } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback, useEffect, useRef } from "react";
import { type DraftLine, restored } from "~/lib/draft";

const note = "capture-taken-out";
const rootsOf = (lines: readonly DraftLine[]) => lines.filter((line) => line.parent === null).length;

/** Changes the lines as `onLines` does, and offers to undo where fewer products are left. */
export function useTakenOut(lines: DraftLine[], onLines: (lines: DraftLine[]) => void) {
  const latest = useRef({ lines, onLines });
  useEffect(() => {
    latest.current = { lines, onLines };
  }, [lines, onLines]);
  const count = rootsOf(lines);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) notifications.hide(note);
    before.current = count;
  }, [count]);
  useEffect(
    () => () => {
      notifications.hide(note);
    },
    [],
  );
  return useCallback((next: DraftLine[]) => {
    const was = latest.current.lines;
    const gone = rootsOf(was) - rootsOf(next);
    latest.current.onLines(next);
    if (gone <= 0) return;
    const undo = () => {
      latest.current.onLines(restored(latest.current.lines, was));
      notifications.hide(note);
    };
    notifications.hide(note);
    notifications.show({
      id: note,
      autoClose: 12_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>
            <Plural value={gone} one="One product was taken out." other="# products were taken out." />
          </span>
          <Button size="compact-sm" variant="default" onClick={undo}>
            <Trans>Undo</Trans>
          </Button>
        </Group>
      ),
    });
  }, []);
}
