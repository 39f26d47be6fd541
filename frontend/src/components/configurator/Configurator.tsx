/**
 * The whole configurator of one product, with its price: for agents and customers alike. It keeps the selection and
 * tells it; `ask` says what it comes to.
 */
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Compare } from "~/components/configurator/Compare";
import { type Kept, mostCompared } from "~/components/configurator/compare";
import { ConfiguredTree } from "~/components/configurator/ConfiguredTree";
import { Conflicts } from "~/components/configurator/Conflicts";
import classes from "~/components/configurator/configurator.module.css";
import { Press } from "~/components/configurator/fields";
import { LineHead } from "~/components/configurator/LineHead";
import { applyChanges, type Ask, blankLine, type Configured, type Place } from "~/components/configurator/model";
import { PriceSummary } from "~/components/configurator/PriceSummary";
import { SitesTable } from "~/components/configurator/SitesTable";
import { useConfiguration } from "~/components/configurator/useConfiguration";
import type { DraftLine } from "~/lib/draft";
import { randomKey } from "~/lib/id";

interface ConfiguratorProps {
  ask: Ask;
  offering: string;
  name: string;
  sites: readonly Place[];
  /** A selection to go on with; without it the product as it is sold. */
  initial?: readonly DraftLine[];
  /** Told each selection with what it came to. */
  onChange?: (lines: readonly DraftLine[], configured: Configured | null) => void;
  /** Whether what is only missing is held against one already. */
  strict?: boolean;
  /** What stands below the price: the button that goes on. */
  children?: ReactNode;
}

const none: readonly string[] = [];

export function Configurator(props: ConfiguratorProps) {
  const { ask, offering, name, sites, onChange } = props;
  const { t } = useLingui();
  const only = sites.length === 1 ? (sites[0]?.id ?? null) : null;
  const [lines, setLines] = useState<readonly DraftLine[]>(() => props.initial ?? [blankLine(offering, "1", null, only)]);
  const [fresh, setFresh] = useState<readonly string[]>(() => (props.initial ? none : ["1"]));
  const [many, setMany] = useState(false);
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const change = useCallback((next: readonly DraftLine[], added: readonly string[] = none) => {
    setLines(next);
    setFresh((old) => (added.length > 0 ? [...old, ...added] : old));
  }, []);
  const spread = useCallback((next: readonly DraftLine[]) => {
    setLines(next);
    setFresh(none);
  }, []);
  const { configured, asking, failed, again } = useConfiguration(ask, lines, fresh, spread);
  useEffect(() => onChange?.(lines, configured), [onChange, lines, configured]);
  const roots = lines.filter((line) => line.parent === null);
  const keep = () =>
    configured && setKept((old) => [...old, { id: randomKey(), name: `${name} ${String.fromCodePoint(65 + old.length)}`, lines, configured }]);
  return (
    <div className={classes.whole}>
      <div className={classes.main}>
        <Conflicts conflicts={configured?.conflicts ?? []} onWay={(way) => change(applyChanges(lines, way.changes))} />
        {sites.length > 1 && (
          <div className={classes.bar}>
            <Press aria-pressed={many} onClick={() => setMany(!many)}>
              {many ? <Trans>One at a time</Trans> : <Trans>Many sites in a table</Trans>}
            </Press>
          </div>
        )}
        {many ? (
          <SitesTable offering={offering} lines={lines} configured={configured} sites={sites} onLines={change} />
        ) : (
          configured &&
          roots.map((line, place) => (
            <section key={line.number} aria-label={roots.length > 1 ? `${name} ${place + 1}` : name} className={classes.line}>
              <LineHead line={line} configured={configured} lines={lines} sites={sites} onLines={change} strict={props.strict ?? false} />
              <ConfiguredTree number={line.number} configured={configured} lines={lines} sites={sites} onLines={change} strict={props.strict ?? false} />
            </section>
          ))
        )}
        {!configured && !failed && (
          <p className={classes.note} role="status">
            <Trans>One moment…</Trans>
          </p>
        )}
        {failed && (
          <p className={classes.why} role="alert">
            <Trans>The answer did not come.</Trans>{" "}
            <Press kind="link" onClick={again}>
              <Trans>Try again</Trans>
            </Press>
          </p>
        )}
        {kept.length > 0 && (
          <Compare
            kept={kept}
            onTake={(one) => change(one.lines)}
            onDrop={(one) => setKept((old) => old.filter(({ id }) => id !== one.id))}
          />
        )}
      </div>
      <aside className={classes.aside} aria-label={t`Price`} aria-busy={asking}>
        <PriceSummary configured={configured} />
        {props.children}
        <Press kind="link" onClick={keep} disabled={!configured || kept.length >= mostCompared}>
          <Trans>Keep to compare</Trans>
        </Press>
      </aside>
    </div>
  );
}
