/** The order record, my work, approvals, fallout and flows: their routes are added here. */
import type { AnyRoute } from "@tanstack/react-router";

export const workRoutes = [] as const satisfies readonly AnyRoute[];
