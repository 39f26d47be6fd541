/** Forms and connections: what process admins write besides flows and policies. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
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

export const designRoutes = [formsRoute, formRoute] as const;
