/** The grid of an editor: what is chosen and written in it, led by the panels beside it. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { createGrid, type Grid, type Surroundings } from "~/features/tables/grid/context";
import { single } from "~/features/tables/model/selection";
import type { Target } from "~/features/tables/model/view";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { useShortcuts } from "~/lib/keyboard";

const place = (key: string) => `orderloom.table.frozen.${key}`;

function frozenOf(key: string): number {
  const kept = Number(localStorage.getItem(place(key)) ?? 0);
  return Number.isInteger(kept) && kept > 0 ? kept : 0;
}

function lead(grid: Grid, { row, column }: Target): void {
  const { table, columns, shown, choose, set, now } = grid.context();
  const at = table.rows.findIndex((one) => one.id === row);
  if (at < 0) return;
  const hidden = !shown.includes(at);
  if (hidden) set({ filter: null });
  const col = columns.findIndex((one) => (one.spec?.id ?? one.part) === column || one.key === column);
  choose(single({ row: hidden || !now.filter ? at : shown.indexOf(at), col: Math.max(0, col) }));
}

export function useTableGrid(editor: TableEditor, editable: boolean): { grid: Grid; frame: (element: HTMLElement | null) => void } {
  const { i18n, t } = useLingui();
  const frame = useRef<HTMLElement | null>(null);
  const around = useMemo(
    (): Surroundings => ({
      editable,
      word: (message) => i18n._(message),
      say: (message) => void notifications.show({ message }),
      focus: () => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true }),
    }),
    [editable, i18n],
  );
  const { key } = editor.session.table;
  const [grid] = useState(() => createGrid(editor, frozenOf(key), around));
  useLayoutEffect(() => grid.move(around), [grid, around]);
  const { view } = editor;
  useEffect(() => {
    let led = view.get().target;
    const look = () => {
      const { target } = view.get();
      if (!target || target === led) return;
      led = target;
      lead(grid, target);
    };
    return view.subscribe(look);
  }, [view, grid]);
  useEffect(
    () =>
      grid.store.subscribe((now, before) => {
        if (now.frozen !== before.frozen) localStorage.setItem(place(key), String(now.frozen));
      }),
    [grid, key],
  );
  useShortcuts(
    useMemo(() => {
      if (!editable) return [];
      const { dispatch } = editor;
      return [
        { keys: "mod+z", label: t`Undo`, outsideFields: true, perform: () => dispatch({ type: "undo" }) },
        { keys: "mod+shift+z", label: t`Redo`, outsideFields: true, perform: () => dispatch({ type: "redo" }) },
      ];
      // The rest of the editor changes with each edit.
      // oxlint-disable-next-line react-hooks/exhaustive-deps
    }, [t, editable, editor.dispatch]),
  );
  return { grid, frame: (element) => void (frame.current = element) };
}
