/** "What comes next?": the kinds that may stand at this place, found by words, taken by Enter. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Paper, TextInput } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import classes from "~/features/studio/canvas/asking.module.css";
import { kindIcon } from "~/features/studio/canvas/icons";
import { type Ask, focusNode } from "~/features/studio/canvas/ui";
import { useChoiceList } from "~/features/studio/canvas/useChoiceList";
import { portWord } from "~/features/studio/canvas/StepNode";
import type { KindRecord } from "~/features/studio/model/kinds";
import { addStep } from "~/features/studio/palette/dropping";
import { byCategory, kindsFor, matching } from "~/features/studio/palette/kindsFor";
import { useStudio } from "~/features/studio/store";

const size = { width: 288, height: 380 };

/** Beside the wanted point, but never out of the window. */
const within = ({ x, y }: { x: number; y: number }) => ({
  left: Math.max(8, Math.min(x, window.innerWidth - size.width - 8)),
  top: Math.max(8, Math.min(y, window.innerHeight - size.height - 8)),
});

const firstSentence = (help: string) => help.replaceAll("`", "").split(/(?<=\.)\s/)[0];

const idOf = (kind: KindRecord) => `next-${kind.kind.replaceAll(".", "-")}`;

export function WhatNext({ context, ask }: { context: ActionContext; ask: Extract<Ask, { kind: "next" }> }) {
  const { t } = useLingui();
  const { ui } = context;
  const document = useStudio((studio) => studio.document);
  const flow = useStudio((studio) => studio.doc.flow);
  const [query, setQuery] = useState("");
  const [port, setPort] = useState(ask.after?.[1]);
  const source = flow.nodes.find((node) => node.id === ask.after?.[0]);
  const after = ask.after && port ? ([ask.after[0], port] as const) : undefined;
  const groups = useMemo(() => {
    const kinds = kindsFor(document, flow, { after, edge: ask.edge });
    return byCategory(matching(kinds, query));
    // `after` is made anew each time; its parts tell.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [document, flow, ask, port, query]);
  const items = groups.flatMap(([, kinds]) => kinds);
  const close = () => {
    ui.getState().open(null);
    focusNode(ask.after?.[0] ?? null);
  };
  const take = (kind: KindRecord) => {
    ui.getState().open(null);
    addStep(context, kind.kind, { ...(after ? { after } : {}), ...(ask.edge ? { edge: ask.edge } : {}), ...(ask.place ? { at: ask.place } : {}) });
  };
  const { active, setActive, onKeyDown } = useChoiceList(items, take, close);
  const frame = useClickOutside(() => ui.getState().open(null));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const ports = source ? document.outPorts(source) : [];
  const chosen = items[active];
  return (
    <Paper ref={frame} withBorder shadow="md" className={classes.next} style={within(ask.at)} role="dialog" aria-label={t`What comes next?`}>
      <div className={classes.head}>
        <TextInput
          autoFocus
          size="xs"
          role="combobox"
          aria-expanded
          aria-controls="next-kinds"
          aria-activedescendant={chosen ? idOf(chosen) : undefined}
          aria-label={t`Find a kind of step`}
          placeholder={ask.edge ? t`Which step comes in here?` : t`What comes next?`}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {ports.length > 1 && (
          <div className={classes.ports} role="radiogroup" aria-label={t`After which way out?`}>
            {ports.map(({ name }) => (
              <button key={name} type="button" role="radio" aria-checked={name === port} onClick={() => setPort(name)}>
                {portWord(name)}
              </button>
            ))}
          </div>
        )}
      </div>
      <div ref={list} id="next-kinds" role="listbox" aria-label={t`Kinds of steps`} className={classes.list}>
        {groups.map(([label, kinds]) => (
          <Fragment key={label}>
            <div className={classes.category} role="presentation">
              {label}
            </div>
            {kinds.map((kind) => (
              <div
                key={kind.kind}
                id={idOf(kind)}
                role="option"
                aria-selected={kind === chosen}
                className={classes.option}
                onPointerMove={() => setActive(items.indexOf(kind))}
                onClick={() => take(kind)}
              >
                {kindIcon(kind.kind, 16, kind.category.key)}
                <span>
                  <strong>{kind.label.text}</strong>
                  {kind === chosen && <small>{firstSentence(kind.help.text)}</small>}
                </span>
              </div>
            ))}
          </Fragment>
        ))}
        {items.length === 0 && (
          <p className={classes.none}>
            <Trans>No kind of step with these words may stand here.</Trans>
          </p>
        )}
      </div>
    </Paper>
  );
}
