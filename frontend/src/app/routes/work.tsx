/** The order record, my work, approvals, fallout and flows: their routes are added here. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
import { parseRecordSearch } from "~/features/record/search";
import { parseWorkSearch } from "~/features/tasks/search";

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/orders/$number",
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import("~/features/record/RecordScreen"), "RecordScreen"),
});

const workListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/work",
  validateSearch: parseWorkSearch,
  component: lazyRouteComponent(() => import("~/features/tasks/WorkScreen"), "WorkScreen"),
});

const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/work/$task",
  component: lazyRouteComponent(() => import("~/features/tasks/TaskScreen"), "TaskScreen"),
});

export const workRoutes = [recordRoute, workListRoute, taskRoute] as const;
