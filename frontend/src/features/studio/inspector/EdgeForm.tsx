/** The settings of an edge: what it joins, by which ports, and in a plan what of the first frees the second. */
import { useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useId } from "react";
import { PlainDuration } from "~/features/studio/inspector/form/DurationField";
import { Head } from "~/features/studio/inspector/form/Labelled";
import classes from "~/features/studio/inspector/inspector.module.css";
import { type FlowEdge, nodeOf } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

export function EdgeForm({ edge }: { edge: FlowEdge }) {
  const { t } = useLingui();
  const portId = useId();
  const typeId = useId();
  const store = useStudioStore();
  const flow = useStudio((studio) => studio.doc.flow);
  const document = useStudio((studio) => studio.document);
  const findings = useStudio((studio) => studio.findings);
  const readOnly = useStudio((studio) => studio.readOnly !== false);
  const source = nodeOf(flow, edge.from[0]);
  const target = nodeOf(flow, edge.to[0]);
  const change = (label: string, mend: (edge: FlowEdge) => void, merge?: string) =>
    store.getState().edit(
      label,
      (draft) => {
        const own = draft.flow.edges.find(({ id }) => id === edge.id);
        if (own) mend(own as FlowEdge);
      },
      merge ? { merge } : {},
    );
  const ports = source ? document.outPorts(source) : [];
  const may = ports.filter(({ name }) => name === edge.from[1] || !document.refusal(flow, { from: [edge.from[0], name], to: edge.to }, edge.id));
  const index = flow.edges.findIndex(({ id }) => id === edge.id);
  const found = findings.filter(({ path }) => path === `edges.${index}` || path.startsWith(`edges.${index}.`));
  const planned = flow.kind === "fulfillment" || edge.type !== undefined || Boolean(edge.lag);
  return (
    <>
      <div className={classes.kind}>
        <span>{t`Connection`}</span>
      </div>
      <div className={classes.joined}>
        <EndButton id={edge.from[0]} name={source ? textOf(source.name) || source.key : edge.from[0]} />
        <IconArrowDown size={16} aria-label={t`leads to`} />
        <EndButton id={edge.to[0]} name={target ? textOf(target.name) || target.key : edge.to[0]} />
      </div>
      {found.map(({ code, message, fix }) => (
        <p key={code + message} className={classes.bad}>
          {message} {fix}
        </p>
      ))}
      <div className={classes.fields}>
        <div data-field="from">
          <Head htmlFor={portId} label={t`Leaves by`} />
          <NativeSelect
            id={portId}
            disabled={readOnly || may.length < 2}
            value={edge.from[1]}
            onChange={(event) => {
              const port = event.currentTarget.value;
              change(t`Change the port`, (own) => (own.from = [own.from[0], port]));
            }}
            data={[...new Set([edge.from[1], ...may.map(({ name }) => name)])]}
          />
        </div>
        {planned && (
          <>
            <div data-field="type">
              <Head htmlFor={typeId} label={t`Between tasks`} />
              <NativeSelect
                id={typeId}
                disabled={readOnly}
                value={edge.type ?? "FS"}
                onChange={(event) => {
                  const type = event.currentTarget.value as NonNullable<FlowEdge["type"]>;
                  change(t`Change the connection`, (own) => {
                    if (type === "FS") delete own.type;
                    else own.type = type;
                  });
                }}
                data={[
                  { value: "FS", label: t`Its end frees the start (FS)` },
                  { value: "SS", label: t`Its start frees the start (SS)` },
                  { value: "FF", label: t`Its end frees the end (FF)` },
                ]}
              />
            </div>
            <div data-field="lag">
              <PlainDuration
                label={t`After that`}
                value={edge.lag ?? ""}
                readOnly={readOnly}
                onChange={(iso) =>
                  change(
                    t`Change the lag`,
                    (own) => {
                      if (iso) own.lag = iso;
                      else delete own.lag;
                    },
                    `${edge.id}/lag`,
                  )
                }
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function EndButton({ id, name }: { id: string; name: string }) {
  const store = useStudioStore();
  return (
    <button type="button" className={classes.go} onClick={() => store.getState().reveal(id)}>
      {name}
    </button>
  );
}
