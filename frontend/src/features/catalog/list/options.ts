/** What can be chosen where one entity names another: asked of the server as people type. */
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useQuery } from "urql";
import { CatalogEntities, type Listed } from "~/features/catalog/queries";

export interface Option {
  value: string;
  label: string;
}

/** The first hundred of a section that fit; archived ones are left out. */
export function useEntities(section: string, text = "", pause = false): readonly Listed[] {
  const [wanted] = useDebouncedValue(text, 200);
  const variables = useMemo(() => ({ filter: { section, text: wanted }, first: 100, offset: 0 }), [section, wanted]);
  const [{ data }] = useQuery({ query: CatalogEntities, variables, pause });
  return useMemo(() => (data?.catalogEntities.items ?? []).filter((one) => one.lifecycle !== "ARCHIVED"), [data]);
}

/** The names of these entities, which may lie beyond the first hundred. */
export function useNames(section: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const wanted = keys.join(" ");
  const variables = useMemo(() => ({ filter: { section, keys: wanted.split(" ") }, first: 100, offset: 0 }), [section, wanted]);
  const [{ data }] = useQuery({ query: CatalogEntities, variables, pause: wanted === "" });
  return useMemo(() => new Map((wanted === "" ? [] : (data?.catalogEntities.items ?? [])).map((one) => [one.key, one.name.text])), [data, wanted]);
}

export function useOptions(section: string, text = ""): readonly Option[] {
  const found = useEntities(section, text);
  return useMemo(() => found.map((one) => ({ value: one.key, label: one.name.text })), [found]);
}
