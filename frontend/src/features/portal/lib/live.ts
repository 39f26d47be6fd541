/** Hears from the server that something changed, while the page is seen; whoever listens asks anew. */
import type { Bearer, Document } from "~/features/portal/lib/ask";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** `connected` says whether changes are heard now; until they are, one has to look for oneself. */
export interface Watcher {
  changed: () => void;
  connected: (is: boolean) => void;
}

export type Watch = <Data, Variables>(document: Document<Data, Variables>, variables: Variables, watcher: Watcher) => () => void;

/** The names of the events of a stream that came so far, and what is left of it. */
export function eventsIn(text: string): { events: string[]; rest: string } {
  const parts = text.split("\n\n");
  const rest = parts.pop() ?? "";
  return { events: parts.flatMap((part) => /^event: (\w+)/.exec(part)?.[1] ?? []), rest };
}

async function listen(body: string, bearer: Bearer | null, signal: AbortSignal, watcher: Watcher): Promise<"ended" | "refused"> {
  const secret = bearer?.secret() ?? null;
  const response = await fetch("/portal/graphql", {
    method: "POST",
    credentials: secret ? "omit" : "same-origin",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream", ...(secret ? { Authorization: `Bearer ${secret}` } : {}) },
    body,
    signal,
  });
  if (response.status === 401) return bearer && (await bearer.renewed()) ? "ended" : "refused";
  const reader = response.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  if (!reader) throw new Error(response.statusText);
  watcher.connected(true);
  for (let text = ""; ; ) {
    const { done, value = "" } = await reader.read();
    if (done) return "ended";
    const { events, rest } = eventsIn(text + value);
    text = rest;
    if (events.includes("next")) watcher.changed();
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

async function keepListening(body: string, bearer: Bearer | null, signal: AbortSignal, watcher: Watcher): Promise<void> {
  for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const begun = Date.now();
    const came = await listen(body, bearer, signal, watcher).catch(() => "failed" as const);
    if (signal.aborted || came === "refused") break;
    watcher.connected(false);
    if (Date.now() - begun > LONGEST_PAUSE_MS) wait = FIRST_PAUSE_MS;
    await pause(wait, signal);
  }
  watcher.connected(false);
}

/** A tab that is not seen keeps no stream: a browser has few connections to one origin. */
export function createWatch(bearer: Bearer | null): Watch {
  return (subscription, variables, watcher) => {
    const body = JSON.stringify({ query: String(subscription), variables });
    let open: AbortController | null = null;
    const see = () => {
      if (document.hidden) {
        open?.abort();
        open = null;
      } else if (!open) {
        open = new AbortController();
        void keepListening(body, bearer, open.signal, watcher);
        watcher.changed();
      }
    };
    document.addEventListener("visibilitychange", see);
    if (!document.hidden) {
      open = new AbortController();
      void keepListening(body, bearer, open.signal, watcher);
    }
    return () => {
      document.removeEventListener("visibilitychange", see);
      open?.abort();
    };
  };
}
