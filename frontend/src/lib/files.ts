/** JSON documents in and out of the browser as files. */

export function saveJson(name: string, content: unknown): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The object in a file of this schema, such as `orderloom.form/1`; else what is wrong with it. */
export async function readJson(file: File, schema: string): Promise<{ content: Record<string, unknown> } | { fault: "unreadable" | "newer" | "other" }> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { fault: "unreadable" };
  }
  const found = typeof content === "object" && content !== null ? (content as Record<string, unknown>)["schema"] : undefined;
  if (found === schema) return { content: content as Record<string, unknown> };
  const [name] = schema.split("/");
  return { fault: typeof found === "string" && found.startsWith(`${name}/`) ? "newer" : "other" };
}
