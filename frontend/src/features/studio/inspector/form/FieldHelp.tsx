/** What a field means, with the values that the examples of its kind give it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import { durationText } from "~/features/studio/duration";
import { readIso } from "~/features/studio/inspector/form/durations";
import { at, type FieldSpec } from "~/features/studio/inspector/form/schema";
import classes from "~/features/studio/inspector/inspector.module.css";
import { type Path, useForm } from "~/features/studio/inspector/useForm";
import { textOf } from "~/lib/text";

const most = 3;

/** Values of a list's items are looked for in the first item. */
const looked = (path: Path): Path => path.slice(1).map((step) => (typeof step === "number" ? 0 : step));

function written(value: unknown, { shape }: FieldSpec): string {
  if (typeof value !== "string") return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ");
  return shape.type === "duration" && readIso(value) ? durationText(value) : value;
}

export function FieldHelp({ field, path, label }: { field: FieldSpec; path: Path; label: string }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const { kind, change, readOnly } = useForm();
  const seen = new Set<string>();
  const examples = (kind?.examples ?? []).flatMap(({ title, config }) => {
    const value = at(config, looked(path));
    const text = value === undefined || value === null ? "" : written(value, field);
    if (!text || seen.has(text) || seen.size >= most) return [];
    seen.add(text);
    return [{ title: title.text, value, text }];
  });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} withinPortal={false} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={t`Help for ${label}`} onClick={() => setOpened((old) => !old)}>
          <IconHelpCircle size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.help} aria-label={t`Help for ${label}`}>
        <p>
          <WithCode text={textOf(field.help)} />
        </p>
        {examples.length > 0 && (
          <>
            <h4>
              <Trans>For example</Trans>
            </h4>
            <ul>
              {examples.map(({ title, value, text }) => (
                <li key={text}>
                  <span>{title}</span>
                  <code>{text}</code>
                  {!readOnly && (
                    <Button
                      size="compact-xs"
                      variant="light"
                      aria-label={t`Use the example “${title}”`}
                      onClick={() => {
                        setOpened(false);
                        change(path, value, label, true);
                      }}
                    >
                      <Trans>Use it</Trans>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {examples.length === 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpened(false)}>
            <Trans>Close</Trans>
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What stands between backticks is code. */
export function WithCode({ text }: { text: string }) {
  // Pieces of one text have nothing else to be told apart by.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
