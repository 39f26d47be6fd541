/** Fetches a table as a file, by an address that is good for minutes. */
import type { Client } from "urql";
import { ExportTableFile } from "~/features/tables/exchange/queries";

export type FileFormat = "XLSX" | "CSV";

/** What kept it from being fetched; null when the browser has it. `version` is none for the draft. */
export async function download(client: Client, key: string, format: FileFormat, version: number | null): Promise<string | null> {
  const { data, error } = await client.mutation(ExportTableFile, { input: { key, format, version } }).toPromise();
  const found = data?.exportTable.download;
  if (!found) return data?.exportTable.problems[0]?.message ?? error?.message ?? "";
  const link = document.createElement("a");
  link.href = found.url;
  link.download = found.name;
  document.body.append(link);
  link.click();
  link.remove();
  return null;
}
