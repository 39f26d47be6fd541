/** How the test cases of the table stand, run whenever the table comes to rest. */
import { useMemo } from "react";
import type { TableCasesQuery } from "~/graphql/graphql";
import { type CaseResult, TableCases } from "~/features/tables/panels/queries";
import { type OfTable, useOfTable } from "~/features/tables/panels/useOfTable";
import type { TableEditor } from "~/features/tables/useTableEditor";

export interface Cases extends Omit<OfTable<unknown>, "data"> {
  results: ReadonlyMap<string, CaseResult>;
  failed: number;
  run: () => void;
}

/** `turn` counts how often someone asked for them to be run again. */
export function useCases(editor: TableEditor, turn: number, onTurn: (turn: number) => void): Cases {
  const some = (editor.session.table.tests?.length ?? 0) > 0;
  // A new object each turn is what asks again.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const question = useMemo(() => ({ document: TableCases, more: some ? {} : null }), [some, turn]);
  const { data, ...rest } = useOfTable<TableCasesQuery>(editor, question);
  const results = useMemo(() => new Map((some ? (data?.tableTests ?? []) : []).map((one) => [one.id, one])), [data, some]);
  const failed = [...results.values()].filter((one) => !one.passed).length;
  return { ...rest, results, failed, run: () => onTurn(turn + 1) };
}
