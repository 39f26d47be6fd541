/** The route tree, composed of each feature's routes; the only place that knows all of them. */
import { createRouter } from "@tanstack/react-router";
import { rootRoute, shellRoute } from "~/app/routes/base";
import { designRoutes } from "~/app/routes/design";
import { orderRoutes } from "~/app/routes/orders";
import { publicRoutes } from "~/app/routes/public";
import { workRoutes } from "~/app/routes/work";
import { FailedState, LoadingState } from "~/components/states";
import type { Session } from "~/lib/session";

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  shellRoute.addChildren([...orderRoutes, ...workRoutes, ...designRoutes]),
]);

export function createAppRouter(session: Session | null) {
  return createRouter({
    routeTree,
    context: { session },
    defaultPreload: "intent",
    defaultPendingComponent: () => <LoadingState />,
    defaultErrorComponent: ({ error, reset }) => <FailedState error={error as Error} retry={reset} />,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
