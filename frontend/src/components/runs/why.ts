/** What a failed run says of its failure. */
export function whyOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const { node, message, code } = error as Record<string, unknown>;
  const told = typeof message === "string" && message ? message : typeof code === "string" ? code : null;
  if (!told) return null;
  return typeof node === "string" ? `${node}: ${told}` : told;
}
