/** What the columns of the grid are called. */
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { Column } from "~/features/tables/model/table";
import { textOf } from "~/lib/text";

export function useColumnName(): (column: Column) => string {
  const { t } = useLingui();
  return useCallback(
    ({ part, spec }) => {
      const own = { enabled: t`On`, note: t`Note`, valid_from: t`Valid from`, valid_to: t`Valid to` };
      return part === "when" || part === "then" ? textOf(spec?.label) || (spec?.id ?? "") : own[part];
    },
    [t],
  );
}
