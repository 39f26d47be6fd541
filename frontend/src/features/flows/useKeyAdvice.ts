/** Proposes a key for a name, and says at once whether a key can be taken. */
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQuery } from "urql";
import { AdviseKey } from "~/features/flows/queries";

export interface KeyField {
  value: string;
  set: (key: string) => void;
  /** Why it can't be taken, as far as is known. */
  taken: boolean;
  problem: string | null;
  suggestion: string | null;
  /** It was asked for, and it is free. */
  free: boolean;
  /** The answer is to what stands there now, not to what stood there while it was typed. */
  settled: boolean;
}

/** Follows `name` until somebody writes a key of their own. */
export function useKeyAdvice(name: string, initial = ""): KeyField {
  const [own, setOwn] = useState<string | null>(initial || null);
  const [text] = useDebouncedValue(own ?? name, 250);
  const [{ data, stale, fetching }] = useQuery({
    query: AdviseKey,
    variables: own === null ? { name: text, key: null } : { name: null, key: text },
    pause: !text.trim(),
    requestPolicy: "network-only",
  });
  const advice = data?.keyAdvice;
  const value = own ?? (name.trim() ? (advice?.suggestion ?? "") : "");
  const known = advice && !stale && (advice.key === value || advice.suggestion === value) ? advice : null;
  const isSuggested = known !== null && known.suggestion === value && value !== "";
  return {
    value,
    set: setOwn,
    taken: known !== null && !known.free && !isSuggested && known.problem === null,
    problem: known !== null && !isSuggested ? (known.problem?.message ?? null) : null,
    suggestion: known !== null && !isSuggested && !known.free ? known.suggestion || null : null,
    free: isSuggested || Boolean(known?.free),
    settled: text === (own ?? name) && !stale && !fetching,
  };
}
