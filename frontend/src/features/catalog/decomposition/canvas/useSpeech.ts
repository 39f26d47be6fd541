/** What is said of the parts of the canvas to those who don't see it. */
import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useMemo } from "react";
import { changeKindWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt } from "~/features/catalog/decomposition/context";
import type { Mark } from "~/features/catalog/decomposition/model/diff";
import type { Edge } from "~/features/catalog/decomposition/model/graph";
import type { Drawn } from "~/features/catalog/decomposition/model/specification";
import type { Drawing, DrawnRule } from "~/features/catalog/decomposition/queries";
import { sharedWords, sortLooks, typeWords } from "~/features/catalog/decomposition/words";

export function useSpeech(drawing: Drawing) {
  const { t, i18n } = useLingui();
  const word = useWord();
  const wordsOf = useWordsOf();
  return useMemo(() => {
    const name = (key: string) => wordsOf(drawnAt(drawing, key).name) || key;
    const marked = (mark: Mark | null) => (mark ? word(changeKindWords, mark) : "");
    const told = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(", ");
    return {
      name,
      node: (drawn: Drawn, wrong: number, mark: Mark | null) =>
        told(wordsOf(drawn.name) || drawn.key, i18n._(sortLooks[drawn.sort].word), drawn.category, wrong > 0 && t`${wrong} to mend`, marked(mark)),
      edge: (edge: Edge, mark: Mark | null) => {
        const type = typeWords[edge.type];
        const shared = sharedWords[edge.merge_scope ?? "none"];
        return told(
          `${name(edge.source)} – ${type ? i18n._(type) : edge.type} – ${name(edge.target)}`,
          edge.mandatory === false && t`optional`,
          edge.rule && t`by a rule`,
          shared && i18n._(shared),
          marked(mark),
        );
      },
      rule: (rule: DrawnRule) => {
        const type = typeWords[rule.type];
        return told(rule.name.text, `${name(rule.source)} – ${type ? i18n._(type) : rule.type} – ${name(rule.target)}`, t`compatibility rule`);
      },
      pair: (source: string, target: string, count: number, mark: Mark | null) =>
        told(`${name(source)} → ${name(target)}`, plural(count, { one: "# value travels", other: "# values travel" }), marked(mark)),
    };
    // `wordsOf` is made anew for each language, which `i18n` tells.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, t, i18n, i18n.locale, word]);
}
