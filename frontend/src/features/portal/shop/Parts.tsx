/** What can be part of a bundle: those one can take or leave, how many of them, and one of a few. */
import { Trans, useLingui } from "@lingui/react/macro";
import { addLine, childrenOf, choosePart, type ConfiguredLine, type Part, removeLine } from "~/components/configurator/model";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import { Check, Choices } from "~/features/portal/ui/fields";
import type { DraftLine } from "~/lib/draft";

interface PartsProps {
  line: ConfiguredLine;
  own: DraftLine;
  lines: readonly DraftLine[];
  onLines: (lines: readonly DraftLine[], added?: string) => void;
}

export function Parts({ line, own, lines, onLines }: PartsProps) {
  const exclusive = line.groups.filter((group) => group.maximum === 1);
  const grouped = new Set(exclusive.map((group) => group.key));
  const free = line.parts.filter((part) => !(part.group && grouped.has(part.group)));
  const add = (offering: string) => {
    const { lines: next, number } = addLine(lines, offering, own.number, own.siteId);
    onLines(next, number);
  };
  const drop = (offering: string) => {
    const last = childrenOf(lines, own.number, offering).at(-1);
    if (last) onLines(removeLine(lines, last.number));
  };
  const optional = free.filter((part) => part.maximum > part.minimum || part.count !== part.minimum);
  return (
    <>
      {exclusive.map((group) => (
        <OneOf key={group.key} name={group.name} mandatory={group.minimum > 0} parts={line.parts.filter((part) => part.group === group.key)} own={own} lines={lines} onLines={onLines} />
      ))}
      {optional.length > 0 && (
        <fieldset style={{ border: 0, padding: 0, margin: "16px 0", display: "grid", gap: 8 }}>
          <legend style={{ fontWeight: 600, padding: 0, marginBottom: 6 }}>
            <Trans>What else?</Trans>
          </legend>
          {optional.map((part) =>
            part.maximum === 1 ? (
              <Check
                key={part.offering}
                label={<PartName part={part} />}
                checked={part.count > 0}
                disabled={part.count > 0 ? part.count <= part.minimum : part.because !== null}
                onChange={(event) => (event.currentTarget.checked ? add(part.offering) : drop(part.offering))}
              />
            ) : (
              <Counted key={part.offering} part={part} add={() => add(part.offering)} drop={() => drop(part.offering)} />
            ),
          )}
        </fieldset>
      )}
    </>
  );
}

function PartName({ part }: { part: Part }) {
  const more = part.because?.message ?? part.description;
  return (
    <>
      {part.name}
      {more && <small>{more}</small>}
    </>
  );
}

function Counted({ part, add, drop }: { part: Part; add: () => void; drop: () => void }) {
  const { t } = useLingui();
  return (
    <div className={`${classes.lineHead} ${classes.counted}`}>
      <span>
        <PartName part={part} />
      </span>
      <span className={classes.stepper}>
        <Button aria-label={t`One less: ${part.name}`} disabled={part.count <= part.minimum} onClick={drop}>
          −
        </Button>
        <output>{part.count}</output>
        <Button aria-label={t`One more: ${part.name}`} disabled={part.count >= part.maximum} onClick={add}>
          +
        </Button>
      </span>
    </div>
  );
}

interface OneOfProps extends Omit<PartsProps, "line"> {
  name: string;
  mandatory: boolean;
  parts: readonly Part[];
}

function OneOf({ name, mandatory, parts, own, lines, onLines }: OneOfProps) {
  const { t } = useLingui();
  const keys = parts.map((part) => part.offering);
  const taken = lines.find((line) => line.parent === own.number && keys.includes(line.offering));
  const choose = (offering: string) => {
    if (offering === "") return onLines(taken ? removeLine(lines, taken.number) : lines);
    const { lines: next, number } = choosePart(lines, own, keys, offering);
    onLines(next, number);
  };
  const options = parts.map((part) => ({ value: part.offering, label: part.name, more: part.because?.message ?? part.description, disabled: part.because !== null && part.count === 0 }));
  return <Choices label={name} options={mandatory ? options : [{ value: "", label: t`None` }, ...options]} value={taken?.offering ?? ""} onChange={choose} />;
}
