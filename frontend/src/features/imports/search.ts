/** The part of the address that says what the list of imports shows. */
export interface ImportsSearch {
  tab?: "queue";
}

export const parseImportsSearch = (search: Record<string, unknown>): ImportsSearch => (search["tab"] === "queue" ? { tab: "queue" } : {});
