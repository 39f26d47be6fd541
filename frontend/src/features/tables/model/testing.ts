/** Tables for tests. */
import type { Base, Session, Snapshot } from "~/features/tables/model/session";
import type { Row, Table } from "~/features/tables/model/table";

export const row = (id: string, when = "", then = "1"): Row => ({ id, when: [when || null], then: [then] });

export const tableOf = (...rows: Row[]): Table => ({
  schema: "orderloom.table/1",
  key: "t",
  name: { en: "T" },
  inputs: [{ id: "x", label: "X", expression: "line.x", type: "string" }],
  outputs: [{ id: "y", label: "Y", type: "number" }],
  rows,
});

export const base = (revision: number): Base => ({ version: 1, revision, sha256: `sha${revision}` });

export const snapshot = (revision: number, ...rows: Row[]): Snapshot => ({
  base: base(revision),
  table: tableOf(...rows),
  findings: [],
});

export const ids = (table: Table) => table.rows.map((one) => one.id).join("");
export const idsOf = (session: Session) => ids(session.table);

/** The table with another column in front. */
export const widened = (table: Table, id = "w"): Table => ({
  ...table,
  inputs: [{ id, label: id, expression: `line.${id}` }, ...table.inputs],
  rows: table.rows.map((one) => ({ ...one, when: [null, ...one.when] })),
});
