/** The parts of a bundle: which are in, how many, and the configuration of each. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, NumberInput, Select } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import classes from "~/components/BundleParts.module.css";
import { Characteristics, configurable } from "~/components/Characteristics";
import { answer, type DraftLine, placeLine, setChildCount } from "~/lib/draft";
import type { CatalogOffering } from "~/lib/offerings";
import { messageAt, type Problem } from "~/lib/problems";

interface BundlePartsProps {
  line: DraftLine;
  offering: CatalogOffering;
  lines: readonly DraftLine[];
  onLines: (lines: DraftLine[]) => void;
  problems: readonly Problem[];
  /** Where copies of one part may go, each to its own place. */
  sites: readonly { id: string; name: string; city: string }[];
}

type Part = NonNullable<CatalogOffering["children"]>[number];

export function BundleParts(props: BundlePartsProps) {
  const { offering } = props;
  if (!offering.children?.length) return null;
  return (
    <ul className={classes.parts}>
      {offering.children.map((part) => (
        <li key={part.offering.key} className={classes.part}>
          <BundlePart {...props} part={part} />
        </li>
      ))}
    </ul>
  );
}

function BundlePart(props: BundlePartsProps & { part: Part }) {
  const { line, lines, onLines, part, problems } = props;
  const present = lines.filter((one) => one.parent === line.number && one.offering === part.offering.key);
  return (
    <>
      <PartCount {...props} count={present.length} onCount={(count) => onLines(setChildCount(lines, line, part, count))} />
      {present.map((child, place) => {
        const index = String(lines.indexOf(child));
        return (
          <div key={child.number} className={classes.body} data-empty={(present.length === 1 && configurable(part.offering).length === 0) || undefined}>
            {present.length > 1 && (
              <CopyHead {...props} child={child} title={`${part.offering.name.text} ${place + 1}`} error={messageAt(problems, "lines", index, "site_id")} />
            )}
            <Characteristics
              offering={part.offering}
              values={child.characteristics}
              onAnswer={(name, value) => onLines(answer(lines, child.number, name, value))}
              errorOf={(name) => messageAt(problems, "lines", index, "characteristics", name)}
            />
            <BundleParts {...props} line={child} offering={part.offering} />
          </div>
        );
      })}
    </>
  );
}

interface CopyHeadProps extends BundlePartsProps {
  part: Part;
  child: DraftLine;
  title: string;
  error: string | undefined;
}

/** Two or more of one part may stand at different sites. */
function CopyHead({ part, child, title, error, sites, lines, onLines }: CopyHeadProps) {
  const { t } = useLingui();
  return (
    <div className={classes.copy}>
      {title}
      {part.offering.needsSite && sites.length > 1 && (
        <Select
          className={classes.site}
          aria-label={t`Site of ${title}`}
          placeholder={t`Choose a site`}
          searchable
          data={sites.map((site) => ({ value: site.id, label: `${site.name}, ${site.city}` }))}
          value={child.siteId}
          error={error}
          allowDeselect={false}
          onChange={(siteId) => onLines(placeLine(lines, child.number, siteId))}
        />
      )}
    </div>
  );
}

function PartCount({ part, count, onCount }: { part: Part; count: number; onCount: (count: number) => void }) {
  const { t } = useLingui();
  const name = part.offering.name.text;
  const { minimum, maximum } = part;
  if (maximum === minimum) {
    return (
      <div className={classes.count}>
        <IconCheck size={16} aria-hidden className={classes.check} />
        <span className={classes.name}>{minimum > 1 ? `${minimum} × ${name}` : name}</span>
        <span className={classes.limits}>
          <Trans>Always part of this bundle</Trans>
        </span>
      </div>
    );
  }
  if (maximum === 1) {
    return (
      <Checkbox
        label={<span className={classes.name}>{name}</span>}
        description={part.offering.description?.text}
        checked={count > 0}
        onChange={(event) => onCount(event.currentTarget.checked ? 1 : 0)}
      />
    );
  }
  return (
    <div className={classes.count}>
      <NumberInput
        w={84}
        aria-label={t`How many of ${name}`}
        min={minimum}
        max={maximum ?? 99}
        allowDecimal={false}
        value={count}
        onChange={(next) => onCount(Number(next) || minimum)}
      />
      <span className={classes.name}>{name}</span>
      {maximum !== null && (
        <span className={classes.limits}>
          <Trans>
            {minimum} to {maximum}
          </Trans>
        </span>
      )}
    </div>
  );
}
