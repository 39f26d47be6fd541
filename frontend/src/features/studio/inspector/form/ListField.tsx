/** A list of items to add, move and remove. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useId } from "react";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import type { DrawFields, FieldProps } from "~/features/studio/inspector/form/props";
import { nextItem, type Shape } from "~/features/studio/inspector/form/schema";
import classes from "~/features/studio/inspector/inspector.module.css";
import { type Path, useForm } from "~/features/studio/inspector/useForm";

interface ItemTools {
  name: string;
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function ItemButtons({ name, index, count, onMove, onRemove }: ItemTools) {
  const { t } = useLingui();
  return (
    <span className={classes.buttons}>
      <ActionIcon size={24} aria-label={t`Move ${name} up`} disabled={index === 0} onClick={() => onMove(-1)}>
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t`Move ${name} down`} disabled={index === count - 1} onClick={() => onMove(1)}>
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </span>
  );
}

export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + by, 0, item);
  return next;
}

export function ListField({ field, path, label, value, help, shape, draw }: FieldProps & { shape: Extract<Shape, { type: "list" }>; draw: DrawFields }) {
  const { t } = useLingui();
  const id = useId();
  const form = useForm();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const set = (next: readonly unknown[]) => form.change(path, next.length === 0 && !field.required ? undefined : next, label, true);
  const own = messageOf(findingsAt(form.findings, path, true));
  return (
    <div role="group" aria-labelledby={id}>
      <Head id={id} label={label} required={field.required}>
        {help}
      </Head>
      {own && <p className={classes.bad}>{own}</p>}
      <ol className={classes.items}>
        {items.map((item, index) => {
          const name = t`${label} ${index + 1}`;
          return (
            // Items have no id: their place is what the document knows them by.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className={classes.item} aria-label={name}>
              <div className={classes.itemHead}>
                <span className={classes.dim}>{index + 1}</span>
                {!form.readOnly && (
                  <ItemButtons
                    name={name}
                    index={index}
                    count={items.length}
                    onMove={(by) => set(moved(items, index, by))}
                    onRemove={() => set(items.filter((_one, at) => at !== index))}
                  />
                )}
              </div>
              {shape.item.type === "object" ? (
                <div className={classes.fields}>{draw(shape.item.fields, item, [...path, index])}</div>
              ) : (
                <Item value={item} path={[...path, index]} name={name} />
              )}
            </li>
          );
        })}
      </ol>
      {!form.readOnly && (shape.most === null || items.length < shape.most) && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t`Add to ${label}`}
          onClick={() => set([...items, nextItem(shape.item, String(path.at(-1)), items)])}
        >
          <Trans>Add</Trans>
        </Button>
      )}
    </div>
  );
}

function Item({ value, path, name }: { value: unknown; path: Path; name: string }) {
  const form = useForm();
  return (
    <TextInput
      aria-label={name}
      value={typeof value === "string" ? value : JSON.stringify(value)}
      readOnly={form.readOnly || typeof value !== "string"}
      onChange={(event) => form.change(path, event.currentTarget.value, name)}
    />
  );
}
