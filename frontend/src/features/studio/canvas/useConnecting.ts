/** Drawing edges by pointer: what may be, why not, and what comes where an edge ends in the open. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import type { Connection, Edge, FinalConnectionState, OnConnectEnd } from "@xyflow/react";
import { useCallback } from "react";
import { refusalWords } from "~/features/studio/canvas/refusals";
import { useCanvasUiStore } from "~/features/studio/canvas/ui";
import type { End } from "~/features/studio/model/document";
import { connect, reconnect } from "~/features/studio/model/edits";
import { useStudioStore } from "~/features/studio/store";

const endsOf = ({ source, sourceHandle, target, targetHandle }: Connection | Edge): { from: End; to: End } => ({
  from: [source, sourceHandle ?? "done"],
  to: [target, targetHandle ?? "in"],
});

const pointOf = (event: MouseEvent | TouchEvent) => {
  const touch = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
};

export function useConnecting() {
  const { t, i18n } = useLingui();
  const store = useStudioStore();
  const ui = useCanvasUiStore();

  const refusal = useCallback(
    (connection: Connection | Edge, instead?: string) => {
      const { document: kind, doc } = store.getState();
      return kind.refusal(doc.flow, endsOf(connection), instead);
    },
    [store],
  );

  const isValidConnection = useCallback(
    (connection: Connection | Edge) => {
      const found = refusal(connection, "id" in connection ? connection.id : undefined);
      ui.setState({ refusal: found });
      return found === null;
    },
    [refusal, ui],
  );

  const onConnect = useCallback(
    (connection: Connection) => {
      if (refusal(connection)) return;
      const { from, to } = endsOf(connection);
      store.getState().edit(t`Connect`, (draft) => void connect(draft, from, to));
    },
    [refusal, store, t],
  );

  const refuse = useCallback(
    (state: FinalConnectionState): boolean => {
      const { refusal: found } = ui.getState();
      ui.setState({ refusal: null });
      if (!state.toHandle || state.isValid || !found) return false;
      const message = i18n._(refusalWords(found));
      notifications.show({ color: "red", message });
      ui.getState().say(message);
      return true;
    },
    [i18n, ui],
  );

  /** An edge that ends on a step, not at its port, is meant for its port. */
  const toStep = useCallback(
    (from: End, id: string) => {
      const { document: kind, doc, edit } = store.getState();
      const found = kind.refusal(doc.flow, { from, to: [id, "in"] });
      if (!found) return edit(t`Connect`, (draft) => void connect(draft, from, [id, "in"]));
      const message = i18n._(refusalWords(found));
      notifications.show({ color: "red", message });
      ui.getState().say(message);
    },
    [i18n, store, t, ui],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, state) => {
      if (refuse(state) || state.isValid || state.toHandle || !state.fromHandle?.id || !state.fromNode) return;
      if (state.fromHandle.type !== "source") return;
      const at = pointOf(event);
      const step = document.elementsFromPoint(at.x, at.y).map((one) => one.closest(".react-flow__node-step")).find(Boolean);
      const id = step?.getAttribute("data-id");
      if (id) return id === state.fromNode.id ? undefined : toStep([state.fromNode.id, state.fromHandle.id], id);
      const place = ui.getState().view?.screenToFlowPosition(at);
      ui.getState().open({ kind: "next", after: [state.fromNode.id, state.fromHandle.id], at, ...(place ? { place } : {}) });
    },
    [refuse, toStep, ui],
  );

  const onReconnect = useCallback(
    (edge: Edge, connection: Connection) => {
      if (refusal(connection, edge.id)) return;
      const { from, to } = endsOf(connection);
      store.getState().edit(t`Lead an edge elsewhere`, (draft) => reconnect(draft, edge.id, from, to));
    },
    [refusal, store, t],
  );

  const onReconnectEnd = useCallback(
    (_event: MouseEvent | TouchEvent, _edge: Edge, _type: unknown, state: FinalConnectionState) => void refuse(state),
    [refuse],
  );

  return { isValidConnection, onConnect, onConnectEnd, onReconnect, onReconnectEnd };
}
