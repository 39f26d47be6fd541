/** The two contents of a comparison: a version, a save of the draft, what is on the canvas, or one handed in. */
import type { Client } from "@urql/core";
import { DraftSaves, VersionContent } from "~/components/definitions/documents";
import { type Doc, readDoc } from "~/features/studio/model/document";

export type Side =
  | { kind: "canvas" }
  | { kind: "version"; version: number }
  | { kind: "save"; revision: number }
  | { kind: "given"; label: string; doc: Doc };

export const sideKey = (side: Side): string =>
  side.kind === "version" ? `version:${side.version}` : side.kind === "save" ? `save:${side.revision}` : side.kind === "given" ? `given:${side.label}` : "canvas";

export function sideOf(key: string, given: readonly Side[]): Side {
  const [kind, number] = key.split(":");
  if (kind === "version") return { kind, version: Number(number) };
  if (kind === "save") return { kind, revision: Number(number) };
  return given.find((side) => sideKey(side) === key) ?? { kind: "canvas" };
}

/** The API tells the places of nodes only. */
export const docOf = (content: unknown, positions: unknown): Doc => readDoc(content, positions);

/** Null when the server does not answer, or does not have it any more. */
export async function loadSide(client: Client, key: string, side: Side, canvas: Doc | null): Promise<Doc | null> {
  if (side.kind === "canvas") return canvas;
  if (side.kind === "given") return side.doc;
  if (side.kind === "version") {
    const { data } = await client.query(VersionContent, { key, version: side.version }, { requestPolicy: "cache-first" }).toPromise();
    const found = data?.definition?.version;
    return found ? docOf(found.content, found.layout) : null;
  }
  const { data } = await client.query(DraftSaves, { key }, { requestPolicy: "network-only" }).toPromise();
  const found = data?.draftRevisions?.find((one) => one.revision === side.revision);
  return found ? docOf(found.content, found.layout) : null;
}
