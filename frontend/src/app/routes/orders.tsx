/** Home, orders, capture and administration. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
import { parseAccountSearch, parseAccountsSearch } from "~/features/accounts/search";
import { parseDomainOrderSearch, parseDomainOrdersSearch } from "~/features/domainOrders/search";
import { parseOrdersSearch } from "~/features/orders/search";

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  component: lazyRouteComponent(() => import("~/features/home/HomeScreen"), "HomeScreen"),
});

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/orders",
  validateSearch: parseOrdersSearch,
  component: lazyRouteComponent(() => import("~/features/orders/OrdersScreen"), "OrdersScreen"),
});

const serviceOrdersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/service-orders",
  validateSearch: parseOrdersSearch,
  component: lazyRouteComponent(() => import("~/features/orders/OrdersScreen"), "ServiceOrdersScreen"),
});

const newServiceOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/service-orders/new",
  component: lazyRouteComponent(() => import("~/features/serviceOrders/NewServiceOrderScreen"), "NewServiceOrderScreen"),
});

const incomingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/incoming",
  component: lazyRouteComponent(() => import("~/features/orders/IncomingScreen"), "IncomingScreen"),
});

const domainOrdersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/domain-orders",
  validateSearch: parseDomainOrdersSearch,
  component: lazyRouteComponent(() => import("~/features/domainOrders/DomainOrdersScreen"), "DomainOrdersScreen"),
});

const domainOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/domain-orders/$number",
  validateSearch: parseDomainOrderSearch,
  component: lazyRouteComponent(() => import("~/features/domainOrders/record/DomainOrderScreen"), "DomainOrderScreen"),
});

const attentionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/attention",
  component: lazyRouteComponent(() => import("~/features/domainOrders/AttentionScreen"), "AttentionScreen"),
});

const captureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/capture",
  validateSearch: (search: Record<string, unknown>): { draft?: string; account?: string } => ({
    ...(typeof search["draft"] === "string" ? { draft: search["draft"] } : {}),
    ...(typeof search["account"] === "string" ? { account: search["account"] } : {}),
  }),
  component: lazyRouteComponent(() => import("~/features/capture/CaptureScreen"), "CaptureScreen"),
});

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/accounts",
  validateSearch: parseAccountsSearch,
  component: lazyRouteComponent(() => import("~/features/accounts/AccountsScreen"), "AccountsScreen"),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/accounts/$id",
  validateSearch: parseAccountSearch,
  component: lazyRouteComponent(() => import("~/features/accounts/record/AccountScreen"), "AccountScreen"),
});

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/people",
  component: lazyRouteComponent(() => import("~/features/admin/PeopleScreen"), "PeopleScreen"),
});

export const orderRoutes = [homeRoute, ordersRoute, serviceOrdersRoute, newServiceOrderRoute, domainOrdersRoute, domainOrderRoute, attentionRoute, incomingRoute, captureRoute, accountsRoute, accountRoute, peopleRoute] as const;
