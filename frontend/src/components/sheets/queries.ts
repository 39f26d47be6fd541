/** Lists of accounts, contacts, sites and calendars as files: out by an address, in by a dry run first. */
import type { ImportOfPartiesMutation } from "~/graphql/graphql";
import { graphql } from "~/graphql";

export const ExportOfParties = graphql(`
  mutation ExportOfParties($input: ExportPartiesInput!) {
    exportParties(input: $input) { download { url name } problems { code message path } }
  }
`);

export const UploadOfParties = graphql(`
  mutation UploadOfParties { preparePartyImport { upload { id url maxBytes } problems { code message path } } }
`);

export const ImportOfParties = graphql(`
  mutation ImportOfParties($input: ImportPartiesInput!) {
    importParties(input: $input) {
      report {
        done created changed same refused unknownColumns
        rows { line name fate problems { code message path } }
      }
      problems { code message path }
    }
  }
`);

export type Report = NonNullable<ImportOfPartiesMutation["importParties"]["report"]>;
