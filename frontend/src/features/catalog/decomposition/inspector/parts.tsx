/** Small parts that the panels of the inspector share. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { sortLooks, typeWords } from "~/features/catalog/decomposition/words";

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

/** Ways to other parts of the canvas. */
export function LinkList({ title, items, none }: { title: string; items: readonly LinkItem[]; none?: ReactNode }) {
  const { t } = useLingui();
  const { open, wrong } = useDesigner();
  if (items.length === 0 && !none) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes.head}>{title}</h3>
      {items.length === 0 && <p className={classes.dim}>{none}</p>}
      <ul className={classes.links}>
        {items.map(({ id, key, told }) => (
          <li key={id}>
            <button type="button" className={classes.link} onClick={() => open(id)}>
              <SpecName of={key} />
              {told && <span className={classes.dim}>{told}</span>}
              {(wrong.get(id) ?? 0) > 0 && <IconAlertTriangle size={14} className={classes.wrong} aria-label={t`Has something to mend`} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The compatibility rules of these specifications with others that are drawn. */
export function RuleList({ between }: { between: readonly [string, string] | readonly [string] }) {
  const { t, i18n } = useLingui();
  const { drawing } = useDesigner();
  const [one, other] = between;
  const rules = drawing.rules.filter(({ source, target }) =>
    other === undefined ? source === one || target === one : (source === one && target === other) || (source === other && target === one),
  );
  if (rules.length === 0) return null;
  return (
    <section aria-label={t`Compatibility rules`}>
      <h3 className={classes.head}>
        <Trans>Compatibility rules</Trans>
      </h3>
      <ul className={classes.links}>
        {rules.map((rule) => {
          const type = typeWords[rule.type];
          return (
            <li key={rule.key} className={classes.rule}>
              <Link to={`/catalog/compatibility/${encodeURIComponent(rule.key)}` as string} className={classes.anchor}>
                {rule.name.text || rule.key}
              </Link>
              <span className={classes.dim}>
                <SpecName of={rule.source} /> {type ? i18n._(type) : rule.type} <SpecName of={rule.target} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
