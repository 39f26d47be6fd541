/** Files between this computer and the server: read, packed where they are large, and saved. */
import type { DefinitionFileInput } from "~/graphql/graphql";

/** Larger texts are packed, so that they pass through one request. */
const packFrom = 100_000;
const mostBytes = 16_000_000;

export class TooLarge extends Error {}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 32_768) text += String.fromCharCode(...bytes.subarray(start, start + 32_768));
  return btoa(text);
}

const gzipped = (blob: Blob): Promise<Blob> => new Response(blob.stream().pipeThrough(new CompressionStream("gzip"))).blob();

export async function readFile(file: File): Promise<DefinitionFileInput> {
  if (file.size > mostBytes) throw new TooLarge(file.name);
  if (/\.(zip|gz)$/i.test(file.name)) return { name: file.name, packed: await base64(file) };
  if (file.size > packFrom) return { name: file.name, packed: await base64(await gzipped(file)) };
  return { name: file.name, text: await file.text() };
}

export const pastedFile = async (name: string, text: string): Promise<DefinitionFileInput> => readFile(new File([text], name));

/** Whether a text that was pasted may be a definition, or several. */
export const looksLikeDefinition = (text: string): boolean => /^\s*[[{]/.test(text) && text.includes("orderloom.");

export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const zipBlob = (packed: string): Blob =>
  new Blob([Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))], { type: "application/zip" });
