/** The part of the address that says which forms are listed. */
export interface FormsSearch {
  q?: string;
}

export const parseFormsSearch = (search: Record<string, unknown>): FormsSearch =>
  typeof search["q"] === "string" && search["q"] ? { q: search["q"].slice(0, 200) } : {};
