/** The editing session of the table on the screen, saved through GraphQL and kept in this browser. */
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type Client, useClient } from "urql";
import { createEditor, type Editor, type Gateway, type SaveAnswer } from "~/features/tables/model/editor";
import { resume } from "~/features/tables/model/memory";
import { begin, type Session, type Snapshot } from "~/features/tables/model/session";
import { readTable, type Table } from "~/features/tables/model/table";
import { OnePolicy, type Policy, SavePolicyDraft } from "~/features/tables/queries";
import { useSession } from "~/lib/session";

/** What the server has: the draft, else what is published. */
export function snapshotOf(policy: Policy): Snapshot | null {
  const version = policy.draft ?? policy.published;
  if (!version) return null;
  return {
    base: { revision: policy.draft?.revision ?? 0, sha256: version.sha256 },
    table: readTable(version.content),
    findings: policy.draft?.findings ?? [],
  };
}

async function save(client: Client, table: Table, baseRevision: number): Promise<SaveAnswer> {
  const { data } = await client.mutation(SavePolicyDraft, { input: { key: table.key, content: table, baseRevision } }).toPromise();
  if (!data) return { kind: "failed" };
  const { definition, problems } = data.saveDraft;
  if (problems.some((problem) => problem.code === "stale_version")) return { kind: "stale" };
  const draft = definition?.draft;
  if (problems.length > 0 || !draft) return { kind: "refused", problems };
  return { kind: "saved", base: { revision: draft.revision, sha256: draft.sha256 }, findings: draft.findings };
}

async function load(client: Client, key: string): Promise<Snapshot | null> {
  const { data } = await client.query(OnePolicy, { key }, { requestPolicy: "network-only" }).toPromise();
  return data?.definition ? snapshotOf(data.definition) : null;
}

function keep(place: string, text: string): void {
  try {
    localStorage.setItem(place, text);
  } catch {
    // A full store costs the undo steps after a reload, not the work: drafts are on the server.
    localStorage.removeItem(place);
  }
}

export interface TableEditor extends Editor {
  session: Session;
  mayEdit: boolean;
}

/** Someone who may not edit sees the snapshot and keeps nothing. */
export function useTableEditor(snapshot: Snapshot, mayEdit: boolean): TableEditor {
  const client = useClient();
  const person = useSession().id;
  const { key } = snapshot.table;
  const [editor] = useState(() => {
    const place = `orderloom.table.${person}.${key}`;
    const gateway: Gateway = {
      save: (table, revision) => save(client, table, revision),
      load: () => load(client, key),
      keep: (text) => keep(place, text),
    };
    return createEditor(mayEdit ? resume(snapshot, localStorage.getItem(place)) : begin(snapshot), gateway);
  });
  const session = useSyncExternalStore(editor.subscribe, editor.get);
  useEffect(() => {
    if (!mayEdit) return;
    const look = () => void editor.check();
    window.addEventListener("focus", look);
    return () => {
      window.removeEventListener("focus", look);
      editor.stop();
    };
  }, [editor, mayEdit]);
  return useMemo(() => ({ ...editor, session, mayEdit }), [editor, session, mayEdit]);
}
