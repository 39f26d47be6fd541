/** Small parts that the panels of the inspector share. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { sortLooks } from "~/features/catalog/decomposition/words";

export function SpecName({ of: key }: { of: string }) {
  const wordsOf = useWordsOf();
  const { drawing } = useDesigner();
  const drawn = drawnAt(drawing, key);
  const { Icon, tone } = sortLooks[drawn.sort];
  return (
    <span className={classes.spec}>
      <Icon size={15} aria-hidden style={{ color: `var(--tone-${tone}-text)`, flex: "none" }} />
      {wordsOf(drawn.name) || key}
    </span>
  );
}

interface LinkItem {
  /** The part of the canvas that it opens. */
  id: string;
  key: string;
  told?: ReactNode;
}

const most = 60;

/** Ways to other parts of the canvas. */
export function LinkList({ title, items, none }: { title: string; items: readonly LinkItem[]; none?: ReactNode }) {
  const { t } = useLingui();
  const { open, wrong, setAsk } = useDesigner();
  if (items.length === 0 && !none) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.head}>{title}</h3>
      {items.length === 0 && <p className={classes.dim}>{none}</p>}
      <ul className={classes.links}>
        {items.slice(0, most).map(({ id, key, told }) => (
          <li key={id}>
            <button type="button" className={classes.link} onClick={() => open(id)}>
              <SpecName of={key} />
              {told && <span className={classes.dim}>{told}</span>}
              {(wrong.get(id) ?? 0) > 0 && <IconAlertTriangle size={14} className={classes.wrong} aria-label={t`Has something to mend`} />}
            </button>
          </li>
        ))}
      </ul>
      {items.length > most && (
        <Button size="xs" variant="default" onClick={() => setAsk({ kind: "find" })}>
          <Trans>Find among {items.length}</Trans>
        </Button>
      )}
    </section>
  );
}
