/** A connection as it is written, and the small changes that an editor makes to it. Pure. */

export type Words = Record<string, string>;

export interface Entry {
  to: string;
  from: string;
}

export interface Header {
  name: string;
  value?: string;
  secret?: string;
}

export interface Operation {
  key: string;
  name: Words;
  path?: string;
  method?: "POST" | "PUT" | "PATCH";
  timeout?: string;
  idempotent?: boolean;
  request?: Entry[];
  response?: Entry[];
  answer?: Entry[];
}

export interface Connection {
  schema: "orderloom.connection/1";
  key: string;
  name: Words;
  kind: "http" | "in_process";
  base_url?: string;
  base_setting?: "simulator_url";
  headers?: Header[];
  operations: Operation[];
}

export type Mapping = "request" | "response" | "answer";

export const schema = "orderloom.connection/1";
/** Where the places of each mapping begin. */
export const roots: Record<Mapping, string> = { request: "body", response: "out", answer: "out" };

type Change<T> = Partial<{ [K in keyof T]: T[K] | undefined }>;

function tidy<T extends object>(thing: T): T {
  return Object.fromEntries(
    Object.entries(thing).filter(([name, value]) => {
      if (value === undefined || value === null || value === "") return false;
      if (Array.isArray(value)) return value.length > 0 || name === "operations";
      return !(name === "idempotent" && value === true);
    }),
  ) as T;
}

export const setConnection = (connection: Connection, change: Change<Connection>): Connection =>
  tidy({ ...connection, ...change } as Connection);

export const setOperation = (connection: Connection, place: number, change: Change<Operation>): Connection => ({
  ...connection,
  operations: connection.operations.map((one, at) => (at === place ? tidy({ ...one, ...change } as Operation) : one)),
});

export function addOperation(connection: Connection, after: number): Connection {
  const taken = new Set(connection.operations.map((one) => one.key));
  let number = 1;
  while (taken.has(`operation-${number}`)) number += 1;
  const fresh: Operation = { key: `operation-${number}`, name: { en: "New operation", "pt-BR": "Nova operação" } };
  return { ...connection, operations: connection.operations.toSpliced(after + 1, 0, fresh) };
}

export const dropOperation = (connection: Connection, place: number): Connection => ({
  ...connection,
  operations: connection.operations.toSpliced(place, 1),
});

const reads = /\binput\.([A-Za-z_][A-Za-z0-9_]*)/g;

/** The names of the input that the mappings read. */
export function inputsOf(operation: Operation): string[] {
  const texts = [...(operation.request ?? []), ...(operation.answer ?? [])].map((entry) => entry.from);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(reads)].map(([, name]) => name ?? "")))].toSorted();
}

/** What was typed as a value: numbers, true, false, lists and objects as such, all else as text. */
export function valueOf(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^(-?\d|true$|false$|null$|[[{"])/.test(trimmed)) {
    try {
      return JSON.parse(trimmed);
    } catch {
      return text;
    }
  }
  return text;
}
