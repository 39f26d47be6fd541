/** The fields of one kind of record in their order, which is changed by dragging, by buttons, or by Alt and arrows. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArchive, IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import classes from "~/features/fields/fields.module.css";
import { moved } from "~/features/fields/model";
import type { Definition } from "~/features/fields/queries";
import { useArrange, useRetire } from "~/features/fields/useVerbs";
import { typeWords } from "~/features/fields/words";
import type { CustomFieldNoun } from "~/graphql/graphql";

interface FieldListProps {
  noun: CustomFieldNoun;
  fields: readonly Definition[];
  onEdit: (field: Definition) => void;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export function FieldList({ noun, fields, onEdit }: FieldListProps) {
  const { t } = useLingui();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const { order, arrange } = useArrange(noun, fields);
  const move = (from: number, to: number) => {
    const next = moved(order, from, to);
    if (next.some((field, place) => field.id !== order[place]?.id)) void arrange(next);
  };
  const rest = () => {
    setDragged(null);
    setOver(null);
  };
  return (
    <ol className={classes.list} aria-label={t`Fields in their order`}>
      {order.map((field, place) => (
        <Row
          key={field.id}
          field={field}
          place={place}
          count={order.length}
          dragged={dragged === place}
          over={over === place && dragged !== place}
          onEdit={onEdit}
          onMove={(to) => move(place, to)}
          drag={{
            onDragStart: (event) => {
              event.dataTransfer.effectAllowed = "move";
              setDragged(place);
            },
            onDragOver: (event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(place);
            },
            onDrop: (event) => {
              event.preventDefault();
              if (dragged !== null) move(dragged, place);
              rest();
            },
            onDragEnd: rest,
          }}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  field: Definition;
  place: number;
  count: number;
  dragged: boolean;
  over: boolean;
  onEdit: (field: Definition) => void;
  onMove: (to: number) => void;
  drag: Record<"onDragStart" | "onDragOver" | "onDrop" | "onDragEnd", (event: DragEvent) => void>;
}

function Row({ field, place, count, dragged, over, onEdit, onMove, drag }: RowProps) {
  const { t } = useLingui();
  const retire = useRetire();
  const name = field.label.text;
  const byKeys = (event: KeyboardEvent) => {
    const step = event.altKey ? steps[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    onMove(place + step);
  };
  return (
    <li
      className={classes.row}
      draggable
      data-dragged={dragged || undefined}
      data-over={over || undefined}
      onKeyDown={byKeys}
      {...drag}
    >
      <span className={classes.grip}>
        <IconGripVertical size={16} aria-hidden />
      </span>
      <div className={classes.words}>
        <button type="button" className={classes.name} onClick={() => onEdit(field)}>
          {name}
        </button>
        <span className={classes.key}>{field.key}</span>
      </div>
      <Marks field={field} />
      <div className={classes.moves}>
        <Tooltip label={t`Move up (Alt+↑)`}>
          <ActionIcon aria-label={t`Move ${name} up`} disabled={place === 0} onClick={() => onMove(place - 1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Move down (Alt+↓)`}>
          <ActionIcon aria-label={t`Move ${name} down`} disabled={place === count - 1} onClick={() => onMove(place + 1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Retire`}>
          <ActionIcon aria-label={t`Retire ${name}`} onClick={() => void retire(field)}>
            <IconArchive size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
}

function Marks({ field }: { field: Definition }) {
  const { i18n } = useLingui();
  return (
    <span className={classes.marks}>
      {field.section && <span>{field.section.text}</span>}
      <span>{i18n._(typeWords[field.type])}</span>
      {field.required && (
        <span>
          <Trans>required</Trans>
        </span>
      )}
      {field.noun === "ORDER" && field.listed && (
        <span>
          <Trans>column</Trans>
        </span>
      )}
      {field.noun === "ORDER" && field.filtered && (
        <span>
          <Trans>filter</Trans>
        </span>
      )}
    </span>
  );
}
