/** The names in scope to search and walk through. A click, Enter or a drag gives one away. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import classes from "~/components/expression/picker/picker.module.css";
import { filtered, type GroupId, groupsOf, type Line, linesOf } from "~/components/expression/picker/tree";
import { type Scope, treeOf } from "~/components/expression/scope";
import { useTypeWord } from "~/components/expression/types";

const titles: Readonly<Record<GroupId, MessageDescriptor>> = {
  record: msg`Record`,
  variables: msg`Variables and input`,
  nodes: msg`Earlier steps`,
};

export function ScopeList({ scope, onPick }: { scope: Scope; onPick: (path: string) => void }) {
  const { t, i18n } = useLingui();
  const typeWord = useTypeWord();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set());
  const [chosen, setChosen] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => filtered(groupsOf(treeOf(scope)), typed), [scope, typed]);
  const isOpen = (path: string) => opened.has(path) !== (typed.trim() !== "");
  const shown = groups.map(({ id: group, items }) => ({ group, lines: linesOf(items, isOpen) }));
  const lines = shown.flatMap((one) => one.lines);
  const first = typed.trim() ? lines.findIndex(({ item }) => item.children.length === 0) : 0;
  const active = Math.min(chosen ?? Math.max(first, 0), lines.length - 1);

  const choose = (index: number) => {
    setChosen(index);
    box.current?.querySelector(`[data-line="${index}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const toggle = (path: string) => setOpened((old) => new Set(old.has(path) ? [...old].filter((one) => one !== path) : [...old, path]));
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[active];
    const verbs: Record<string, (() => void) | undefined> = {
      ArrowDown: () => choose(Math.min(active + 1, lines.length - 1)),
      ArrowUp: () => choose(Math.max(active - 1, 0)),
      Enter: () => line && onPick(line.item.path),
      ArrowRight: line && line.item.children.length > 0 && !isOpen(line.item.path) ? () => toggle(line.item.path) : undefined,
      ArrowLeft: line && leftOf(line, lines, isOpen, toggle, choose),
    };
    const verb = verbs[event.key];
    const inText = event.key.startsWith("Arrow") && !/Up|Down/.test(event.key) && typed !== "";
    if (!verb || inText) return;
    event.preventDefault();
    verb();
  };

  return (
    <div ref={box}>
      <TextInput
        className={classes.search}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-tree`}
        aria-activedescendant={lines.length > 0 ? `${id}-${active}` : undefined}
        aria-label={t`Search the values`}
        placeholder={t`Search the values`}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-tree`} role="tree" aria-label={t`Values`} className={classes.tree}>
        {lines.length === 0 && (
          <p className={classes.none}>
            <Trans>Nothing here is called so.</Trans>
          </p>
        )}
        {shown.map(({ group, lines: own }) => (
          <div key={group} role="group" aria-label={i18n._(titles[group])}>
            <div className={classes.title} role="presentation">
              {i18n._(titles[group])}
            </div>
            {own.map((line) => {
              const index = lines.indexOf(line);
              return (
                <LineOf
                  key={line.item.path}
                  id={`${id}-${index}`}
                  line={line}
                  index={index}
                  active={index === active}
                  open={line.item.children.length > 0 ? isOpen(line.item.path) : null}
                  word={typeWord(line.item.type)}
                  onPick={() => onPick(line.item.path)}
                  onToggle={() => toggle(line.item.path)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Left closes an open line, else goes to the one above. */
function leftOf({ item, parent }: Line, lines: readonly Line[], isOpen: (path: string) => boolean, toggle: (path: string) => void, choose: (index: number) => void) {
  if (item.children.length > 0 && isOpen(item.path)) return () => toggle(item.path);
  return parent === null ? undefined : () => choose(lines.findIndex((line) => line.item.path === parent));
}

interface LineProps {
  id: string;
  line: Line;
  index: number;
  active: boolean;
  open: boolean | null;
  word: string;
  onPick: () => void;
  onToggle: () => void;
}

function LineOf({ id, line: { item, level }, index, active, open, word, onPick, onToggle }: LineProps) {
  return (
    // The keys are those of the search field, which keeps the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-selected={active}
      {...(open === null ? {} : { "aria-expanded": open })}
      tabIndex={-1}
      className={classes.line}
      data-line={index}
      data-active={active || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", item.path);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={onPick}
      style={{ paddingInlineStart: `${level * 14 - 6}px` }}
    >
      <span
        className={classes.twist}
        aria-hidden
        onClick={(event) => {
          if (open === null) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {open === null ? null : open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
      </span>
      <span className={classes.words}>
        {item.label} <code>{item.detail}</code>
      </span>
      <span className={classes.type}>{word}</span>
    </div>
  );
}
