/** Opens a flow in the designer: the server's draft, and what this browser has kept of it. */
import { useEffect, useState } from "react";
import { useClient } from "urql";
import type { Routes } from "~/features/studio/canvas/useCanvasEdges";
import type { FlowDefinition } from "~/features/studio/designQueries";
import { gatewayOf, snapshotOf } from "~/features/studio/gateway";
import { type Doc, readDoc } from "~/features/studio/model/document";
import { noHistory } from "~/features/studio/model/history";
import type { DocumentKind } from "~/features/studio/model/kinds";
import { type Kept, recall } from "~/features/studio/model/memory";
import { sameValue } from "~/features/studio/model/patch";
import { reusing } from "~/features/studio/model/rebase";
import { isFlow } from "~/features/studio/model/shape";
import { keepSaved, type Snapshot } from "~/features/studio/saving";
import { createStudio, type Opened, type ReadOnly, type StudioStore } from "~/features/studio/store";
import { useSession } from "~/lib/session";

type Ground = Pick<Opened, "doc" | "saved" | "stored" | "base" | "history">;

/** Goes on where this browser stopped: unsaved edits stay on their own base, and the server merges them. */
export function resumed(server: Snapshot, kept: Kept | null): Ground {
  const fresh = { doc: server.doc, saved: server.doc, stored: server.doc.layout, base: server.base };
  if (!kept) return { ...fresh, history: noHistory };
  if (kept.unsaved && isFlow(kept.unsaved.doc.flow)) {
    const { saved, doc, stored } = kept.unsaved;
    // The last save may have arrived without its answer.
    if (sameValue(doc, server.doc)) return { ...fresh, history: kept.history };
    return { doc: reusing(saved, doc), saved, stored, base: kept.base, history: kept.history };
  }
  const same = kept.base.revision === server.base.revision && kept.base.version === server.base.version;
  return { ...fresh, history: same ? kept.history : noHistory };
}

const isPlaced = ({ flow, layout }: Doc) => flow.nodes.every((node) => layout.positions[node.id]);

export interface OpenedStudio {
  store: StudioStore;
  routes: Routes | null;
}

/** Nodes without a place get one from the layout engine; that is no edit. */
async function placed(ground: Ground, document: DocumentKind): Promise<{ ground: Ground; routes: Routes | null }> {
  if (isPlaced(ground.doc)) return { ground, routes: null };
  const { arrange } = await import("~/features/studio/canvas/arrange");
  const arranged = await arrange(ground.doc.flow, document);
  const withPlaces = (doc: Doc): Doc => ({
    ...doc,
    layout: { ...doc.layout, positions: { ...arranged.positions, ...(isEmpty(doc) ? {} : doc.layout.positions) } },
  });
  const saved = withPlaces(ground.saved);
  const doc = ground.doc === ground.saved ? saved : withPlaces(ground.doc);
  return { ground: { ...ground, doc, saved }, routes: isEmpty(ground.doc) ? arranged : null };
}

const isEmpty = ({ flow, layout }: Doc) => !flow.nodes.some((node) => layout.positions[node.id]);

interface Opening {
  definition: FlowDefinition;
  document: DocumentKind;
  readOnly: ReadOnly;
}

/** The opened draft; null until the browser's memory has been read. One store lives as long as the screen. */
export function useOpenedDraft({ definition, document, readOnly }: Opening): OpenedStudio | null {
  const [opened, setOpened] = useState<OpenedStudio | null>(null);
  const client = useClient();
  const person = useSession().id;
  const { key } = definition;
  const reads = readOnly === "permission";
  useEffect(() => {
    let close: (() => void) | undefined;
    let current = true;
    const open = async () => {
      const server = snapshotOf(definition);
      if (!server) return;
      const kept = reads ? null : await recall(person, key);
      const { ground, routes } = await placed(resumed(server, kept), document);
      if (!current) return;
      const store = createStudio({ key, document, ...ground, findings: server.findings, readOnly });
      if (!reads) close = keepSaved(store, gatewayOf(client, person, key));
      setOpened({ store, routes });
    };
    void open();
    return () => {
      current = false;
      close?.();
    };
    // What the server has later on comes in through the saving loop, never by opening anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, person, key, reads]);
  useEffect(() => opened?.store.setState({ readOnly }), [opened, readOnly]);
  return opened;
}

interface Stored {
  key: string;
  content: unknown;
  layout: unknown;
  version: number;
  document: DocumentKind;
}

/** A version as it was published, to look at. */
export function useOpenedVersion({ key, content, layout, version, document }: Stored): OpenedStudio | null {
  const [opened, setOpened] = useState<OpenedStudio | null>(null);
  useEffect(() => {
    let current = true;
    const doc = readDoc(content, layout);
    const ground = { doc, saved: doc, stored: doc.layout, base: { revision: 0, version } };
    void placed(ground, document).then(({ ground: drawn, routes }) => {
      if (current) setOpened({ store: createStudio({ key, document, ...drawn, findings: [], readOnly: "version" }), routes });
    });
    return () => {
      current = false;
    };
    // A published version never changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, version]);
  return opened;
}
