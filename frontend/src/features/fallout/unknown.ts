/** What an order that waits for its data names and nobody knows here, as its fallout keeps it. */
export type Unknown = { path: string; value: string; message: string; isProduct: boolean };

export function unknownOf(payload: unknown): readonly Unknown[] {
  const given = (payload as { unknown?: unknown } | null)?.unknown;
  if (!Array.isArray(given)) return [];
  return given.map((one: Record<string, unknown>) => ({
    path: String(one["path"] ?? ""),
    value: one["value"] == null ? "" : String(one["value"]),
    message: String(one["message"] ?? ""),
    isProduct: one["code"] === "inventory.unknown_product",
  }));
}
