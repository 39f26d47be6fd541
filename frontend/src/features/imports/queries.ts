/** Files of orders on their way in: the list, one import, its rows, and what is done with it. */
import { graphql } from "~/graphql";
import type { ImportListQuery, ImportRowsQuery, OneImportQuery, OrderQueueQuery } from "~/graphql/graphql";

export const ImportList = graphql(`
  query ImportList($after: String) {
    imports(first: 60, after: $after) {
      nodes { id name format state rows orders badOrders checked made known failed createdBy createdAt endedAt }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
export const OrderQueue = graphql(`
  query OrderQueue($after: String) {
    orderIntakes(first: 60, after: $after) {
      nodes {
        id state stage lines linesDone externalId createdBy createdAt endedAt
        account { id name }
        order { id number }
        problems { code message path }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
export const OneImport = graphql(`
  query OneImport($id: ID!) {
    importJob(id: $id) {
      id name format size state whole submit rows badRows orders badOrders checked made known failed createdBy createdAt
      startedAt endedAt version
      layout { encoding delimiter sheet sheets header samples }
      mapping { columns { target column } constants { target value } decimal dates }
      faults { code message column row }
      proposal {
        mapping { columns { target column } constants { target value } decimal dates }
        template { id name }
      }
      twins { id name createdAt made }
    }
  }
`);
export const ImportNews = graphql(`
  subscription ImportNews($id: ID!) {
    importChanged(id: $id) {
      id state whole submit rows badRows orders badOrders checked made known failed startedAt endedAt version
      faults { code message column row }
    }
  }
`);
export const ImportRows = graphql(`
  query ImportRows($id: ID!, $bad: Boolean!, $after: String) {
    importJob(id: $id) {
      id
      faultCounts { code column rows }
      lines(bad: $bad, first: 50, after: $after) {
        nodes { number cells outcome orderNumber faults { code message column row } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
export const ImportTargets = graphql(`
  query ImportTargets {
    importTargets { key name { text } }
  }
`);
export const PrepareImport = graphql(`
  mutation PrepareImport {
    prepareImport { address { uploadId url maxBytes } problems { code message path } }
  }
`);
export const StartImport = graphql(`
  mutation StartImport($input: StartImportInput!) {
    answer: startImport(input: $input) { job { id state version } problems { code message path } }
  }
`);
export const LayImportOut = graphql(`
  mutation LayImportOut($input: LayImportOutInput!) {
    answer: layImportOut(input: $input) {
      job {
        id state version
        layout { encoding delimiter sheet sheets header samples }
        mapping { columns { target column } constants { target value } decimal dates }
        proposal {
          mapping { columns { target column } constants { target value } decimal dates }
          template { id name }
        }
      }
      problems { code message path }
    }
  }
`);
export const CheckImport = graphql(`
  mutation CheckImport($input: CheckImportInput!) {
    answer: checkImport(input: $input) {
      job { id state submit rows badRows orders badOrders checked made known failed version }
      problems { code message path }
    }
  }
`);
export const RunImport = graphql(`
  mutation RunImport($input: RunImportInput!) {
    answer: runImport(input: $input) { job { id state whole version } problems { code message path } }
  }
`);
export const CancelImport = graphql(`
  mutation CancelImport($input: ImportInput!) {
    answer: cancelImport(input: $input) { job { id state endedAt version } problems { code message path } }
  }
`);
export const FetchImportReport = graphql(`
  mutation FetchImportReport($input: ImportReportInput!) {
    fetchImportReport(input: $input) { address { url } problems { code message path } }
  }
`);

export type ListedImport = ImportListQuery["imports"]["nodes"][number];
export type QueuedOrder = OrderQueueQuery["orderIntakes"]["nodes"][number];
export type Import = NonNullable<OneImportQuery["importJob"]>;
export type ImportedRow = NonNullable<ImportRowsQuery["importJob"]>["lines"]["nodes"][number];
