/** Tables on their way to files and back. */
import { graphql } from "~/graphql";
import type { TableFilePreviewQuery } from "~/graphql/graphql";
// The fragment has to be there before it is spread.
import "~/features/tables/versions/queries";

export const ExportTableFile = graphql(`
  mutation ExportTableFile($input: ExportTableInput!) {
    exportTable(input: $input) { download { url name } problems { code message path } }
  }
`);

export const PrepareTableFile = graphql(`
  mutation PrepareTableFile($input: KeyInput!) {
    prepareTableImport(input: $input) { upload { id url maxBytes } problems { code message path } }
  }
`);

export const TableFilePreview = graphql(`
  query TableFilePreview($key: String!, $upload: ID!) {
    tableImportPreview(key: $key, upload: $upload) {
      baseRevision content
      diff { ...TableDiffParts }
      problems { code message path details }
      notes { code message path }
    }
  }
`);

export type FilePreview = TableFilePreviewQuery["tableImportPreview"];
