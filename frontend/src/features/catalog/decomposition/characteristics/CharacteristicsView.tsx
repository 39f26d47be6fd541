/** The characteristics of all that is drawn, in one grid: what each is, who gives its value, and who reads it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/decomposition/characteristics/characteristics.module.css";
import { SpecCharacteristics } from "~/features/catalog/decomposition/characteristics/SpecCharacteristics";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { columnOf } from "~/features/catalog/decomposition/model/specification";
import { travelOf } from "~/features/catalog/decomposition/model/travel";

const PAGE = 30;

export function CharacteristicsView() {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing } = useDesigner();
  const [text, setText] = useState("");
  const [shown, setShown] = useState(PAGE);
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const travel = useMemo(() => travelOf(graph), [graph]);
  const found = useMemo(() => {
    const all = graph.nodes.map((one) => drawnAt(drawing, one.specification));
    const fits = all.filter((one) => {
      const words = [one.key, wordsOf(one.name), ...one.characteristics.flatMap((each) => [each.key, wordsOf(each.name)])];
      return words.some((each) => each.toLowerCase().includes(wanted));
    });
    return fits.toSorted((one, other) => columnOf(one.sort) - columnOf(other.sort));
    // `wordsOf` is made anew for each language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [graph.nodes, drawing, wanted]);
  return (
    <div className={classes.view}>
      <TextInput
        aria-label={t`Find a characteristic or specification`}
        placeholder={t`Find a characteristic or specification`}
        leftSection={<IconSearch size={15} aria-hidden />}
        className={classes.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.slice(0, shown).map((drawn) => (
        <SpecCharacteristics key={drawn.key} drawn={drawn} travel={travel} />
      ))}
      {found.length === 0 && (
        <p className={classes.dim}>
          <Trans>Nothing fits</Trans>
        </p>
      )}
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)} style={{ justifySelf: "start" }}>
          <Trans>Show more</Trans> ({found.length - shown})
        </Button>
      )}
    </div>
  );
}
