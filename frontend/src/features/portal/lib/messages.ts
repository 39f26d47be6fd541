/** The portal's own words, each language a file of its own that is fetched when it is spoken. */
import { i18n } from "@lingui/core";
import { type Locale, locales, wantedLocale } from "~/lib/i18n";

const catalogs = { en: () => import("../locales/en.po"), "pt-BR": () => import("../locales/pt-BR.po") };

/** What an embedding page asks for; else what the reader chose before, or their browser speaks. */
export function localeFor(wanted: string | null): Locale {
  if (wanted === null) return wantedLocale();
  if (wanted in locales) return wanted as Locale;
  return wanted.toLowerCase().startsWith("pt") ? "pt-BR" : "en";
}

export async function speak(locale: Locale): Promise<void> {
  const { messages } = await catalogs[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}
