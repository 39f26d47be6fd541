/** The order record, my work, approvals, fallout and flows: their routes are added here. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "~/app/routes/base";
import { parseRunsFilter } from "~/components/runs/runs";
import { parseFalloutSearch } from "~/features/fallout/search";
import { parseFieldsSearch } from "~/features/fields/search";
import { parseFlowsSearch } from "~/features/flows/search";
import { parseImportsSearch } from "~/features/imports/search";
import { parseRecordSearch } from "~/features/record/search";
import { parseRequestSearch } from "~/features/requests/search";
import { parseFlowSearch } from "~/features/studio/search";
import { parsePoliciesSearch, parsePolicySearch } from "~/features/tables/search";
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

const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/approvals",
  component: lazyRouteComponent(() => import("~/features/approvals/ApprovalsScreen"), "ApprovalsScreen"),
});

const falloutListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/fallout",
  validateSearch: parseFalloutSearch,
  component: lazyRouteComponent(() => import("~/features/fallout/FalloutScreen"), "FalloutScreen"),
});

const falloutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/fallout/$fallout",
  component: lazyRouteComponent(() => import("~/features/fallout/FalloutDetail"), "FalloutDetail"),
});

const requestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/requests",
  validateSearch: parseRequestSearch,
  component: lazyRouteComponent(() => import("~/features/requests/RequestsScreen"), "RequestsScreen"),
});

const requestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/requests/$request",
  component: lazyRouteComponent(() => import("~/features/requests/RequestScreen"), "RequestScreen"),
});

const flowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/flows",
  validateSearch: parseFlowsSearch,
  component: lazyRouteComponent(() => import("~/features/flows/FlowsScreen"), "FlowsScreen"),
});

const flowRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/flows/$key",
  validateSearch: parseFlowSearch,
  component: lazyRouteComponent(() => import("~/features/studio/FlowScreen"), "FlowScreen"),
});

const runsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/flows/$key/runs",
  validateSearch: parseRunsFilter,
  component: lazyRouteComponent(() => import("~/features/flows/RunsScreen"), "RunsScreen"),
});

const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/policies",
  validateSearch: parsePoliciesSearch,
  component: lazyRouteComponent(() => import("~/features/tables/PoliciesScreen"), "PoliciesScreen"),
});

const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/policies/$key",
  validateSearch: parsePolicySearch,
  component: lazyRouteComponent(() => import("~/features/tables/PolicyScreen"), "PolicyScreen"),
});

const tableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tables/$key",
  validateSearch: parsePolicySearch,
  component: lazyRouteComponent(() => import("~/features/tables/FlowTableScreen"), "FlowTableScreen"),
});

const fieldsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/fields",
  validateSearch: parseFieldsSearch,
  component: lazyRouteComponent(() => import("~/features/fields/FieldsScreen"), "FieldsScreen"),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/imports",
  validateSearch: parseImportsSearch,
  component: lazyRouteComponent(() => import("~/features/imports/ImportsScreen"), "ImportsScreen"),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/imports/$job",
  component: lazyRouteComponent(() => import("~/features/imports/ImportScreen"), "ImportScreen"),
});

export const workRoutes = [
  recordRoute, workListRoute, taskRoute, approvalsRoute, falloutListRoute, falloutRoute, requestsRoute, requestRoute, flowsRoute,
  flowRoute, runsRoute, fieldsRoute, policiesRoute, policyRoute, tableRoute, importsRoute, importRoute,
] as const;
