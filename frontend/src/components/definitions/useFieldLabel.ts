/** What a field is called: by its own words where a kind has them, else by those that all parts share. */
import { useCallback } from "react";
import { fieldWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";
import { currentLocale } from "~/lib/i18n";

const languages: Record<string, string> = { en: "English", "pt-BR": "Português" };

export function useFieldLabel(): (path: string) => string {
  const word = useWord();
  return useCallback(
    (path: string) => {
      const steps = path.split(".");
      for (let length = Math.min(2, steps.length); length > 0; length -= 1) {
        const known = steps.slice(0, length).join(".");
        const said = word(fieldWords, known);
        if (said === known) continue;
        const rest = steps.slice(length).join(".");
        if (languages[rest]) return rest === currentLocale() ? said : `${said} (${languages[rest]})`;
        return rest ? `${said}: ${rest.replaceAll("_", " ")}` : said;
      }
      return path.replaceAll("_", " ");
    },
    [word],
  );
}
