/**
 * Live updates over SSE. A browser keeps at most six connections to one origin, tabs together, so a hidden tab
 * gives its streams back; when it is seen again it takes them up anew and asks its queries once more.
 */
import { type Exchange, type Operation, subscriptionExchange } from "@urql/core";
import { createClient as createEventStream } from "graphql-sse";
import { pipe, tap } from "wonka";
import { currentLocale } from "~/lib/i18n";
import { latest } from "~/lib/latest";

const hiddenAfterMs = 3_000;
const atMostEveryMs = 700;
const watchers = new Set<(visible: boolean) => void>();
let shown = true;
let hiding = 0;

function announce(visible: boolean) {
  if (visible === shown) return;
  shown = visible;
  for (const watcher of watchers) watcher(visible);
}

function see() {
  window.clearTimeout(hiding);
  if (document.visibilityState === "visible") announce(true);
  else hiding = window.setTimeout(() => announce(false), hiddenAfterMs);
}

/** Runs `begin` while the page is seen; what it returns ends it. */
function whileSeen(begin: () => () => void): () => void {
  let end = shown ? begin() : undefined;
  const watcher = (visible: boolean) => {
    end?.();
    end = visible ? begin() : undefined;
  };
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    end?.();
  };
}

export function liveUpdates(): Exchange {
  document.addEventListener("visibilitychange", see);
  const events = createEventStream({
    url: "/graphql",
    credentials: "same-origin",
    headers: () => ({ "Accept-Language": currentLocale() }),
    retryAttempts: Number.POSITIVE_INFINITY,
  });
  return subscriptionExchange({
    forwardSubscription: (request) => ({
      subscribe: (sink) => ({
        unsubscribe: whileSeen(() => {
          // Each value is a whole snapshot or a tick, so that of a burst only the last one matters.
          const values = latest((value: Parameters<typeof sink.next>[0]) => sink.next(value), atMostEveryMs);
          const end = events.subscribe(
            { query: request.query ?? "", variables: request.variables ?? {} },
            {
              next: (value) => values.next(value as Parameters<typeof sink.next>[0]),
              error: sink.error.bind(sink),
              complete: () => undefined,
            },
          );
          return () => {
            values.stop();
            end();
          };
        }),
      }),
    }),
  });
}

/** Asks the queries on the screen again when a tab that was hidden is seen. */
export const askAgainWhenSeen: Exchange = ({ client, forward }) => {
  const active = new Map<number, Operation>();
  watchers.add((visible) => {
    if (!visible) return;
    for (const operation of active.values()) {
      client.reexecuteOperation(client.createRequestOperation("query", operation, { requestPolicy: "cache-and-network" }));
    }
  });
  return (operations) =>
    forward(
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind === "query") active.set(operation.key, operation);
          else if (operation.kind === "teardown") active.delete(operation.key);
        }),
      ),
    );
};
