/** The configuration of the lines of a draft, in the workspace: asked as they change, with default parts for new ones. */
import { useCallback, useState } from "react";
import { addLine, type Configured } from "~/components/configurator/model";
import { useAsk } from "~/components/configurator/useAsk";
import { useConfiguration } from "~/components/configurator/useConfiguration";
import type { DraftLine } from "~/lib/draft";

type Change = (lines: readonly DraftLine[]) => readonly DraftLine[];

export interface DraftConfiguration {
  configured: Configured | null;
  asking: boolean;
  failed: boolean;
  again: () => void;
  /** Other lines; `added` are the numbers of those that are new. */
  change: (lines: readonly DraftLine[], added?: readonly string[]) => void;
  add: (offering: string, siteId: string | null) => void;
}

const none: readonly string[] = [];

interface Draft {
  accountId: string | null;
  lines: readonly DraftLine[];
  requested?: string | null;
  onLines: (change: Change) => void;
}

export function useDraftConfiguration({ accountId, lines, requested = null, onLines }: Draft): DraftConfiguration {
  const ask = useAsk(accountId, "workspace", requested);
  const [fresh, setFresh] = useState(none);
  const spread = useCallback(
    (next: readonly DraftLine[]) => {
      setFresh(none);
      onLines(() => next);
    },
    [onLines],
  );
  const answer = useConfiguration(ask, lines, fresh, spread);
  const change = useCallback(
    (next: readonly DraftLine[], added: readonly string[] = none) => {
      onLines(() => next);
      if (added.length > 0) setFresh((old) => [...old, ...added]);
    },
    [onLines],
  );
  const add = useCallback(
    (offering: string, siteId: string | null) => {
      const added = addLine(lines, offering, null, siteId);
      change(added.lines, [added.number]);
    },
    [lines, change],
  );
  return { ...answer, change, add };
}
