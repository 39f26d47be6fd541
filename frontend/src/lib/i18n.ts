/** Languages: English and Brazilian Portuguese; the choice is kept in this browser and sent with each request. */
import { i18n } from "@lingui/core";

export const locales = { en: "English", "pt-BR": "Português (Brasil)" } as const;
export type Locale = keyof typeof locales;

export const storageKey = "orderloom.locale";

const asLocale = (value: string | null | undefined): Locale | null =>
  value === "en" || value === "pt-BR" ? value : value?.toLowerCase().startsWith("pt") ? "pt-BR" : null;

export function wantedLocale(personal?: string | null): Locale {
  return asLocale(localStorage.getItem(storageKey)) ?? asLocale(personal) ?? asLocale(navigator.language) ?? "en";
}

export const currentLocale = () => (i18n.locale || "en") as Locale;
