/** Pages for those who are not signed in. */
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { rootRoute } from "~/app/routes/base";

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = text(search["next"]);
    return next?.startsWith("/") && !next.startsWith("//") ? { next } : {};
  },
  beforeLoad: ({ context }) => {
    if (context.session) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("~/features/signin/SignInScreen"), "SignInScreen"),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/welcome",
  validateSearch: (search: Record<string, unknown>): { token?: string } => {
    const token = text(search["token"]);
    return token ? { token } : {};
  },
  component: lazyRouteComponent(() => import("~/features/signin/WelcomeScreen"), "WelcomeScreen"),
});

export const publicRoutes = [signInRoute, welcomeRoute] as const;
