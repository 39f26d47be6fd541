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

/** Lets the browser fetch a file of ours by an address that is good for minutes. */
export function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Brings a file to an address that took its name; what is wrong with it, or null when it was taken. */
export async function bring(url: string, file: File): Promise<string | null> {
  try {
    const answer = await fetch(url, { method: "PUT", body: file, credentials: "same-origin" });
    if (answer.ok) return null;
    const said: unknown = await answer.json().catch(() => null);
    return messageOf(said) ?? answer.statusText;
  } catch {
    return "";
  }
}

function messageOf(said: unknown): string | null {
  if (typeof said !== "object" || said === null) return null;
  const body = said as Record<string, unknown>;
  for (const key of ["message", "detail", "reason"]) if (typeof body[key] === "string") return body[key];
  const first = Array.isArray(body["problems"]) ? (body["problems"][0] as Record<string, unknown> | undefined) : undefined;
  return typeof first?.["message"] === "string" ? first["message"] : null;
}
