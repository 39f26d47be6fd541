/** Lists inside a form: rows that are added, moved and taken away. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { useField } from "~/features/catalog/form/context";
import classes from "~/features/catalog/catalog.module.css";
import { moved, type Path } from "~/features/catalog/model";

export function useRows<T>(path: Path) {
  const field = useField(path);
  const rows = (Array.isArray(field.value) ? field.value : []) as readonly T[];
  return {
    rows,
    readOnly: field.readOnly,
    error: field.error,
    errorAt: (index: number, ...rest: string[]) => field.errorBelow(String(index), ...rest),
    add: (row: T) => field.change([...rows, row]),
    drop: (index: number) => field.change(rows.toSpliced(index, 1)),
    move: (from: number, to: number) => field.change(moved(rows, from, to)),
    patch: (index: number, change: Partial<T>) => field.change(rows.toSpliced(index, 1, { ...(rows[index] as T), ...change })),
  };
}

/** Which row stands open: the same one when rows move, and a new one, with its first field ready to be written over. */
export function useOpenRow<T>(list: Pick<ReturnType<typeof useRows<T>>, "rows" | "add" | "move" | "drop">, first: number | null = null) {
  const [open, setOpen] = useState<number | null>(first);
  const fresh = useRef(false);
  return {
    open,
    setOpen,
    add: (row: T) => {
      list.add(row);
      fresh.current = true;
      setOpen(list.rows.length);
    },
    move: (from: number, to: number) => {
      list.move(from, to);
      setOpen(open === from ? to : open === to ? from : open);
    },
    drop: (index: number) => {
      list.drop(index);
      setOpen(open === null || open === index ? null : open - Number(index < open));
    },
    panel: (node: HTMLElement | null) => {
      const field = fresh.current ? node?.querySelector("input") : null;
      if (!field) return;
      fresh.current = false;
      field.focus();
      field.select();
    },
  };
}

export function RowVerbs({ name, index, count, move, drop }: { name: string; index: number; count: number; move: (from: number, to: number) => void; drop: (index: number) => void }) {
  const { t } = useLingui();
  return (
    <span className={classes.verbs}>
      <ActionIcon variant="subtle" color="gray" aria-label={t`Move ${name} up`} disabled={index === 0} onClick={() => move(index, index - 1)}>
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t`Move ${name} down`} disabled={index === count - 1} onClick={() => move(index, index + 1)}>
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t`Take ${name} out`} onClick={() => drop(index)}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </span>
  );
}

export function AddButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick} style={{ justifySelf: "start" }}>
      {children}
    </Button>
  );
}
