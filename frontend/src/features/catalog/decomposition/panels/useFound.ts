/** Specifications of the catalog that fit what was typed, with the kind of each. */
import { useMemo } from "react";
import { isDrawn } from "~/features/catalog/decomposition/model/edits";
import { type Drawn } from "~/features/catalog/decomposition/model/specification";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { useDrawing } from "~/features/catalog/decomposition/queries";
import { useEntities } from "~/features/catalog/list/options";

export interface Found {
  drawn: Drawn;
  name: string;
  /** It stands in this graph already. */
  here: boolean;
}

const shown = 40;

export function useFound(text: string): readonly Found[] {
  const { graph } = useDesigner();
  const listed = useEntities("specifications", text);
  const some = useMemo(() => listed.slice(0, shown), [listed]);
  const { drawn } = useDrawing(some.map((one) => one.key));
  return useMemo(
    () =>
      some.flatMap((one) => {
        const known = drawn.get(one.key);
        return known ? [{ drawn: known, name: one.name.text || one.key, here: isDrawn(graph, one.key) }] : [];
      }),
    [some, drawn, graph],
  );
}
