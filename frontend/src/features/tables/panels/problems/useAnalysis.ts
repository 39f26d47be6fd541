/** Overlaps, gaps and rows that never answer, looked for whenever the table comes to rest. */
import type { TableAnalysisOfQuery } from "~/graphql/graphql";
import { type Analysis, TableAnalysisOf } from "~/features/tables/panels/queries";
import { type OfTable, useOfTable } from "~/features/tables/panels/useOfTable";
import type { TableEditor } from "~/features/tables/useTableEditor";

export interface Analysed extends Omit<OfTable<Analysis>, "data"> {
  analysis: Analysis | null;
}

const question = { document: TableAnalysisOf, more: {} };

export function useAnalysis(editor: TableEditor): Analysed {
  const { data, ...rest } = useOfTable<TableAnalysisOfQuery>(editor, question);
  return { ...rest, analysis: data?.tableAnalysis ?? null };
}
