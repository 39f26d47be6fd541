/** Overlaps, gaps and rows that never answer, looked for whenever the table comes to rest. */
import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import type { Table } from "~/features/tables/model/table";
import { type Analysis, TableAnalysisOf } from "~/features/tables/panels/queries";
import { targetOf } from "~/features/tables/panels/target";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface Found {
  status: "ready" | "unreadable" | "failed";
  analysis: Analysis | null;
  /** The table that was looked through for `analysis`. */
  of: Table | null;
  /** The table that was asked about last. */
  asked: Table | null;
  message: string;
}

export interface Analysed extends Omit<Found, "status" | "asked"> {
  /** `unreadable`: a cell has to be mended first, as `message` says. */
  status: Found["status"] | "asking";
}

const pause = (rows: number) => (rows > 2_000 ? 1_500 : 450);
const nothing: Found = { status: "ready", analysis: null, of: null, asked: null, message: "" };

export function useAnalysis(editor: TableEditor): Analysed {
  const client = useClient();
  const { get, session } = editor;
  const { table } = session;
  const [found, setFound] = useState<Found>(nothing);
  const asked = useRef(false);
  const waits = targetOf(session) === null;
  useEffect(() => {
    if (waits) return;
    let wanted = true;
    const ask = async () => {
      asked.current = true;
      const target = targetOf(get());
      if (!target) return;
      const { data, error } = await client.query(TableAnalysisOf, { table: target }, { requestPolicy: "network-only" }).toPromise();
      if (!wanted) return;
      if (data) setFound({ status: "ready", analysis: data.tableAnalysis, of: table, asked: table, message: "" });
      else {
        const message = error?.graphQLErrors[0]?.message ?? "";
        setFound((before) => ({ ...before, status: error?.networkError ? "failed" : "unreadable", asked: table, message }));
      }
    };
    const timer = setTimeout(() => void ask(), asked.current ? pause(table.rows.length) : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, get, table, waits]);
  return { ...found, status: found.asked === table ? found.status : "asking" };
}
