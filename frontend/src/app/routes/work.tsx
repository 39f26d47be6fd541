/** The order record, my work, approvals, fallout and flows: their routes are added here. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
import { parseRecordSearch } from "~/features/record/search";

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/orders/$number",
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import("~/features/record/RecordScreen"), "RecordScreen"),
});

export const workRoutes = [recordRoute] as const;
