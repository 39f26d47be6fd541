/** Which columns stay away: what the address says, else what this browser remembers, else what is usual. */
import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import { hiddenAtFirst } from "~/features/orders/search";

const OWN_AT_FIRST = 1;

/** Of custom fields the first one shows by itself; a list with twenty columns tells nobody anything. */
export const usuallyHidden = (columns: readonly { id: string }[]): string[] => [
  ...hiddenAtFirst,
  ...columns.filter(({ id }) => id.startsWith("own:")).slice(OWN_AT_FIRST).map(({ id }) => id),
];

export function useHiddenColumns(address: readonly string[] | undefined, columns: readonly { id: string }[]) {
  const [kept, keep] = useLocalStorage<string[] | null>({
    key: "orderloom.orders.hidden",
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const usual = useMemo(() => usuallyHidden(columns), [columns]);
  return { hidden: address ?? kept ?? usual, hide: keep };
}
