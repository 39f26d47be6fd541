/** What trying again and calling off are called, by what the fallout is about. */
import { useLingui } from "@lingui/react/macro";
import type { About } from "~/features/fallout/mending";

interface MendingWords {
  again: string;
  /** Told when it went well. */
  done: string;
  dismiss: string;
  warning: string;
  dismissed: string;
}

export function useMendingWords(about: About): MendingWords {
  const { t } = useLingui();
  const words: Record<About, MendingWords> = {
    catalog: {
      again: t`Decompose again`,
      done: t`Decomposed with the catalog in force; the order goes on`,
      dismiss: t`Leave it out`,
      warning: t`The order goes on without what this part would have brought; nothing of it is made. The reason stays with the order.`,
      dismissed: t`Left out; the order goes on`,
    },
    rule: {
      again: t`Look again`,
      done: t`Its products go together now`,
      dismiss: t`Close it all the same`,
      warning: t`The order closes although its products don’t go together. The reason stays with the order.`,
      dismissed: t`The order closes all the same`,
    },
    other: {
      again: t`Try again`,
      done: t`Tried again; it closes by itself when the task succeeds`,
      dismiss: t`Dismiss`,
      warning: t`The fallout is closed without mending anything; its task stays as it is.`,
      dismissed: t`Dismissed`,
    },
  };
  return words[about];
}
