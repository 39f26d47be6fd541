/** The verbs of a row, as far as whoever looks may do them. */
import { useLingui } from "@lingui/react/macro";
import {
  IconArchive, IconArrowBackUp, IconCopy, IconFileExport, IconHistory, IconLink, IconPencil, IconTags, IconTrash,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { addressOf } from "~/features/flows/columns";
import type { Asking } from "~/features/flows/dialogs";
import type { DefinitionRow } from "~/features/flows/queries";
import type { RowVerb } from "~/features/flows/RowMenu";
import { useExport } from "~/features/flows/useExport";
import { isFor } from "~/features/flows/useVerbs";
import { useCan } from "~/lib/session";

export function useRowVerbs(ask: (asking: Asking) => void): (row: DefinitionRow) => readonly RowVerb[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [mayWrite, mayPublish] = [useCan("flow.write"), useCan("flow.publish")];
  const exportAs = useExport();
  return useCallback(
    (row) => {
      const hasRuns = row.kind !== "TABLE" && row.kind !== "FULFILLMENT";
      const all: (RowVerb | false)[] = [
        { id: "open", label: t`Open it`, Icon: IconPencil, perform: () => void navigate({ to: addressOf(row) as string }) },
        hasRuns && { id: "runs", label: t`Runs`, Icon: IconHistory, perform: () => void navigate({ to: `/flows/${row.key}/runs` as string }) },
        { id: "uses", label: t`Where it is used`, Icon: IconLink, perform: () => ask({ what: "uses", row }) },
        mayWrite && { id: "labels", label: t`Owner and tags`, Icon: IconTags, apart: true, perform: () => ask({ what: "labels", rows: [row] }) },
        mayWrite && { id: "duplicate", label: t`Duplicate`, Icon: IconCopy, perform: () => ask({ what: "duplicate", row }) },
        row.version !== null && {
          id: "export", label: t`Export what is in force`, Icon: IconFileExport, apart: true, perform: () => void exportAs([row.key], false),
        },
        row.draft !== null && { id: "export-draft", label: t`Export the draft`, Icon: IconFileExport, perform: () => void exportAs([row.key], true) },
        mayPublish && isFor("retire", row) && {
          id: "retire", label: t`Retire`, Icon: IconArchive, apart: true, perform: () => ask({ what: "verb", verb: "retire", rows: [row] }),
        },
        mayPublish && isFor("bringBack", row) && {
          id: "back", label: t`Bring back`, Icon: IconArrowBackUp, apart: true, perform: () => ask({ what: "verb", verb: "bringBack", rows: [row] }),
        },
        mayWrite && isFor("deleteDraft", row) && {
          id: "delete", label: t`Delete draft`, Icon: IconTrash, bad: true, perform: () => ask({ what: "verb", verb: "deleteDraft", rows: [row] }),
        },
      ];
      return all.filter((verb) => verb !== false);
    },
    [t, navigate, mayWrite, mayPublish, exportAs, ask],
  );
}
