/** Where a search hit opens: records have their number, definitions their key in the address. */
interface Hit {
  id: string;
  kind: string;
  label: string;
}

const places: Record<string, { route: string; path: (hit: Hit) => string }> = {
  order: { route: "/orders/$number", path: (hit) => `/orders/${hit.label}` },
  domainorder: { route: "/domain-orders/$number", path: (hit) => `/domain-orders/${hit.label}` },
  account: { route: "/orders", path: (hit) => `/orders?account=${encodeURIComponent(hit.id)}` },
  task: { route: "/work/$task", path: (hit) => `/work/${hit.label}` },
  fallout: { route: "/fallout/$fallout", path: (hit) => `/fallout/${hit.label}` },
  table: { route: "/policies/$key", path: (hit) => `/policies/${hit.label}` },
  flow: { route: "/flows/$key", path: (hit) => `/flows/${hit.label}` },
};

/** The address of a hit, or null while no screen shows its kind. */
export function pathOfHit(hit: Hit, knownRoutes: ReadonlySet<string>): string | null {
  const place = places[hit.kind.toLowerCase()];
  return place && knownRoutes.has(place.route) ? place.path(hit) : null;
}
