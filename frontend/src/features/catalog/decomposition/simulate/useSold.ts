/** What a part of a sample is about: its questions with their defaults, and what may be in it. Drafts count. */
import { useMemo } from "react";
import { useQuery } from "urql";
import type { By, Sold } from "~/features/catalog/decomposition/simulate/sampling";
import type { Characteristic } from "~/features/catalog/form/characteristic";
import { CatalogEntity } from "~/features/catalog/queries";

interface Offered {
  specification?: string;
  defaults?: Record<string, unknown>;
  narrowed?: Record<string, { hidden?: boolean }>;
  children?: { offering: string; minimum?: number; maximum?: number; default?: number }[];
}

interface Asked {
  sold: Sold;
  characteristics: readonly Characteristic[];
}

function useContent<T>(section: string, key: string | null): T | null | undefined {
  const [{ data, error }] = useQuery({ query: CatalogEntity, variables: { section, key: key ?? "" }, pause: !key });
  if (!key || error) return null;
  const entity = data?.catalogEntity;
  if (data && entity?.key !== key) return null;
  return entity ? ((entity.draft?.content ?? entity.content ?? null) as T | null) : undefined;
}

/** Undefined until it is known. */
export function useSold(by: By, key: string | null): Asked | undefined {
  const offering = useContent<Offered>("offerings", by === "offering" ? key : null);
  const about = by === "specification" ? key : (offering?.specification ?? null);
  const specification = useContent<{ characteristics?: Characteristic[] }>("specifications", about);
  return useMemo(() => {
    if (offering === undefined || specification === undefined) return undefined;
    const characteristics = specification?.characteristics ?? [];
    const usual = characteristics.filter((one) => one.default !== undefined && one.default !== null && !one.fulfillment_only);
    const children = (offering?.children ?? []).map((one) => ({ offering: one.offering, minimum: one.minimum ?? 0, maximum: one.maximum ?? 1, default: one.default ?? 0 }));
    const defaults = { ...Object.fromEntries(usual.map((one) => [one.key, one.default])), ...offering?.defaults };
    return { sold: { specification: about, defaults, children }, characteristics: characteristics.filter((one) => !offering?.narrowed?.[one.key]?.hidden) };
  }, [about, offering, specification]);
}
