/** Home, orders, capture and administration. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
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

export const orderRoutes = [homeRoute, ordersRoute] as const;
