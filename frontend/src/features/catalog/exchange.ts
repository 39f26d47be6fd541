/** Files of the catalog: fetched and brought by addresses that are good for minutes. */
import type { Client } from "urql";
import { graphql } from "~/graphql";
import type { ImportCatalogFileMutation } from "~/graphql/graphql";

const ExportCatalogFile = graphql(`
  mutation ExportCatalogFile($input: ExportCatalogInput!) {
    exportCatalog(input: $input) { download { url name } problems { code message path } }
  }
`);

const PrepareCatalogImport = graphql(`
  mutation PrepareCatalogImport {
    prepareCatalogImport { upload { id url maxBytes } problems { code message path } }
  }
`);

const PrepareCatalogImage = graphql(`
  mutation PrepareCatalogImage {
    prepareCatalogImage { upload { id url maxBytes } problems { code message path } }
  }
`);

export const ImportCatalogFile = graphql(`
  mutation ImportCatalogFile($input: ImportCatalogInput!) {
    importCatalog(input: $input) {
      changes { change section key version lifecycle document name { text } fields { path before after } }
      problems { code message path }
    }
  }
`);

export const AddCatalogImage = graphql(`
  mutation AddCatalogImage($input: AddCatalogImageInput!) {
    addCatalogImage(input: $input) { draft { key } problems { code message path } }
  }
`);

export type Imported = ImportCatalogFileMutation["importCatalog"];
export type Brought = { upload: string } | { fault: "tooLarge" | "unanswered" } | { refused: string };

/** What kept it from being fetched; null when the browser has it. */
export async function exportCatalog(client: Client, document: string | null): Promise<string | null> {
  const { data, error } = await client.mutation(ExportCatalogFile, { input: { document } }).toPromise();
  const found = data?.exportCatalog.download;
  if (!found) return data?.exportCatalog.problems[0]?.message ?? error?.message ?? "";
  const link = window.document.createElement("a");
  link.href = found.url;
  link.download = found.name;
  window.document.body.append(link);
  link.click();
  link.remove();
  return null;
}

/** Brings a file to the server; it is kept there until it is taken in. */
export async function bring(client: Client, file: File, what: "catalog" | "image"): Promise<Brought> {
  const given =
    what === "catalog"
      ? (await client.mutation(PrepareCatalogImport, {}).toPromise()).data?.prepareCatalogImport
      : (await client.mutation(PrepareCatalogImage, {}).toPromise()).data?.prepareCatalogImage;
  const upload = given?.upload;
  if (!upload) return given?.problems[0] ? { refused: given.problems[0].message } : { fault: "unanswered" };
  if (file.size > upload.maxBytes) return { fault: "tooLarge" };
  try {
    const answer = await fetch(upload.url, { method: "PUT", body: file, credentials: "same-origin" });
    if (answer.ok) return { upload: upload.id };
    const told = (await answer.json().catch(() => ({}))) as { problems?: { message: string }[] };
    return told.problems?.[0] ? { refused: told.problems[0].message } : { fault: "unanswered" };
  } catch {
    return { fault: "unanswered" };
  }
}
