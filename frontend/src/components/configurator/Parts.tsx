/** What is in a bundle: parts that are always there, that may be, and groups of which some are chosen. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconLock } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import classes from "~/components/configurator/configurator.module.css";
import { Press, TextInput, Tick } from "~/components/configurator/fields";
import type { ConfiguredLine, Part, PartGroup } from "~/components/configurator/model";

interface PartsProps {
  line: ConfiguredLine;
  countOf: (offering: string) => number;
  onCount: (part: Part, count: number) => void;
  onChoose: (group: readonly string[], offering: string) => void;
  /** What is configured of the chosen copies of a part. */
  inside: (offering: string) => ReactNode;
}

export function Parts(props: PartsProps) {
  const { line } = props;
  const loose = line.parts.filter((part) => part.group === null);
  if (line.parts.length === 0) return null;
  return (
    <div className={classes.parts}>
      {line.groups.map((group) => (
        <Group key={group.key} {...props} group={group} parts={line.parts.filter((part) => part.group === group.key)} />
      ))}
      {loose.map((part) => (
        <PartRow key={part.offering} {...props} part={part} count={props.countOf(part.offering)} />
      ))}
    </div>
  );
}

function Group(props: PartsProps & { group: PartGroup; parts: readonly Part[] }) {
  const { group, parts } = props;
  const id = useId();
  const one = group.maximum === 1 && parts.every((part) => part.maximum <= 1);
  const count = parts.reduce((sum, part) => sum + props.countOf(part.offering), 0);
  const fits = count >= group.minimum && count <= group.maximum;
  const chosen = parts.find((part) => props.countOf(part.offering) > 0)?.offering ?? null;
  const keys = parts.map((part) => part.offering);
  return (
    <fieldset className={classes.group} aria-labelledby={id}>
      <legend id={id} className={classes.groupName}>
        {group.name}
        <span className={classes.limits} data-bad={!fits || undefined}>
          <Limits group={group} count={count} />
        </span>
      </legend>
      {one ? (
        <div role="radiogroup" aria-labelledby={id}>
          {parts.map((part) => (
            <div key={part.offering} className={classes.part}>
              <Tick
                kind="radio"
                name={id}
                checked={chosen === part.offering}
                onTick={() => props.onChoose(keys, part.offering)}
                label={<span className={classes.partName}>{part.name}</span>}
                help={part.because?.message ?? part.description}
                disabled={part.maximum === 0 && chosen !== part.offering}
              />
              {chosen === part.offering && props.inside(part.offering)}
            </div>
          ))}
          {group.minimum === 0 && chosen !== null && (
            <Press kind="link" onClick={() => clear(props, parts)}>
              <Trans>None of these</Trans>
            </Press>
          )}
        </div>
      ) : (
        parts.map((part) => <PartRow key={part.offering} {...props} part={part} count={props.countOf(part.offering)} full={count >= group.maximum} />)
      )}
    </fieldset>
  );
}

const clear = ({ onCount, countOf }: PartsProps, parts: readonly Part[]) => {
  const chosen = parts.find((part) => countOf(part.offering) > 0);
  if (chosen) onCount(chosen, 0);
};

function Limits({ group, count }: { group: PartGroup; count: number }) {
  const { minimum, maximum } = group;
  if (minimum === maximum) return <Plural value={minimum} one="choose one" other={`choose # (${count} chosen)`} />;
  return (
    <Trans>
      choose {minimum} to {maximum} ({count} chosen)
    </Trans>
  );
}

interface RowProps extends PartsProps {
  part: Part;
  count: number;
  /** The group has as many as it may have. */
  full?: boolean;
}

function PartRow(props: RowProps) {
  const { part, count } = props;
  return (
    <div className={classes.part}>
      <Count {...props} />
      {part.because && (
        <p className={classes.why}>
          <IconLock size={12} aria-hidden /> {part.because.message}
        </p>
      )}
      {count > 0 && props.inside(part.offering)}
    </div>
  );
}

function Count({ part, count, full, onCount }: RowProps) {
  const { t } = useLingui();
  const { name, minimum, maximum } = part;
  if (minimum === maximum && count === minimum && minimum > 0) {
    return (
      <div className={classes.count}>
        <IconCheck size={16} aria-hidden className={classes.check} />
        <span className={classes.partName}>{minimum > 1 ? `${minimum} × ${name}` : name}</span>
        <span className={classes.limits}>
          <Trans>Always part of this bundle</Trans>
        </span>
      </div>
    );
  }
  if (maximum <= 1) {
    return (
      <Tick
        kind="checkbox"
        label={<span className={classes.partName}>{name}</span>}
        help={part.description}
        checked={count > 0}
        disabled={count === 0 && (maximum === 0 || full === true)}
        onTick={(checked) => onCount(part, checked ? 1 : 0)}
      />
    );
  }
  return (
    <div className={classes.count}>
      <span className={classes.number}>
        <TextInput
          type="number"
          label={t`How many of ${name}`}
          min={String(minimum)}
          max={String(maximum)}
          step="1"
          value={String(count)}
          invalid={count < minimum || count > maximum}
          onValue={(text) => text !== "" && onCount(part, Math.max(0, Math.min(Math.trunc(Number(text)), maximum)))}
        />
      </span>
      <span className={classes.partName}>{name}</span>
      <span className={classes.limits}>
        <Trans>
          {minimum} to {maximum}
        </Trans>
      </span>
    </div>
  );
}
