/** The settings of what is chosen on the canvas: a step, an edge, a note, a group, or the flow itself. */
import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { EdgeForm } from "~/features/studio/inspector/EdgeForm";
import { FlowForm } from "~/features/studio/inspector/FlowForm";
import { GroupForm, NoteForm } from "~/features/studio/inspector/OtherForms";
import classes from "~/features/studio/inspector/inspector.module.css";
import { NodeForm } from "~/features/studio/inspector/NodeForm";
import { NodeFormProvider } from "~/features/studio/inspector/useForm";
import { nodeOf } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

export function Inspector() {
  const home = useRef<HTMLDivElement>(null);
  const store = useStudioStore();
  const revealed = useStudio((studio) => studio.revealed);
  const selection = useStudio((studio) => studio.selection);
  const only = selection.length === 1 ? selection[0] : undefined;
  useEffect(() => {
    if (!revealed?.field || !home.current) return;
    return focusField(home.current, revealed.field);
  }, [revealed]);
  return (
    <div ref={home} className={classes.inspector} onBlur={() => store.getState().settle()}>
      {selection.length === 0 ? <FlowForm /> : only === undefined ? <Several ids={selection} /> : <Chosen key={only} id={only} />}
    </div>
  );
}

/** How long a form may take to be drawn before one gives up to look for its field. */
const patienceMs = 2_000;

const plain = (text: string) => text.replaceAll("_", "").toLowerCase();

/** Leads the focus to the field at a path, or to the nearest one above it; it may not be drawn yet. */
function focusField(home: HTMLElement, field: readonly (string | number)[]): () => void {
  const wanted = field.map((step) => plain(String(step)));
  const look = () => {
    const found = [...home.querySelectorAll<HTMLElement>("[data-field]")];
    for (let length = wanted.length; length > 0; length -= 1) {
      const path = wanted.slice(0, length).join(".");
      const place = found.find(({ dataset }) => plain(dataset["field"] ?? "") === path);
      const target = place?.querySelector<HTMLElement>(".cm-content, input:not([type=radio]), textarea, select, button");
      if (!place || !target) continue;
      place.scrollIntoView({ block: "center" });
      target.focus();
      return true;
    }
    return false;
  };
  if (look()) return () => undefined;
  const until = performance.now() + patienceMs;
  const timer = setInterval(() => {
    if (look() || performance.now() > until) clearInterval(timer);
  }, 100);
  return () => clearInterval(timer);
}

function Chosen({ id }: { id: string }) {
  const flow = useStudio((studio) => studio.doc.flow);
  const node = nodeOf(flow, id);
  if (node) {
    return (
      <NodeFormProvider node={node}>
        <NodeForm />
      </NodeFormProvider>
    );
  }
  const edge = flow.edges.find((one) => one.id === id);
  if (edge) return <EdgeForm edge={edge} />;
  const note = flow.notes?.find((one) => one.id === id);
  if (note) return <NoteForm note={note} />;
  const group = flow.groups?.find((one) => one.id === id);
  return group ? <GroupForm group={group} /> : <FlowForm />;
}

function Several({ ids }: { ids: readonly string[] }) {
  const store = useStudioStore();
  const flow = useStudio((studio) => studio.doc.flow);
  const nodes = ids.flatMap((id) => nodeOf(flow, id) ?? []);
  const count = ids.length;
  return (
    <>
      <p className={classes.dim}>
        <Trans>{count} chosen. Choose one to see its settings.</Trans>
      </p>
      <ul className={classes.members}>
        {nodes.map((node) => (
          <li key={node.id}>
            <button type="button" className={classes.go} onClick={() => store.getState().reveal(node.id)}>
              {textOf(node.name) || node.key}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
