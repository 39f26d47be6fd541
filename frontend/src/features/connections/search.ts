/** The part of the address that says which connections are listed, or which operation is looked at. */
export interface ConnectionsSearch {
  q?: string;
}

export interface ConnectionSearch {
  operation?: string;
}

export const parseConnectionsSearch = (search: Record<string, unknown>): ConnectionsSearch =>
  typeof search["q"] === "string" && search["q"] ? { q: search["q"].slice(0, 200) } : {};

export const parseConnectionSearch = (search: Record<string, unknown>): ConnectionSearch =>
  typeof search["operation"] === "string" && search["operation"] ? { operation: search["operation"].slice(0, 100) } : {};
