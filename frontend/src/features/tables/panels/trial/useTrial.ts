/** What the table answers to the sample, and the row that one is in if it is not among those that are told about. */
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useSyncExternalStore } from "react";
import type { TryTableOfQuery } from "~/graphql/graphql";
import { type Explanation, type RowTrace, TryTableOf } from "~/features/tables/panels/queries";
import { fieldsOf, scopeOf, type Typed, type ValueField } from "~/features/tables/panels/trial/fields";
import type { RealOrder } from "~/features/tables/panels/trial/OrderPicker";
import { type OfTable, useOfTable } from "~/features/tables/panels/useOfTable";
import type { TableEditor } from "~/features/tables/useTableEditor";

export interface Sample {
  typed: Typed;
  order: RealOrder | null;
}

export const noSample: Sample = { typed: {}, order: null };

/** The sample as the server takes it. */
export const asked = (fields: readonly ValueField[], { typed, order }: Sample) => ({
  ...(order ? { orderNumber: order.number, line: order.line } : {}),
  values: scopeOf(fields, typed),
});

export interface Trial {
  fields: readonly ValueField[];
  answer: OfTable<Explanation>;
  /** Why the row that one is in does not answer, if it is not among those that are told about. */
  here: RowTrace | null;
}

export function useTrial(editor: TableEditor, sample: Sample): Trial {
  const { table } = editor.session;
  const fields = useMemo(() => fieldsOf(table), [table]);
  const [settled] = useDebouncedValue(sample, 250);
  const value = JSON.stringify(asked(fields, settled));
  const all = useMemo(() => ({ document: TryTableOf, more: { sample: JSON.parse(value) as object, row: null } }), [value]);
  const { data, ...rest } = useOfTable<TryTableOfQuery>(editor, all);
  const found = data?.tryTable ?? null;
  const row = useSyncExternalStore(editor.view.subscribe, () => editor.view.get().row);
  const unseen = found && row && !found.rows.some((one) => one.row === row) ? row : null;
  const one = useMemo(
    () => ({ document: TryTableOf, more: unseen ? { sample: JSON.parse(value) as object, row: unseen } : null }),
    [value, unseen],
  );
  const single = useOfTable<TryTableOfQuery>(editor, one);
  const trace = single.data?.tryTable.rows.find((each) => each.row === unseen) ?? null;
  return { fields, answer: { ...rest, data: found }, here: trace };
}
