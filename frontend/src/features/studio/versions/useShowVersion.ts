/** Leads to a version to look at, or back to the draft. */
import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";

const route = getRouteApi("/shell/flows/$key");

export function useShowVersion(): (version: number | null) => void {
  const navigate = route.useNavigate();
  return useCallback((version) => void navigate({ search: version === null ? {} : { version } }), [navigate]);
}
