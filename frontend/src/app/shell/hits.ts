/** Where a search hit opens. */
interface Hit {
  id: string;
  kind: string;
  label: string;
}

/** The number or key that begins a hit's label, e.g. "ORD0001042 · Harbour Cafés". */
const head = (hit: Hit) => encodeURIComponent(hit.label.split(/[\s·]/)[0] ?? hit.id);

const places: Record<string, { route: string; path: (hit: Hit) => string }> = {
  order: { route: "/orders/$number", path: (hit) => `/orders/${head(hit)}` },
  account: { route: "/orders", path: (hit) => `/orders?account=${encodeURIComponent(hit.id)}` },
  task: { route: "/work/$task", path: (hit) => `/work/${encodeURIComponent(hit.id)}` },
  fallout: { route: "/fallout/$fallout", path: (hit) => `/fallout/${encodeURIComponent(hit.id)}` },
  flow: { route: "/flows/$key", path: (hit) => `/flows/${head(hit)}` },
};

/** The address of a hit, or null while no screen shows its kind. */
export function pathOfHit(hit: Hit, knownRoutes: ReadonlySet<string>): string | null {
  const place = places[hit.kind.toLowerCase()];
  return place && knownRoutes.has(place.route) ? place.path(hit) : null;
}
