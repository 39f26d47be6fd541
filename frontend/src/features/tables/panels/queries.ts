/** What the panels ask about a table as it stands in the editor: problems, answers, cases and hits. */
import { graphql } from "~/graphql";
import type { TableAnalysisOfQuery, TableCasesQuery, TableHitsOfQuery, TryTableOfQuery } from "~/graphql/graphql";

export const TableAnalysisOf = graphql(`
  query TableAnalysisOf($table: TableTargetInput!) {
    tableAnalysis(table: $table) {
      overlaps { rows severity message example { values day scope } }
      overlapCount
      unreachable { row coveredBy column message }
      gaps { when validFrom validTo example { values day scope } fix }
      unanalysed { row column text reason }
      truncated
      findings { code severity }
    }
  }
`);

export const TryTableOf = graphql(`
  query TryTableOf($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {
    tryTable(table: $table, sample: $sample, row: $row, nearest: 12) {
      outputs matched defaulted
      error { code message }
      inputs { id expression value allowed problem }
      rows { row position status reason failing outputs cells { column text verdict } }
      leftOut
    }
  }
`);

export const TableCases = graphql(`
  query TableCases($table: TableTargetInput!) {
    tableTests(table: $table) {
      id passed outputs matched error
      differences { path expected actual }
    }
  }
`);

export const TableHitsOf = graphql(`
  query TableHitsOf($key: String!, $version: Int) {
    tableHits(key: $key, version: $version) { key version rows { row hits lastAt } }
  }
`);

export const SampleOrders = graphql(`
  query SampleOrders($search: String) {
    orders(first: 8, filter: { search: $search }) {
      edges { node { id number state account { id name } } }
    }
  }
`);

export const SampleLines = graphql(`
  query SampleLines($number: String!) {
    order(number: $number) { id number lines { id number name { text } } }
  }
`);

export const SampleValue = graphql(`
  query SampleValue($input: PreviewExpressionInput!) {
    previewExpression(input: $input) { value problems { message } }
  }
`);

export type Analysis = TableAnalysisOfQuery["tableAnalysis"];
export type Explanation = TryTableOfQuery["tryTable"];
export type RowTrace = Explanation["rows"][number];
export type CaseResult = TableCasesQuery["tableTests"][number];
export type RowHits = NonNullable<TableHitsOfQuery["tableHits"]>["rows"][number];
