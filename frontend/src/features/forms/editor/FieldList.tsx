/** The fields in their order: chosen by click, moved by drag or by Alt with the arrows. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconCopy, IconGripVertical, IconPlus, IconTrash } from "@tabler/icons-react";
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/forms/forms.module.css";
import { addField, copyField, dropField, type Form, moveField } from "~/features/forms/model/form";
import { sortOf } from "~/features/forms/words";
import { type Problem, problemsAt } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface FieldListProps {
  edits: Edits<Form>;
  place: number;
  onPlace: (place: number) => void;
  problems: readonly Problem[];
  readOnly: boolean;
}

export function FieldList({ edits, place, onPlace, problems, readOnly }: FieldListProps) {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const list = useRef<HTMLOListElement>(null);
  const follow = useRef(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const { fields } = edits.value;

  useEffect(() => {
    if (follow.current) list.current?.querySelectorAll<HTMLElement>("[data-field]")[place]?.focus();
    follow.current = false;
  }, [place, fields]);

  const go = (to: number) => {
    follow.current = true;
    onPlace(Math.max(0, Math.min(fields.length - 1, to)));
  };
  const move = (from: number, to: number) => {
    if (readOnly || to < 0 || to >= fields.length) return;
    edits.edit((form) => moveField(form, from, to));
    go(to);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined) (event.altKey ? () => move(at, at + step) : () => go(at + step))();
    else if (event.key === "Delete" && !readOnly && fields.length > 1) edits.edit((form) => dropField(form, at));
    else return;
    event.preventDefault();
  };
  const onDrop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, to);
    setDragged(null);
    setOver(null);
  };
  const current = fields[place];
  return (
    <section className={classes.list} aria-label={t`Fields`}>
      <ol ref={list} className={classes.fields}>
        {fields.map((field, at) => {
          const { Icon, word } = sortOf(field);
          const faulty = problemsAt(problems, "fields", String(at)).length > 0;
          const heading = wordsOf(field.heading);
          return (
            <li
              key={at}
              data-over={over === at && dragged !== null && dragged !== at ? (dragged < at ? "below" : "above") : undefined}
              draggable={!readOnly}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", field.key);
                setDragged(at);
              }}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(at);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDrop={(event) => onDrop(event, at)}
            >
              {heading && <div className={classes.heading}>{heading}</div>}
              <button
                type="button"
                data-field
                className={classes.field}
                aria-current={at === place ? "true" : undefined}
                tabIndex={at === place ? 0 : -1}
                onClick={() => onPlace(at)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                {!readOnly && <IconGripVertical size={14} aria-hidden className={classes.grip} />}
                <Icon size={16} aria-hidden />
                <span className={classes.fieldWords}>
                  <span className={classes.fieldLabel}>
                    {wordsOf(field.label) || field.key}
                    {field.required && <span title={t`Required`}> *</span>}
                  </span>
                  <span className={classes.dim}>
                    {field.key} · {i18n._(word)}
                  </span>
                </span>
                {faulty && <IconAlertTriangle size={15} className={classes.badIcon} aria-label={t`Has problems`} />}
              </button>
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <div className={classes.verbs}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              edits.edit((form) => addField(form, place));
              onPlace(place + 1);
            }}
          >
            <Trans>Add a field</Trans>
          </Button>
          <ActionIcon variant="default" aria-label={t`Move up`} title={`${t`Move up`} (Alt+↑)`} disabled={place <= 0} onClick={() => move(place, place - 1)}>
            <IconArrowUp size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t`Move down`}
            title={`${t`Move down`} (Alt+↓)`}
            disabled={place >= fields.length - 1}
            onClick={() => move(place, place + 1)}
          >
            <IconArrowDown size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t`Duplicate`}
            title={t`Duplicate`}
            disabled={!current}
            onClick={() => {
              edits.edit((form) => copyField(form, place));
              onPlace(place + 1);
            }}
          >
            <IconCopy size={15} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t`Remove`}
            title={`${t`Remove`} (Delete)`}
            disabled={fields.length <= 1}
            onClick={() => edits.edit((form) => dropField(form, place))}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </section>
  );
}
