/** The prices agreed for a draft that is being captured: read once it is saved, changed by whoever may. */
import { useCallback, useMemo, useState } from "react";
import { useQuery } from "urql";
import { AgreedPrices } from "~/lib/pricing";
import { can, useSession } from "~/lib/session";
import type { useDraftOrder } from "~/lib/useDraftOrder";

type Draft = Pick<ReturnType<typeof useDraftOrder>, "order" | "saveNow" | "adopt">;

export function useAgreedPrices({ order, saveNow, adopt }: Draft) {
  const may = can(useSession(), "price.adjust");
  const id = order?.id ?? "";
  const [changes, setChanges] = useState(0);
  const [query] = useQuery({ query: AgreedPrices, variables: { id }, pause: !id });
  const found = id ? query.data?.order : null;
  const done = useCallback(
    (version: number) => {
      adopt(version);
      setChanges((old) => old + 1);
    },
    [adopt],
  );
  const onChange = useMemo(() => (may ? { saved: saveNow, done } : undefined), [may, saveNow, done]);
  const agreed = found?.adjustments ?? [];
  const draft = useMemo(() => (id ? { id, agreed: changes } : null), [id, changes]);
  return { agreed, needsApproval: found?.priceApproval ?? false, draft, ...(onChange ? { onChange } : {}) };
}
