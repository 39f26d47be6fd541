/** What a step is called by people, and by expressions. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import { TextsInput } from "~/features/studio/inspector/form/TextsField";
import classes from "~/features/studio/inspector/inspector.module.css";
import { useForm } from "~/features/studio/inspector/useForm";
import { renameKey } from "~/features/studio/model/renaming";
import { useStudio, useStudioStore } from "~/features/studio/store";

export function NameAndKey() {
  const { t } = useLingui();
  const id = useId();
  const { node, readOnly, change, findings } = useForm();
  return (
    <>
      <div data-field="name" role="group" aria-labelledby={id}>
        <Head id={id} label={t`Name`} />
        <TextsInput
          label={t`Name`}
          value={node.name}
          readOnly={readOnly}
          error={messageOf(findingsAt(findings, ["name"]))}
          onChange={(texts) => change(["name"], texts, t`name`)}
        />
      </div>
      <KeyField key={node.key} />
    </>
  );
}

const pattern = /^[a-z][a-z0-9_]*$/;

/** A key is taken over when one leaves the field: half of one would be read by nobody. */
function KeyField() {
  const { t } = useLingui();
  const id = useId();
  const store = useStudioStore();
  const { node, readOnly, findings } = useForm();
  const taken = useStudio((studio) => studio.doc.flow.nodes);
  const [typed, setTyped] = useState(node.key);
  const wrong = !pattern.test(typed)
    ? t`A key begins with a small letter and has small letters, digits and _.`
    : typed !== node.key && taken.some(({ key }) => key === typed)
      ? t`Another step has this key.`
      : undefined;
  const keep = () => {
    if (wrong) setTyped(node.key);
    else if (typed !== node.key) store.getState().edit(t`Rename ${node.key} to ${typed}`, (draft) => renameKey(draft, node.id, typed));
  };
  return (
    <div data-field="key">
      <Head htmlFor={id} label={t`Key`} />
      <TextInput
        id={id}
        value={typed}
        readOnly={readOnly}
        spellCheck={false}
        maxLength={60}
        classNames={{ input: classes.code ?? "" }}
        description={
          <Trans>
            Others read what it gives as <code>nodes.{node.key}.out</code>; they follow when it is renamed.
          </Trans>
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        error={wrong ?? messageOf(findingsAt(findings, ["key"]))}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          if (event.key === "Escape") setTyped(node.key);
        }}
      />
    </div>
  );
}
