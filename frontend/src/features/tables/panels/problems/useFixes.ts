/** Makes a fix as one edit that can be undone, and leads to where it was made. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { applyFix, type Fix } from "~/features/tables/panels/problems/fixes";
import type { Said } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";

export interface Fixing {
  label: (fix: Fix) => string;
  make: (fixes: readonly Fix[], label?: string) => void;
}

export function useFixes(editor: TableEditor, said: Said): Fixing {
  const { t } = useLingui();
  return useMemo(() => {
    const label = (fix: Fix): string => {
      switch (fix.kind) {
        case "hit":
          return fix.policy === "FIRST" ? t`Let the first match answer` : t`Let the most important answer win`;
        case "insert":
          return t`Add a row for this`;
        case "delete":
          return t`Delete ${said.row(fix.row)}`;
        case "off":
          return t`Switch ${said.row(fix.row)} off`;
        case "narrow":
          return t`Narrow ${said.row(fix.row)}: ${said.column(fix.column)} ${fix.text}`;
        case "move":
          return t`Move ${said.row(fix.row)} above ${said.row(fix.above)}`;
      }
    };
    const make = (fixes: readonly Fix[], words?: string) => {
      const [first] = fixes;
      if (!first) return;
      const before = editor.get().table;
      const after = fixes.reduce(applyFix, before);
      if (after === before) return;
      editor.dispatch({ type: "edited", table: after, label: words ?? label(first) });
      const place = reached(first);
      if (place) editor.reveal(place, first.kind === "insert" ? after.outputs[0]?.id : first.kind === "narrow" ? first.column : undefined);
      notifications.show({ message: t`Done: ${words ?? label(first)}. Ctrl Z takes it back.` });
    };
    return { label, make };
  }, [editor, said, t]);
}

function reached(fix: Fix): string | null {
  if (fix.kind === "hit" || fix.kind === "delete") return null;
  return fix.kind === "insert" ? fix.row.id : fix.row;
}
