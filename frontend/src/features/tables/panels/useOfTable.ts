/** What the server knows of the table as it stands, asked anew whenever the table comes to rest. */
import { useEffect, useRef, useState } from "react";
import { type AnyVariables, type TypedDocumentNode, useClient } from "urql";
import type { Table } from "~/features/tables/model/table";
import { type Target, targetOf } from "~/features/tables/panels/target";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface Found<Data> {
  status: "ready" | "unreadable" | "failed";
  data: Data | null;
  /** What `data` is about. */
  of: Table | null;
  asked: unknown;
  message: string;
}

export interface OfTable<Data> {
  /** `unreadable`: a cell has to be mended first, as `message` says. */
  status: Found<Data>["status"] | "asking" | "off";
  data: Data | null;
  of: Table | null;
  message: string;
}

interface Question<Variables> {
  document: TypedDocumentNode<unknown, never>;
  /** Keep it between renders; null asks nothing. */
  more: Variables | null;
}

const pause = (rows: number) => (rows > 2_000 ? 1_500 : 450);
const blank = { status: "ready" as const, data: null, of: null, asked: null, message: "" };

/** `more` are the variables besides `table`. */
export function useOfTable<Data>(editor: TableEditor, { document, more }: Question<AnyVariables>): OfTable<Data> {
  const client = useClient();
  const { get, session } = editor;
  const { table } = session;
  const [found, setFound] = useState<Found<Data>>(blank);
  const asked = useRef(false);
  const waits = targetOf(session) === null;
  const off = more === null;
  useEffect(() => {
    if (waits || off) return;
    let wanted = true;
    const ask = async () => {
      asked.current = true;
      const target: Target | null = targetOf(get());
      if (!target) return;
      const variables = { ...more, table: target };
      const question = document as unknown as TypedDocumentNode<Data, AnyVariables>;
      const { data, error } = await client.query(question, variables, { requestPolicy: "network-only" }).toPromise();
      if (!wanted) return;
      if (data) setFound({ status: "ready", data, of: table, asked: [table, more], message: "" });
      else {
        const message = error?.graphQLErrors[0]?.message ?? "";
        setFound((before) => ({ ...before, status: error?.networkError ? "failed" : "unreadable", asked: [table, more], message }));
      }
    };
    const timer = setTimeout(() => void ask(), asked.current ? pause(table.rows.length) : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, document, get, table, more, waits, off]);
  const [about, with_] = Array.isArray(found.asked) ? found.asked : [];
  const settled = about === table && with_ === more;
  return { ...found, status: off ? "off" : settled ? found.status : "asking" };
}
