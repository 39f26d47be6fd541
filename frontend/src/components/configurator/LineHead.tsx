/** How many of a product, and where. */
import { Trans, useLingui } from "@lingui/react/macro";
import classes from "~/components/configurator/configurator.module.css";
import { Field, SelectInput, TextInput } from "~/components/configurator/fields";
import { type Configured, type Place, setPlace } from "~/components/configurator/model";
import { write } from "~/components/configurator/sites";
import type { DraftLine } from "~/lib/draft";
import { messageAt } from "~/lib/problems";

interface LineHeadProps {
  line: DraftLine;
  configured: Configured;
  lines: readonly DraftLine[];
  sites: readonly Place[];
  strict: boolean;
  onLines: (lines: readonly DraftLine[]) => void;
}

export function LineHead({ line, configured, lines, sites, strict, onLines }: LineHeadProps) {
  const { t } = useLingui();
  const family = configured.lines.filter((one) => one.number === line.number || one.number.startsWith(`${line.number}.`));
  const needsSite = family.some((one) => one.needsSite);
  const index = configured.lines.findIndex((one) => one.number === line.number);
  const quantity = messageAt(configured.problems, "lines", String(index), "quantity");
  const offering = messageAt(configured.problems.filter(({ code }) => !/requires|excludes|rule|bundle|group/.test(code)), "lines", String(index), "offering");
  return (
    <>
      {offering && (
        <p className={classes.why} role="alert">
          {offering}
        </p>
      )}
      <div className={classes.bar}>
        <div className={classes.quantity}>
          <Field label={<Trans>Quantity</Trans>} error={quantity}>
            {(ids) => (
              <TextInput
                {...ids}
                type="number"
                min="1"
                value={line.quantity}
                invalid={quantity !== undefined}
                onValue={(next) => onLines(write(lines, line.number, { kind: "quantity", key: "quantity", name: "" }, next))}
              />
            )}
          </Field>
        </div>
        {needsSite && (
          <div className={classes.place}>
            <Field label={<Trans>Site</Trans>} required error={strict && line.siteId === null ? <Trans>Choose a site</Trans> : undefined}>
              {(ids) => (
                <SelectInput
                  {...ids}
                  empty={t`Choose a site`}
                  required
                  value={line.siteId ?? ""}
                  options={sites.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
                  onValue={(siteId) => onLines(setPlace(lines, line.number, siteId || null))}
                />
              )}
            </Field>
          </div>
        )}
      </div>
    </>
  );
}
