/** What two people changed in different ways, one by one in words; whose value stays is chosen for each, or for all. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "~/components/definitions/definitions.module.css";
import { useReadable } from "~/components/definitions/useReadable";
import { ValueChange } from "~/components/definitions/ValueChange";

export type Take = "MINE" | "THEIRS";

export interface ConflictItem {
  key: string;
  /** The part, in words: "Step Survey". */
  place: string;
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** What has to be known before choosing. */
  explained?: string;
  /** What stands for a value that is not there. */
  absent?: string;
  /** Where it is about a whole part: what either side changed in it, null for the side that removed it. */
  edits?: { mine: readonly EditLine[] | null; theirs: readonly EditLine[] | null };
}

export interface EditLine {
  field: string;
  before: unknown;
  after: unknown;
}

interface ConflictDialogProps {
  items: readonly ConflictItem[];
  /** Saves with the choices; true when it is settled. */
  resolve: (takes: ReadonlyMap<string, Take>) => Promise<boolean>;
  /** Shows both sides on the canvas. */
  onShow?: (() => void) | undefined;
  onClose: () => void;
}

export function ConflictDialog({ items, resolve, onShow, onClose }: ConflictDialogProps) {
  const { t } = useLingui();
  const [takes, setTakes] = useState<ReadonlyMap<string, Take>>(new Map());
  const [state, setState] = useState<"asked" | "busy" | "again">("asked");
  const left = items.filter(({ key }) => !takes.has(key)).length;
  const all = (take: Take) => setTakes(new Map(items.map(({ key }) => [key, take])));
  const save = async () => {
    setState("busy");
    const settled = await resolve(takes);
    setState(settled ? "asked" : "again");
    if (settled) onClose();
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t`You and someone else changed the same`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack gap="sm">
        <p className={classes.flat}>
          <Trans>Everything else is merged. Choose which value stays; the other one is one undo away.</Trans>
        </p>
        {state === "again" && (
          <p className={classes.bad} role="alert">
            <Trans>It is not settled yet: more has changed meanwhile. Look again.</Trans>
          </p>
        )}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => all("MINE")}>
            <Trans>Mine for all</Trans>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => all("THEIRS")}>
            <Trans>Theirs for all</Trans>
          </Button>
          {onShow && (
            <Button size="compact-sm" variant="default" onClick={onShow}>
              <Trans>See both on the canvas</Trans>
            </Button>
          )}
        </Group>
        <ol className={classes.conflicts}>
          {items.map((item) => (
            <li key={item.key}>
              <One item={item} take={takes.get(item.key) ?? null} onTake={(take) => setTakes(new Map(takes).set(item.key, take))} />
            </li>
          ))}
        </ol>
        <Group justify="flex-end">
          <span className={classes.dim} role="status">
            {left > 0 && <Plural value={left} one="# left to decide" other="# left to decide" />}
          </span>
          <Button variant="default" onClick={onClose}>
            <Trans>Decide later</Trans>
          </Button>
          <Button disabled={left > 0} loading={state === "busy"} onClick={() => void save()}>
            <Trans>Save these choices</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface OneProps {
  item: ConflictItem;
  take: Take | null;
  onTake: (take: Take) => void;
}

function One({ item, take, onTake }: OneProps) {
  const { t } = useLingui();
  const readable = useReadable();
  const said = (value: unknown) => (value === null || value === undefined ? (item.absent ?? readable(value)) : readable(value));
  const label = item.field ? `${item.place}: ${item.field}` : item.place;
  return (
    <Radio.Group label={label} value={take} onChange={(value) => onTake(value as Take)} className={classes.conflict}>
      {item.explained && <p className={classes.dim}>{item.explained}</p>}
      {!item.edits && (
        <p className={classes.before}>
          <span className={classes.dim}>{t`Before`}</span> <span className={classes.text}>{said(item.base)}</span>
        </p>
      )}
      <div className={classes.sides}>
        <Radio.Card value="MINE" className={classes.side}>
          <Side title={t`Mine`}>{item.edits?.mine ? <Edits lines={item.edits.mine} /> : said(item.mine)}</Side>
        </Radio.Card>
        <Radio.Card value="THEIRS" className={classes.side}>
          <Side title={t`Theirs`}>{item.edits?.theirs ? <Edits lines={item.edits.theirs} /> : said(item.theirs)}</Side>
        </Radio.Card>
      </div>
    </Radio.Group>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className={classes.sideWords}>
      <Radio.Indicator size="xs" />
      <span>
        <strong>{title}</strong>
        <span className={classes.text}>{children}</span>
      </span>
    </span>
  );
}

function Edits({ lines }: { lines: readonly EditLine[] }) {
  if (lines.length === 0) return <Trans>kept</Trans>;
  return lines.map(({ field, before, after }) => (
    <span key={field} className={classes.editLine}>
      <span className={classes.dim}>{field}</span> <ValueChange before={before} after={after} />
    </span>
  ));
}
