/** Text that a document carries in several languages. */
import { currentLocale } from "~/lib/i18n";

export type Text = string | Readonly<Record<string, string>>;

/** The reader's language, else English, else whatever there is. */
export function textOf(text: Text | null | undefined): string {
  if (!text) return "";
  if (typeof text === "string") return text;
  return text[currentLocale()] ?? text["en"] ?? Object.values(text)[0] ?? "";
}
