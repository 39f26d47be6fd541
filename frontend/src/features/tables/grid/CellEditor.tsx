/** One cell while it is written, with the values that its column allows and how others are put. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import classes from "~/features/tables/grid/grid.module.css";
import { useColumnName } from "~/features/tables/grid/names";
import type { Column } from "~/features/tables/model/table";
import { thenExamples, whenExamples } from "~/features/tables/words";

export type Step = "stay" | "down" | "up" | "next" | "back";

interface CellEditorProps {
  column: Column;
  row: number;
  text: string;
  finding: string | undefined;
  onCommit: (text: string, step: Step) => void;
  onCancel: () => void;
}

function choicesOf({ part, spec }: Column): readonly string[] {
  if (spec?.allowed?.length) return spec.allowed;
  return spec?.type === "boolean" && (part === "when" || part === "then") ? ["true", "false"] : [];
}

export function CellEditor({ column, row, text, finding, onCommit, onCancel }: CellEditorProps) {
  const { t } = useLingui();
  const name = useColumnName()(column);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(text);
  const [chosen, setChosen] = useState(-1);
  const settled = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(value.length, value.length);
    // Only where one begins to write.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const typed = value.trim().replaceAll('"', "").toLowerCase();
  const all = choicesOf(column);
  const found = all.filter((choice) => choice.toLowerCase().includes(typed));
  const choices = found.length > 0 && value !== text ? found : all;
  const examples = all.length > 0 ? [] : (column.part === "when" ? whenExamples : column.part === "then" ? thenExamples : {})[column.spec?.type ?? ""] ?? [];
  const dated = column.part === "valid_from" || column.part === "valid_to";

  const commit = (wanted: string, step: Step) => {
    if (settled.current) return;
    settled.current = true;
    onCommit(wanted, step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const wanted = choices[chosen] ?? value;
    if (event.key === "Escape") {
      settled.current = true;
      onCancel();
    } else if (event.key === "Enter") commit(wanted, event.shiftKey ? "up" : "down");
    else if (event.key === "Tab") commit(wanted, event.shiftKey ? "back" : "next");
    else if (choices.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const by = event.key === "ArrowDown" ? 1 : -1;
      setChosen((old) => (old + by + choices.length + 1) % (choices.length + 1));
    } else return;
    event.preventDefault();
  };

  return (
    <Popover opened withinPortal withRoles={false} position="bottom-start" offset={2} width={280} trapFocus={false}>
      <Popover.Target>
        <input
          ref={field}
          className={classes.editor}
          type={dated ? "date" : "text"}
          role={choices.length > 0 ? "combobox" : undefined}
          aria-autocomplete={choices.length > 0 ? "list" : undefined}
          aria-expanded={choices.length > 0 ? true : undefined}
          aria-controls={choices.length > 0 ? list : undefined}
          aria-activedescendant={chosen >= 0 && chosen < choices.length ? `${list}-${chosen}` : undefined}
          aria-label={t`${name}, row ${row + 1}`}
          aria-invalid={finding ? true : undefined}
          maxLength={column.part === "note" ? 1000 : 4096}
          spellCheck={column.part === "note"}
          autoComplete="off"
          value={value}
          onChange={(event) => {
            setValue(event.currentTarget.value);
            setChosen(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => commit(value, "stay")}
        />
      </Popover.Target>
      <Popover.Dropdown role="region" aria-label={t`Help for ${name}`} className={classes.assist} onMouseDown={(event) => event.preventDefault()}>
        {finding && <p className={classes.bad}>{finding}</p>}
        {choices.length > 0 && (
          <ul id={list} role="listbox" aria-label={t`Values for ${name}`} className={classes.choices}>
            {choices.map((choice, index) => (
              // The keys are those of the field above, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={choice}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === chosen}
                className={classes.choice}
                onClick={() => commit(choice, "stay")}
              >
                {choice}
              </li>
            ))}
          </ul>
        )}
        <p className={classes.hint}>
          {column.part === "when" ? <Trans>Empty takes anything.</Trans> : null}{" "}
          {examples.length > 0 && (
            <>
              <Trans>For example</Trans>{" "}
              {examples.map((example) => (
                <code key={example} className={classes.allowed}>
                  {example}
                </code>
              ))}
            </>
          )}
        </p>
        <p className={classes.hint}>
          <Trans>Enter keeps it, Esc takes it back.</Trans>
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
