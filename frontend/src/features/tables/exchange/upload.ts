/** Brings a file to the server and asks what it would change. */
import type { Client } from "urql";
import { type FilePreview, PrepareTableFile, TableFilePreview } from "~/features/tables/exchange/queries";

export type Stage = "sending" | "reading";

export type Brought =
  | { kind: "preview"; upload: string; preview: FilePreview }
  | { kind: "refused"; message: string }
  | { kind: "tooLarge"; most: number }
  | { kind: "failed" };

interface Watch {
  /** `share` is how much of the file is sent, from 0 to 1. */
  onProgress: (stage: Stage, share: number) => void;
  signal: AbortSignal;
}

export async function bring(client: Client, key: string, file: File, { onProgress, signal }: Watch): Promise<Brought> {
  const { data, error } = await client.mutation(PrepareTableFile, { input: { key } }).toPromise();
  const upload = data?.prepareTableImport.upload;
  if (!upload) return error ? { kind: "failed" } : { kind: "refused", message: data?.prepareTableImport.problems[0]?.message ?? "" };
  if (file.size > upload.maxBytes) return { kind: "tooLarge", most: upload.maxBytes };
  onProgress("sending", 0);
  const sent = await put(upload.url, file, (share) => onProgress("sending", share), signal);
  if (sent !== null) return sent === "" ? { kind: "failed" } : { kind: "refused", message: sent };
  onProgress("reading", 1);
  return look(client, key, upload.id);
}

export async function look(client: Client, key: string, upload: string): Promise<Brought> {
  const { data, error } = await client.query(TableFilePreview, { key, upload }, { requestPolicy: "network-only" }).toPromise();
  if (data) return { kind: "preview", upload, preview: data.tableImportPreview };
  const message = error?.graphQLErrors[0]?.message;
  return message ? { kind: "refused", message } : { kind: "failed" };
}

/** Null when it arrived, else the server's words, or nothing when it did not answer. Only XHR tells how far it is. */
function put(url: string, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<string | null> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => onShare(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener("load", () => answer(request.status < 300 ? null : wordsOf(request.responseText)));
    request.addEventListener("error", () => answer(""));
    request.addEventListener("abort", () => answer(""));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function wordsOf(text: string): string {
  try {
    const body = JSON.parse(text) as { message?: string; detail?: string };
    return body.message ?? body.detail ?? "";
  } catch {
    return "";
  }
}
