/** Forms and connections: what process admins write besides flows and policies. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
import { parseCatalogSearch, parseEntitySearch } from "~/features/catalog/search";
import { parseConnectionSearch, parseConnectionsSearch } from "~/features/connections/search";
import { parsePricingSearch } from "~/features/pricing/search";
import { parseFormsSearch } from "~/features/forms/search";

const formsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/forms",
  validateSearch: parseFormsSearch,
  component: lazyRouteComponent(() => import("~/features/forms/FormsScreen"), "FormsScreen"),
});

const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/forms/$key",
  component: lazyRouteComponent(() => import("~/features/forms/FormScreen"), "FormScreen"),
});

const connectionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connections",
  validateSearch: parseConnectionsSearch,
  component: lazyRouteComponent(() => import("~/features/connections/ConnectionsScreen"), "ConnectionsScreen"),
});

const connectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/connections/$key",
  validateSearch: parseConnectionSearch,
  component: lazyRouteComponent(() => import("~/features/connections/ConnectionScreen"), "ConnectionScreen"),
});

const catalogRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/catalog",
  validateSearch: parseCatalogSearch,
  component: lazyRouteComponent(() => import("~/features/catalog/CatalogScreen"), "CatalogScreen"),
});

const catalogEntityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/catalog/$section/$key",
  validateSearch: parseEntitySearch,
  component: lazyRouteComponent(() => import("~/features/catalog/EntityScreen"), "EntityScreen"),
});

const pricesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/prices",
  validateSearch: parsePricingSearch,
  component: lazyRouteComponent(() => import("~/features/pricing/PricingScreen"), "PricingScreen"),
});

const portalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/portals",
  component: lazyRouteComponent(() => import("~/features/portals/PortalsScreen"), "PortalsScreen"),
});

export const designRoutes = [portalsRoute, pricesRoute, catalogRoute, catalogEntityRoute, formsRoute, formRoute, connectionsRoute, connectionRoute] as const;
