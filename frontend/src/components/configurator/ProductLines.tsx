/** One product of a draft: its conflicts, its questions and parts; or, for many sites, all its lines as a table. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Compare } from "~/components/configurator/Compare";
import { type Kept, mostCompared } from "~/components/configurator/compare";
import { ConfiguredTree } from "~/components/configurator/ConfiguredTree";
import { Conflicts } from "~/components/configurator/Conflicts";
import classes from "~/components/configurator/configurator.module.css";
import { Press } from "~/components/configurator/fields";
import { applyChanges, type Configured, type Place } from "~/components/configurator/model";
import { EstimateLine } from "~/components/configurator/PriceSummary";
import { SitesTable } from "~/components/configurator/SitesTable";
import type { DraftConfiguration } from "~/components/configurator/useDraftConfiguration";
import type { DraftLine } from "~/lib/draft";
import { randomKey } from "~/lib/id";

interface ProductLinesProps {
  line: DraftLine;
  lines: readonly DraftLine[];
  sites: readonly Place[];
  name: string;
  configuration: DraftConfiguration;
  strict: boolean;
}

const within = (number: string, root: string) => number === root || number.startsWith(`${root}.`);

export function ProductLines({ line, lines, sites, name, configuration, strict }: ProductLinesProps) {
  const { t } = useLingui();
  const [many, setMany] = useState(false);
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const { configured, failed, again, change } = configuration;
  if (failed) {
    return (
      <p className={classes.why} role="alert">
        <Trans>The answer did not come.</Trans>{" "}
        <Press kind="link" onClick={again}>
          <Trans>Try again</Trans>
        </Press>
      </p>
    );
  }
  const answered = configured?.lines.some((one) => one.number === line.number) ?? false;
  if (!configured || !answered) {
    return (
      <p className={classes.note} role="status">
        <Trans>One moment…</Trans>
      </p>
    );
  }
  const conflicts = configured.conflicts.filter((one) => within(one.line, line.number));
  const siblings = lines.filter((one) => one.parent === null && one.offering === line.offering).length;
  const keep = () =>
    setKept((old) => [
      ...old,
      { id: randomKey(), name: `${name} ${String.fromCodePoint(65 + old.length)}`, lines: lines.filter((one) => within(one.number, line.number)), configured: only(configured, line.number) },
    ]);
  return (
    <div className={classes.line}>
      <Conflicts conflicts={conflicts} onWay={(way) => change(applyChanges(lines, way.changes))} />
      {many ? (
        <SitesTable offering={line.offering} lines={lines} configured={configured} sites={sites} onLines={change} />
      ) : (
        <ConfiguredTree number={line.number} configured={configured} lines={lines} sites={sites} onLines={change} strict={strict} />
      )}
      {configured.promisedDateEstimate && lines.find((one) => one.parent === null) === line && <EstimateLine estimate={configured.promisedDateEstimate} />}
      <div className={classes.bar}>
        {sites.length > 1 && (
          <Press kind="link" aria-pressed={many} onClick={() => setMany(!many)}>
            {many ? (
              <Trans>One at a time</Trans>
            ) : siblings > 1 ? (
              <Plural value={siblings} one="# site in a table" other="# sites in a table" />
            ) : (
              <Trans>Many sites in a table</Trans>
            )}
          </Press>
        )}
        <Press kind="link" disabled={kept.length >= mostCompared} onClick={keep} aria-label={t`Keep ${name} to compare`}>
          <Trans>Keep to compare</Trans>
        </Press>
      </div>
      {kept.length > 0 && (
        <Compare
          kept={kept}
          onTake={(one) => change([...lines.filter((each) => !within(each.number, line.number)), ...one.lines])}
          onDrop={(one) => setKept((old) => old.filter(({ id }) => id !== one.id))}
        />
      )}
    </div>
  );
}

/** One product out of all that are configured together; a price is told for all of them only. */
const only = (configured: Configured, number: string): Configured => ({
  ...configured,
  lines: configured.lines.filter((one) => within(one.number, number)),
  price: configured.lines.filter((one) => one.parentNumber === null).length > 1 ? null : configured.price,
});
