/** "Connect to…": an edge without a pointer. What can't be connected is shown with the reason. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import classes from "~/features/studio/canvas/asking.module.css";
import { kindIcon } from "~/features/studio/canvas/icons";
import { refusalWords } from "~/features/studio/canvas/refusals";
import { portWord } from "~/features/studio/canvas/StepNode";
import { type Ask, focusNode } from "~/features/studio/canvas/ui";
import { useChoiceList } from "~/features/studio/canvas/useChoiceList";
import type { FlowNode } from "~/features/studio/model/document";
import { nodeOf } from "~/features/studio/model/document";
import { connect } from "~/features/studio/model/edits";
import type { Refusal } from "~/features/studio/model/kinds";
import { inFlowOrder } from "~/features/studio/model/order";
import { folded } from "~/features/studio/model/search";
import { useStudio } from "~/features/studio/store";
import { textOf } from "~/lib/text";

interface Target {
  node: FlowNode;
  refusal: Refusal | null;
}

function useTargets(from: string, port: string, query: string): Target[] {
  const document = useStudio((studio) => studio.document);
  const flow = useStudio((studio) => studio.doc.flow);
  return useMemo(() => {
    const words = folded(query);
    const targets = inFlowOrder(flow)
      .filter((node) => node.id !== from && folded(`${textOf(node.name)} ${node.key}`).includes(words))
      .map((node) => ({ node, refusal: document.refusal(flow, { from: [from, port], to: [node.id, "in"] }) }));
    return targets.toSorted((one, other) => Number(one.refusal !== null) - Number(other.refusal !== null));
  }, [document, flow, from, port, query]);
}

const idOf = (target: Target) => `connect-${target.node.id}`;

export function ConnectDialog({ context, ask }: { context: ActionContext; ask: Extract<Ask, { kind: "connect" }> }) {
  const { t, i18n } = useLingui();
  const { store, ui } = context;
  const document = useStudio((studio) => studio.document);
  const source = useStudio((studio) => nodeOf(studio.doc.flow, ask.from));
  const ports = source ? document.outPorts(source) : [];
  const [port, setPort] = useState(ask.port ?? ports[0]?.name ?? "done");
  const [query, setQuery] = useState("");
  const targets = useTargets(ask.from, port, query);
  const close = () => {
    ui.getState().open(null);
    focusNode(ask.from);
  };
  const take = ({ node, refusal }: Target) => {
    if (refusal) return ui.getState().say(i18n._(refusalWords(refusal)));
    store.getState().edit(t`Connect`, (draft) => void connect(draft, [ask.from, port], [node.id, "in"]));
    ui.getState().say(t`Connected to ${textOf(node.name) || node.key}`);
    close();
  };
  const { active, setActive, onKeyDown } = useChoiceList(targets, take, close);
  const chosen = targets[active];
  return (
    <Modal opened onClose={close} title={t`Connect “${textOf(source?.name)}” to…`} returnFocus={false}>
      <Stack gap="xs">
        {ports.length > 1 && (
          <Select
            label={t`Way out`}
            data={ports.map(({ name }) => ({ value: name, label: portWord(name) }))}
            value={port}
            allowDeselect={false}
            onChange={(name) => setPort(name ?? port)}
          />
        )}
        <TextInput
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="connect-targets"
          aria-activedescendant={chosen ? idOf(chosen) : undefined}
          label={t`Step`}
          placeholder={t`Name or key`}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id="connect-targets" role="listbox" aria-label={t`Steps`} className={classes.list} style={{ maxHeight: 320 }}>
          {targets.map((target) => (
            <div
              key={target.node.id}
              id={idOf(target)}
              role="option"
              aria-selected={target === chosen}
              aria-disabled={target.refusal !== null}
              className={classes.option}
              onPointerMove={() => setActive(targets.indexOf(target))}
              onClick={() => take(target)}
            >
              {kindIcon(target.node.kind, 16)}
              <span>
                <strong>{textOf(target.node.name) || target.node.key}</strong>
                <small>{target.refusal ? i18n._(refusalWords(target.refusal)) : target.node.key}</small>
              </span>
            </div>
          ))}
          {targets.length === 0 && (
            <p className={classes.none}>
              <Trans>No step has this name.</Trans>
            </p>
          )}
        </div>
      </Stack>
    </Modal>
  );
}
