/** Looks a server's code up in one of the word lists, e.g. `word(stateWords, "ON_HOLD")`. */
import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";

export function useWord(): (words: Record<string, MessageDescriptor>, code: string) => string {
  const { i18n } = useLingui();
  return useCallback(
    (words, code) => {
      const descriptor = words[code.toUpperCase()];
      return descriptor ? i18n._(descriptor) : code;
    },
    [i18n],
  );
}
