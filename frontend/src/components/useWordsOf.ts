/** Reads texts that a document carries in several languages, in the reader's; the component is drawn anew when that changes. */
import { useLingui } from "@lingui/react";
import { currentLocale } from "~/lib/i18n";

export function useWordsOf() {
  useLingui();
  const locale = currentLocale();
  return (words: Readonly<Record<string, string>> | undefined): string => words?.[locale] || words?.["en"] || "";
}
