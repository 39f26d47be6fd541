/** The way of a file into the table: brought, compared, looked at, and taken in as one edit. */
import { useRef, useState } from "react";
import { useClient } from "urql";
import type { FilePreview } from "~/features/tables/exchange/queries";
import { bring, type Brought, look, type Stage } from "~/features/tables/exchange/upload";
import { isUnsaved } from "~/features/tables/model/session";
import { readTable, shared, type Table } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";

export type ImportState =
  | { kind: "choosing" }
  | { kind: "working"; file: string; stage: Stage | "saving"; share: number }
  | { kind: "unsaved" }
  | { kind: "told"; file: string; brought: Exclude<Brought, { kind: "preview" }> }
  | { kind: "preview"; file: string; upload: string; preview: FilePreview; before: Table; again: boolean };

export interface Importing {
  state: ImportState;
  choose: (file: File) => void;
  /** True when the table has become what the file says. */
  take: (label: string) => boolean;
  back: () => void;
}

export function useImport(editor: TableEditor): Importing {
  const client = useClient();
  const { key } = editor.session.table;
  const [state, setState] = useState<ImportState>({ kind: "choosing" });
  const way = useRef<AbortController | null>(null);

  const show = (file: string, brought: Brought, again: boolean) => {
    const before = editor.get().table;
    if (brought.kind === "preview") setState({ kind: "preview", file, upload: brought.upload, preview: brought.preview, before, again });
    else setState({ kind: "told", file, brought });
  };

  const choose = (file: File) => {
    way.current?.abort();
    const own = new AbortController();
    way.current = own;
    const working = (stage: Stage | "saving", share: number) => {
      if (!own.signal.aborted) setState({ kind: "working", file: file.name, stage, share });
    };
    const go = async () => {
      working("saving", 0);
      if (!(await editor.flush())) return setState({ kind: "unsaved" });
      const brought = await bring(client, key, file, { onProgress: working, signal: own.signal });
      if (!own.signal.aborted) show(file.name, brought, false);
    };
    void go();
  };

  const take = (label: string): boolean => {
    if (state.kind !== "preview" || !state.preview.content) return false;
    const session = editor.get();
    if (isUnsaved(session) || session.table !== state.before || session.base.revision !== state.preview.baseRevision) {
      const { file, upload } = state;
      setState({ kind: "working", file, stage: "reading", share: 1 });
      void editor.flush().then(() => look(client, key, upload)).then((brought) => show(file, brought, true));
      return false;
    }
    editor.dispatch({ type: "edited", table: shared(session.table, readTable(state.preview.content)), label });
    void editor.flush();
    return true;
  };

  const back = () => {
    way.current?.abort();
    setState({ kind: "choosing" });
  };
  return { state, choose, take, back };
}
