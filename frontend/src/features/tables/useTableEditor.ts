/** The editing session of the table on the screen, saved through GraphQL and kept in this browser. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type Client, useClient, useSubscription } from "urql";
import { load, save } from "~/features/tables/gateway";
import { createEditor, type Editor, type Gateway } from "~/features/tables/model/editor";
import { keep, recall, resume } from "~/features/tables/model/memory";
import { begin, type Session, type Snapshot } from "~/features/tables/model/session";
import { type Policy, TableDraftChanged } from "~/features/tables/queries";
import type { PolicySearch } from "~/features/tables/search";
import { browserStore, placeOf } from "~/features/tables/store";
import { useSession } from "~/lib/session";

export { snapshotOf } from "~/features/tables/gateway";

/** The editor and, drawn anew with each change, its session. */
export interface TableEditor extends Editor {
  session: Session;
  mayEdit: boolean;
}

/**
 * What the screen hands to the panels beside the grid (`panels/SidePanels.tsx`). `search` is the part of the address
 * that says which panel is open; undo and redo are in the grid's toolbar.
 */
export interface SidePanelsProps {
  policy: Policy;
  editor: TableEditor;
  /** Whether this person may write, on a screen wide enough to do so. */
  editable: boolean;
  narrow: boolean;
  search: PolicySearch;
  onSearch: (search: PolicySearch) => void;
}

async function open(client: Client, snapshot: Snapshot, person: string): Promise<Editor> {
  const { key } = snapshot.table;
  const place = await placeOf(person, key);
  const gateway: Gateway = {
    save: (change) => save(client, change),
    load: () => load(client, key),
    keep: (session, before) => keep(browserStore, place, session, before),
  };
  return createEditor(resume(snapshot, await recall(browserStore, place)), gateway);
}

const looksOnly: Gateway = { save: async () => ({ kind: "failed" }), load: async () => null, keep: () => undefined };

/** Null until the browser's store has answered. Someone who may not edit sees the snapshot and keeps nothing. */
export function useOpenedEditor(snapshot: Snapshot, mayEdit: boolean): Editor | null {
  const client = useClient();
  const person = useSession().id;
  const [editor, setEditor] = useState<Editor | null>(() => (mayEdit ? null : createEditor(begin(snapshot), looksOnly)));
  useEffect(() => {
    let wanted = true;
    if (mayEdit && !editor) void open(client, snapshot, person).then((opened) => wanted && setEditor(opened));
    return () => {
      wanted = false;
    };
    // The snapshot is where the session begins; later ones come through the editor.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, person, mayEdit, editor]);
  return editor;
}

export function useTableEditor(editor: Editor, mayEdit: boolean): TableEditor {
  const session = useSyncExternalStore(editor.subscribe, editor.get);
  const { key } = session.table;
  const [{ data }] = useSubscription({ query: TableDraftChanged, variables: { key }, pause: !mayEdit });
  useEffect(() => {
    if (data) void editor.check();
  }, [data, editor]);
  useEffect(() => {
    if (!mayEdit) return;
    const look = () => void editor.check();
    const send = () => void editor.flush();
    window.addEventListener("focus", look);
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("focus", look);
      window.removeEventListener("online", send);
      editor.stop();
    };
  }, [editor, mayEdit]);
  return useMemo(() => ({ ...editor, session, mayEdit }), [editor, session, mayEdit]);
}
