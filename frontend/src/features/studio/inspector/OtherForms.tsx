/** The settings of what is only for people: notes, and groups of steps. */
import { useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { useId } from "react";
import { Head } from "~/features/studio/inspector/form/Labelled";
import { LongText } from "~/features/studio/inspector/form/PlainFields";
import { TextsInput } from "~/features/studio/inspector/form/TextsField";
import classes from "~/features/studio/inspector/inspector.module.css";
import { type Group, nodeOf, type Note } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

interface ColourProps {
  value: string | null | undefined;
  readOnly: boolean;
  onChange: (colour: string | null) => void;
}

function ColourField({ value, readOnly, onChange }: ColourProps) {
  const { t } = useLingui();
  const id = useId();
  const colours = [
    { value: "gray", label: t`Grey` },
    { value: "red", label: t`Red` },
    { value: "orange", label: t`Orange` },
    { value: "yellow", label: t`Yellow` },
    { value: "green", label: t`Green` },
    { value: "teal", label: t`Teal` },
    { value: "blue", label: t`Blue` },
    { value: "violet", label: t`Violet` },
  ];
  return (
    <div data-field="color">
      <Head htmlFor={id} label={t`Colour`} />
      <NativeSelect
        id={id}
        disabled={readOnly}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        data={[{ value: "", label: t`As usual` }, ...colours]}
      />
    </div>
  );
}

export function NoteForm({ note }: { note: Note }) {
  const { t } = useLingui();
  const store = useStudioStore();
  const readOnly = useStudio((studio) => studio.readOnly !== false);
  const change = (label: string, mend: (note: Note) => void, merge?: string) =>
    store.getState().edit(
      label,
      ({ flow }) => {
        const own = flow.notes?.find(({ id }) => id === note.id);
        if (own) mend(own);
      },
      merge ? { merge } : {},
    );
  return (
    <>
      <div className={classes.kind}>
        <span>{t`Note`}</span>
      </div>
      <div className={classes.fields}>
        <div data-field="text">
          <LongText label={t`Text`} rows={5} value={note.text} readOnly={readOnly} onChange={(text) => change(t`Write a note`, (own) => (own.text = text.slice(0, 4000)), `note ${note.id}`)} />
        </div>
        <ColourField
          value={note.color}
          readOnly={readOnly}
          onChange={(colour) =>
            change(t`Change the colour`, (own) => {
              if (colour) own.color = colour;
              else delete own.color;
            })
          }
        />
      </div>
    </>
  );
}

export function GroupForm({ group }: { group: Group }) {
  const { t } = useLingui();
  const id = useId();
  const membersId = useId();
  const store = useStudioStore();
  const flow = useStudio((studio) => studio.doc.flow);
  const readOnly = useStudio((studio) => studio.readOnly !== false);
  const change = (label: string, mend: (group: Group) => void, merge?: string) =>
    store.getState().edit(
      label,
      (draft) => {
        const own = draft.flow.groups?.find((one) => one.id === group.id);
        if (own) mend(own as Group);
      },
      merge ? { merge } : {},
    );
  return (
    <>
      <div className={classes.kind}>
        <span>{t`Group`}</span>
      </div>
      <div className={classes.fields}>
        <div data-field="name" role="group" aria-labelledby={id}>
          <Head id={id} label={t`Name`} />
          <TextsInput label={t`Name`} value={group.name} readOnly={readOnly} onChange={(texts) => change(t`Name the group`, (own) => (own.name = texts), `${group.id}/name`)} />
        </div>
        <ColourField
          value={group.color}
          readOnly={readOnly}
          onChange={(colour) =>
            change(t`Change the colour`, (own) => {
              if (colour) own.color = colour;
              else delete own.color;
            })
          }
        />
        <div role="group" aria-labelledby={membersId}>
          <Head id={membersId} label={t`Steps in it`} />
          <ul className={classes.members}>
            {group.nodes.map((member) => {
              const node = nodeOf(flow, member);
              return node ? (
                <li key={member}>
                  <button type="button" className={classes.go} onClick={() => store.getState().reveal(member)}>
                    {textOf(node.name) || node.key}
                  </button>
                </li>
              ) : null;
            })}
          </ul>
        </div>
      </div>
    </>
  );
}
