/** One cell while it is written, with the values that its column allows and how others are put. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import classes from "~/features/tables/grid/grid.module.css";
import { useColumnName } from "~/features/tables/grid/names";
import type { Column } from "~/features/tables/model/table";
import { thenExamples, whenExamples } from "~/features/tables/words";

export type Step = "stay" | "down" | "up" | "next" | "back" | "left" | "right" | "fill";
export type Commit = (text: string, step: Step) => void;

interface CellEditorProps {
  column: Column;
  /** Its place in the table. */
  row: number;
  text: string;
  /** Begun by typing: what stood there is gone, and arrows go on to the next cell. */
  over: boolean;
  finding: string | undefined;
  onCommit: Commit;
  onCancel: () => void;
}

function choicesOf({ part, spec }: Column): readonly string[] {
  if (spec?.allowed?.length) return spec.allowed;
  return spec?.type === "boolean" && (part === "when" || part === "then") ? ["true", "false"] : [];
}

const bare = (text: string) => text.trim().replaceAll('"', "").toLowerCase();

/** What is begun and can only become one of the values. */
function onlyOne(choices: readonly string[], typed: string): number {
  if (typed === "" || choices.some((choice) => bare(choice) === typed)) return -1;
  const starting = choices.filter((choice) => bare(choice).startsWith(typed));
  return starting.length === 1 ? choices.indexOf(starting[0] as string) : -1;
}

export function CellEditor({ column, row, text, over, finding, onCommit, onCancel }: CellEditorProps) {
  const { t } = useLingui();
  const name = useColumnName()(column);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(text);
  const [picked, setPicked] = useState<number | null>(null);
  const [arrowsGo, setArrowsGo] = useState(over);
  const settled = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange?.(text.length, text.length);
  }, [text]);

  const typed = bare(value);
  const all = choicesOf(column);
  const isTyped = over || value !== text;
  const found = all.filter((choice) => choice.toLowerCase().includes(typed));
  const choices = found.length > 0 && isTyped ? found : all;
  const chosen = picked ?? (isTyped ? onlyOne(choices, typed) : -1);
  const examples = all.length > 0 ? [] : ((column.part === "when" ? whenExamples : column.part === "then" ? thenExamples : {})[column.spec?.type ?? ""] ?? []);
  // What is typed over a day is text: a date field would lose the first key.
  const dated = !over && (column.part === "valid_from" || column.part === "valid_to");

  const commit = (wanted: string, step: Step) => {
    if (settled.current) return;
    settled.current = true;
    onCommit(wanted, step);
  };
  const stepOf = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Step | null => {
    if (key === "Enter") return ctrlKey || metaKey ? "fill" : shiftKey ? "up" : "down";
    if (key === "Tab") return shiftKey ? "back" : "next";
    if (!arrowsGo || dated || shiftKey || ctrlKey || metaKey) return null;
    if (key === "ArrowLeft") return "left";
    if (key === "ArrowRight") return "right";
    return choices.length > 0 ? null : key === "ArrowDown" ? "down" : key === "ArrowUp" ? "up" : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(event);
    if (event.key === "Escape") {
      settled.current = true;
      onCancel();
    } else if (step) commit(choices[chosen] ?? value, step);
    else if (event.key === "F2") setArrowsGo(!arrowsGo);
    else if (choices.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const by = event.key === "ArrowDown" ? 1 : -1;
      setPicked(((chosen + 1 + by + choices.length + 1) % (choices.length + 1)) - 1);
    } else return;
    event.preventDefault();
  };

  return (
    <Popover opened withinPortal portalProps={{ target: "main" }} withRoles={false} position="bottom-start" offset={2} width={280} trapFocus={false}>
      <Popover.Target>
        <input
          ref={field}
          className={classes.editor}
          style={{ width: `max(100%, ${Math.min(value.length + 3, 64)}ch)` }}
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
            setPicked(null);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => event.stopPropagation()}
          onCopy={(event) => event.stopPropagation()}
          onCut={(event) => event.stopPropagation()}
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
              <li key={choice} id={`${list}-${index}`} role="option" aria-selected={index === chosen} className={classes.choice} onClick={() => commit(choice, "stay")}>
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
