/** What every page of the portal shares: who is here, how to ask, and what is in the cart. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { type Ask, AskFailed, type Document } from "~/features/portal/lib/ask";
import type { Files } from "~/features/portal/lib/files";
import type { Watch } from "~/features/portal/lib/live";

/** `tell` reports to the embedding page; it does nothing where there is none. */
export interface Portal {
  ask: Ask;
  watch: Watch;
  files: Files;
  name: string;
  framed: boolean;
  tell: (event: PortalEvent) => void;
  signOut: (() => void) | null;
}

export type PortalEvent = { type: "ordered"; number: string } | { type: "requested"; number: string };

const PortalContext = createContext<Portal | null>(null);

export function PortalProvider({ portal, children }: { portal: Portal; children: ReactNode }) {
  return <PortalContext value={portal}>{children}</PortalContext>;
}

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) throw new Error("usePortal is used outside the portal");
  return portal;
}

export interface Asked<Data> {
  data: Data | null;
  error: AskFailed | null;
  fetching: boolean;
  again: () => void;
}

const failure = (reason: unknown): AskFailed =>
  reason instanceof AskFailed ? reason : new AskFailed("failed", reason instanceof Error ? reason.message : "");

/** The answer to a document, asked anew when its variables change and on `again`. */
export function useAnswer<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): Asked<Data> {
  const { ask } = usePortal();
  const [state, setState] = useState<{ data: Data | null; error: AskFailed | null; of: string }>({ data: null, error: null, of: "" });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    if (pause) return undefined;
    let wanted = true;
    ask(document, JSON.parse(asked) as Variables).then(
      (data) => wanted && setState({ data, error: null, of: asked }),
      (reason: unknown) => wanted && setState((before) => ({ data: before.of === asked ? before.data : null, error: failure(reason), of: asked })),
    );
    return () => {
      wanted = false;
    };
  }, [ask, document, asked, turn, pause]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const fresh = state.of === asked;
  return { data: fresh ? state.data : null, error: fresh ? state.error : null, fetching: !fresh, again };
}

const SELDOM_MS = 30_000;

/** Asks `again` whenever the server says that something changed; where that can't be heard, every `otherwise` ms. */
export function useLive<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { again, otherwise, pause = false }: { again: () => void; otherwise: number; pause?: boolean },
): void {
  const { watch } = usePortal();
  const [hears, setHears] = useState(false);
  const asked = JSON.stringify(variables);
  useEffect(() => (pause ? undefined : watch(document, JSON.parse(asked) as Variables, { changed: again, connected: setHears })), [watch, document, asked, again, pause]);
  useEffect(() => {
    if (pause) return undefined;
    const timer = setInterval(() => !window.document.hidden && again(), hears ? SELDOM_MS : otherwise);
    return () => clearInterval(timer);
  }, [hears, otherwise, pause, again]);
}

/** A mutation: `run` answers its data, or null when it could not be asked; then `failed` says why. */
export function useAction<Data, Variables>(document: Document<Data, Variables>) {
  const { ask } = usePortal();
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState<AskFailed | null>(null);
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setRunning(true);
      setFailed(null);
      try {
        return await ask(document, variables);
      } catch (reason) {
        setFailed(failure(reason));
        return null;
      } finally {
        setRunning(false);
      }
    },
    [ask, document],
  );
  return { run, running, failed };
}
