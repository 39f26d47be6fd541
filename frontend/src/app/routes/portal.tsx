/** The customer's own pages under /portal. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { portalRoute } from "~/app/routes/base";

const portalHomeRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: "/",
  component: lazyRouteComponent(() => import("~/features/portal/PortalHome"), "PortalHome"),
});

const portalOrderRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: "/order/$offering",
  component: lazyRouteComponent(() => import("~/features/portal/PortalOrderForm"), "PortalOrderForm"),
});

const portalTrackRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: "/orders/$number",
  component: lazyRouteComponent(() => import("~/features/portal/PortalTracker"), "PortalTracker"),
});

export const portalRoutes = [portalHomeRoute, portalOrderRoute, portalTrackRoute] as const;
