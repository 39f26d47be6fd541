/** One or several entities of a section of the catalog, chosen by name. */
import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "urql";
import { PricingList } from "~/features/pricing/queries";

interface Common {
  section: string;
  label: string;
  description?: string;
}

function useChoices(section: string, chosen: readonly string[]) {
  const [{ data }] = useQuery({ query: PricingList, variables: { filter: { section } } });
  const found = (data?.catalogEntities.items ?? []).map((item) => ({ value: item.key, label: item.name.text }));
  const known = new Set(found.map(({ value }) => value));
  return [...found, ...chosen.filter((key) => !known.has(key)).map((key) => ({ value: key, label: key }))];
}

export function KeySelect({ section, value, onChange, ...shown }: Common & { value: string | null; onChange: (key: string | null) => void }) {
  const data = useChoices(section, value ? [value] : []);
  return <Select {...shown} data={data} value={value} clearable searchable onChange={onChange} />;
}

export function KeysSelect({ section, value, onChange, ...shown }: Common & { value: string[]; onChange: (keys: string[]) => void }) {
  const data = useChoices(section, value);
  return <MultiSelect {...shown} data={data} value={value} searchable onChange={onChange} />;
}
