/** Findings and the ways out of them in words that people know: names of what is drawn, not keys. */
import { useLingui } from "@lingui/react/macro";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { choiceOf } from "~/features/catalog/decomposition/model/graph";
import type { Way } from "~/features/catalog/decomposition/model/ways";
import { mappingWords, scopeWords, typeWords } from "~/features/catalog/decomposition/words";
import { formatNumber } from "~/lib/format";

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export function useNaming() {
  const { i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing } = useDesigner();
  const name = (key: string) => wordsOf(drawnAt(drawing, key).name) || key;
  const mapping = (id: string) => {
    const one = graph.mappings.find((each) => each.id === id);
    const word = one && mappingWords[one.kind];
    return one ? `${name(one.source)} → ${name(one.target)}: ${word ? i18n._(word) : one.kind} ${one.to_characteristic}` : id;
  };
  const part = (id: string): string => {
    const choice = choiceOf(id);
    if (choice.kind === "node") return name(choice.key);
    if (choice.kind === "rule") return choice.key;
    const ends = choice.kind === "pair" ? choice : graph.edges.find((one) => one.id === choice.id);
    return ends ? `${name(ends.source)} → ${name(ends.target)}` : "";
  };
  /** The message with the names of what is drawn in the place of keys. */
  const readable = (message: string): string => {
    const names = new Map<string, string>();
    for (const one of graph.mappings) if (message.includes(`'${one.id}'`)) names.set(one.id, mapping(one.id));
    for (const one of graph.edges) if (message.includes(`'${one.id}'`)) names.set(one.id, `${name(one.source)} → ${name(one.target)}`);
    for (const { specification: key } of graph.nodes) if (message.includes(key)) names.set(key, name(key));
    const keys = [...names.keys()].toSorted((one, other) => other.length - one.length).map(escaped);
    if (keys.length === 0) return message;
    return message.replaceAll(new RegExp(`(?<![\\w-])'?(${keys.join("|")})(?![\\w-])'?`, "g"), (_all, key: string) => names.get(key) ?? key);
  };
  return { name, mapping, part, readable };
}

export function useWayWords() {
  const { t, i18n } = useLingui();
  const { name, mapping, part } = useNaming();
  return (way: Way): string => {
    switch (way.kind) {
      case "remove":
        return t`Take ${part(way.id)} out`;
      case "unmap":
        return t`Take out ${mapping(way.mapping)}`;
      case "set": {
        const words = { ...scopeWords, ...typeWords }[String(way.value)];
        const value = typeof way.value === "number" ? formatNumber(way.value) : words ? i18n._(words) : way.value === "sum" ? t`The sum` : String(way.value);
        return t`Make it ${value}`;
      }
      case "clear":
        return way.field === "rule" || way.field === "condition" ? t`Take the rule away` : way.field === "maximum" ? t`Take the bound away` : t`Leave it empty`;
      case "read":
        return t`Read ${way.right} instead of ${way.wrong}`;
      case "draw":
        return t`Draw ${name(way.specification)} here`;
      case "begin":
        return t`Begin a draft of ${way.specification}`;
      case "add":
        return t`Add ${way.characteristic} to ${name(way.specification)}`;
      case "elsewhere":
        return t`Open ${way.graph}`;
    }
  };
}
