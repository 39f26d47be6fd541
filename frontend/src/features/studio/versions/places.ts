/** Where a problem or finding is, in words, and the way there. */
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { type Finding, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

const lists = new Set(["nodes", "edges", "notes", "groups", "tests", "variables"]);

export interface Place {
  words: string;
  go: (() => void) | null;
}

/** `leave` is called before one is led away. */
export function usePlaces(leave: () => void): (node: string | null, path: readonly string[]) => Place {
  const { t } = useLingui();
  const store = useStudioStore();
  return useCallback(
    (id, path) => {
      const { doc, reveal, setPanel } = store.getState();
      const { flow } = doc;
      const [list = "", at = ""] = path.filter((step) => step !== "content");
      const listed = lists.has(list) ? (flow as unknown as Record<string, { id?: string }[] | undefined>)[list] : undefined;
      const part = listed?.[Number(at)] ?? listed?.find((one) => one.id === at);
      const found = id ?? (list === "nodes" || list === "edges" ? (part?.id ?? null) : null);
      const leading = (act: () => void) => () => {
        leave();
        act();
      };
      if (list === "tests") {
        const name = (part as { name?: string } | undefined)?.name ?? "";
        return { words: t`Test case ${name}`, go: leading(() => setPanel("tests")) };
      }
      const node = flow.nodes.find((one) => one.id === found);
      if (node) return { words: textOf(node.name) || node.key, go: leading(() => reveal(node.id)) };
      const edge = flow.edges.find((one) => one.id === found);
      if (edge) return { words: t`Connection`, go: leading(() => reveal(edge.id)) };
      return { words: "", go: null };
    },
    [store, t, leave],
  );
}

export const pathOf = ({ path }: Finding): string[] => path.split(/[./]/).filter(Boolean);
