/** What the kinds of node are called. */
import { useLingui } from "@lingui/react/macro";
import type { Kind } from "~/features/record/graph/picture/types";

export function useKindWords(): Record<Kind, string> {
  const { t } = useLingui();
  return {
    ORDER: t`Order`,
    SITE: t`Site`,
    LINE: t`Line`,
    DOMAIN_ORDER: t`Domain order`,
    TASK: t`Task`,
    GATE: t`Gate or milestone`,
    DEFERRAL: t`Deferral`,
  };
}
