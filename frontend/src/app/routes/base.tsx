/** The trunk of the route tree: public pages, and the workspace shell for staff. The portal is a page of its own. */
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { NotFound } from "~/app/NotFound";
import { Shell } from "~/app/shell/Shell";
import { FailedState } from "~/components/states";
import { isCustomer, type Session } from "~/lib/session";

export interface RouterContext {
  session: Session | null;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <FailedState error={error as Error} retry={reset} />,
});

function requireSession(session: Session | null, href: string): Session {
  if (!session) throw redirect({ to: "/sign-in", search: { next: href } });
  return session;
}

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  beforeLoad: ({ context, location }) => {
    if (isCustomer(requireSession(context.session, location.href))) throw redirect({ href: "/portal", reloadDocument: true });
  },
});
