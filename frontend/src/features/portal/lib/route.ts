/** Addresses of the portal: paths under /portal where it stands alone, behind the # where another site frames it. */
import { useSyncExternalStore } from "react";

export type Route =
  | { page: "shop" }
  | { page: "offering"; key: string }
  | { page: "compare"; keys: string[] }
  | { page: "cart" }
  | { page: "edit"; number: string }
  | { page: "checkout" }
  | { page: "orders" }
  | { page: "order"; number: string }
  | { page: "requests" }
  | { page: "request"; number: string }
  | { page: "unknown" };

const pages: [pattern: RegExp, read: (part: string) => Route][] = [
  [/^\/?$/, () => ({ page: "shop" })],
  [/^\/(?:offerings|order)\/([^/]+)$/, (key) => ({ page: "offering", key })],
  [/^\/compare\/([^/]+)$/, (keys) => ({ page: "compare", keys: keys.split(",").slice(0, 3) })],
  [/^\/cart$/, () => ({ page: "cart" })],
  [/^\/cart\/([^/]+)$/, (number) => ({ page: "edit", number })],
  [/^\/checkout$/, () => ({ page: "checkout" })],
  [/^\/orders$/, () => ({ page: "orders" })],
  [/^\/orders\/([^/]+)$/, (number) => ({ page: "order", number })],
  [/^\/requests$/, () => ({ page: "requests" })],
  [/^\/requests\/([^/]+)$/, (number) => ({ page: "request", number })],
];

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

export function routeOf(path: string): Route {
  for (const [pattern, read] of pages) {
    const found = pattern.exec(path);
    if (found) return read(decoded(found[1] ?? ""));
  }
  return { page: "unknown" };
}

export const isFramed = (): boolean => window.location.pathname.startsWith("/embed/");

const current = (): string =>
  isFramed() ? window.location.hash.replace(/^#/, "") || "/" : window.location.pathname.replace(/^\/portal/, "") || "/";

export const hrefOf = (path: string): string => (isFramed() ? `#${path}` : `/portal${path === "/" ? "" : path}`);

export const changed = "orderloom:navigated";

/** Goes to a page; the reader begins at its top, and its heading has the focus. */
export function go(path: string, how: "push" | "replace" = "push"): void {
  window.history[how === "push" ? "pushState" : "replaceState"](null, "", hrefOf(path));
  window.dispatchEvent(new Event(changed));
  window.scrollTo(0, 0);
}

function listen(tell: () => void): () => void {
  for (const name of ["popstate", "hashchange", changed]) window.addEventListener(name, tell);
  return () => {
    for (const name of ["popstate", "hashchange", changed]) window.removeEventListener(name, tell);
  };
}

export const usePath = (): string => useSyncExternalStore(listen, current);
