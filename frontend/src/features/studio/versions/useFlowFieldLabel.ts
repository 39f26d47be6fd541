/** What a field of a flow is called: by the words of its kind of node where it has some. */
import { useCallback } from "react";
import type { Change } from "~/components/definitions/changes";
import { useFieldLabel } from "~/components/definitions/useFieldLabel";
import { type Studio, useStudio, useStudioStore } from "~/features/studio/store";
import { type Text, textOf } from "~/lib/text";

type Properties = Record<string, { "x-label"?: Text } | undefined>;
type Schema = { $ref?: string; $defs?: Record<string, Schema>; properties?: Properties };

function propertiesOf(schema: Schema | undefined): Properties {
  const name = schema?.$ref?.split("/").at(-1);
  return (name ? schema?.$defs?.[name]?.properties : schema?.properties) ?? {};
}

/** `config.group` of a task is called as the form of the task calls it. */
function configLabel({ kinds }: Studio, kind: string | undefined, path: string): string | null {
  const [first, name = "", ...rest] = path.split(".");
  if (first !== "config" || !kind) return null;
  const label = textOf(propertiesOf(kinds.get(kind)?.schema)[name]?.["x-label"]) || name.replaceAll("_", " ");
  return rest.length > 0 ? `${label}: ${rest.join(" ").replaceAll("_", " ")}` : label;
}

export function useFlowFieldLabel(): (change: Pick<Change, "noun" | "element">, path: string) => string {
  const store = useStudioStore();
  const nodes = useStudio((studio) => studio.doc.flow.nodes);
  const common = useFieldLabel();
  return useCallback(
    ({ noun, element }, path) => {
      const studio = store.getState();
      const node = noun === "node" ? (nodes.find((one) => one.id === element) ?? studio.saved.flow.nodes.find((one) => one.id === element)) : undefined;
      return configLabel(studio, node?.kind, path) ?? common(path);
    },
    [store, nodes, common],
  );
}
