/** The customer's own pages under /portal. */
import type { AnyRoute } from "@tanstack/react-router";

export const portalRoutes = [] as const satisfies readonly AnyRoute[];
