/** Files go to and come from addresses that are made for this visitor, and are good for minutes. */
import { AskFailed, type Bearer } from "~/features/portal/lib/ask";

export interface Files {
  bring: (address: string, file: File) => Promise<void>;
  save: (address: string, name: string) => Promise<void>;
}

async function sent(address: string, secret: string | null, more: RequestInit): Promise<Response> {
  const headers: Record<string, string> = secret ? { Authorization: `Bearer ${secret}` } : {};
  let response: Response;
  try {
    response = await fetch(address, { ...more, credentials: secret ? "omit" : "same-origin", headers });
  } catch {
    throw new AskFailed("unreachable", "The server did not answer.");
  }
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as { problems?: { code: string; message: string }[] };
  throw new AskFailed(said.problems?.[0]?.code ?? "failed", said.problems?.[0]?.message ?? response.statusText);
}

export function createFiles(bearer: Bearer | null): Files {
  const secret = () => bearer?.secret() ?? null;
  return {
    bring: async (address, file) => {
      await sent(address, secret(), { method: "PUT", body: file });
    },
    save: async (address, name) => {
      const url = URL.createObjectURL(await (await sent(address, secret(), { method: "GET" })).blob());
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    },
  };
}
