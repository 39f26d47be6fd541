/** What offerings are called, for lines that only know their keys. */
import { useMemo } from "react";
import { useQuery } from "urql";
import { OfferingCards } from "~/lib/offerings";

export function useNames(): (key: string) => string {
  const [query] = useQuery({ query: OfferingCards, variables: { search: null, category: null } });
  const offerings = query.data?.offerings;
  const names = useMemo(() => {
    const found = new Map<string, string>();
    for (const one of offerings ?? []) {
      found.set(one.key, one.name.text);
      for (const child of one.children) found.set(child.offering.key, child.offering.name.text);
    }
    return found;
  }, [offerings]);
  return useMemo(() => (key) => names.get(key) ?? key, [names]);
}
