/** What else one does with a product: see all its sites as a table, keep configurations and compare them. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Compare } from "~/components/configurator/Compare";
import { type Kept, mostCompared } from "~/components/configurator/compare";
import classes from "~/components/configurator/configurator.module.css";
import { EstimateLine } from "~/components/configurator/EstimateLine";
import { Press } from "~/components/configurator/fields";
import type { Configured, Place } from "~/components/configurator/model";
import { SitesTable } from "~/components/configurator/SitesTable";
import { type DraftLine, familyOf } from "~/lib/draft";
import { randomKey } from "~/lib/id";

interface LineToolsProps {
  line: DraftLine;
  name: string;
  lines: readonly DraftLine[];
  configured: Configured;
  sites: readonly Place[];
  onLines: (lines: readonly DraftLine[]) => void;
}

export function LineTools({ line, name, lines, configured, sites, onLines }: LineToolsProps) {
  const { t } = useLingui();
  const [many, setMany] = useState(false);
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const roots = lines.filter((one) => one.parent === null);
  const placed = placedOf(configured, line);
  const siblings = roots.filter((one) => one.offering === line.offering).length;
  const estimate = configured.promisedDateEstimate;
  const keep = () => {
    const letter = String.fromCodePoint(65 + kept.length);
    setKept([...kept, { id: randomKey(), name: `${name} ${letter}`, lines: familyOf(lines, line.number), configured: only(configured, line.number) }]);
  };
  const take = (one: Kept) => onLines([...lines.filter((each) => !familyOf(lines, line.number).includes(each)), ...one.lines]);
  return (
    <div className={classes.tools}>
      {many && <SitesTable {...placed} lines={lines} configured={configured} sites={sites} own={line.number} onLines={onLines} />}
      {kept.length > 0 && <Compare kept={kept} onTake={take} onDrop={(one) => setKept(kept.filter(({ id }) => id !== one.id))} />}
      <div className={classes.bar}>
        {sites.length > 1 && (
          <Press kind="link" aria-expanded={many} onClick={() => setMany(!many)}>
            {many ? (
              <Trans>Close the table of sites</Trans>
            ) : siblings > 1 ? (
              <Plural value={siblings} one="# site in a table" other="# sites in a table" />
            ) : (
              <Trans>Many sites in a table</Trans>
            )}
          </Press>
        )}
        <Press kind="link" disabled={kept.length >= mostCompared} onClick={keep} aria-label={t`Keep to compare: ${name}`}>
          <Trans>Keep to compare</Trans>
        </Press>
      </div>
      {estimate && roots[0] === line && <EstimateLine estimate={estimate} />}
    </div>
  );
}

/** What stands at the sites: the product itself, or the part of it that needs a site where the product needs none. */
function placedOf(configured: Configured, line: DraftLine): { offering: string; parent: string | null } {
  const own = configured.lines.find((one) => one.number === line.number);
  const part = own?.needsSite ? undefined : own?.parts.find((one) => one.needsSite && one.maximum > 1);
  return part ? { offering: part.offering, parent: line.number } : { offering: line.offering, parent: null };
}

/** One product out of all that are configured together; a price is told for all of them only. */
function only(configured: Configured, number: string): Configured {
  const roots = configured.lines.filter((one) => one.parentNumber === null);
  const within = (one: { number: string }) => one.number === number || one.number.startsWith(`${number}.`);
  return { ...configured, lines: configured.lines.filter(within), price: roots.length > 1 ? null : configured.price };
}
