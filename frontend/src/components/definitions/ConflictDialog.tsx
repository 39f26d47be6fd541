/** What two people changed in different ways, one by one in words; whose value stays is chosen for each, or for all. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import classes from "~/components/definitions/definitions.module.css";
import { useReadable } from "~/components/definitions/useReadable";

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
      <p className={classes.before}>
        <span className={classes.dim}>{t`Before`}</span> <span className={classes.text}>{said(item.base)}</span>
      </p>
      <div className={classes.sides}>
        <Radio.Card value="MINE" className={classes.side}>
          <Side title={t`Mine`} text={said(item.mine)} />
        </Radio.Card>
        <Radio.Card value="THEIRS" className={classes.side}>
          <Side title={t`Theirs`} text={said(item.theirs)} />
        </Radio.Card>
      </div>
    </Radio.Group>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <span className={classes.sideWords}>
      <Radio.Indicator size="xs" />
      <span>
        <strong>{title}</strong>
        <span className={classes.text}>{text}</span>
      </span>
    </span>
  );
}
