/** Speaks a language in the whole workspace: its words are fetched when they are wanted. */
import { i18n } from "@lingui/core";
import { type Locale, storageKey } from "~/lib/i18n";

export async function activateLocale(locale: Locale): Promise<void> {
  const catalog = locale === "pt-BR" ? await import("./pt-BR") : await import("./en");
  i18n.loadAndActivate({ locale, messages: catalog.messages });
  document.documentElement.lang = locale;
}

/** Changes the language for good and shows every screen anew. */
export async function chooseLocale(locale: Locale): Promise<void> {
  localStorage.setItem(storageKey, locale);
  await activateLocale(locale);
}
