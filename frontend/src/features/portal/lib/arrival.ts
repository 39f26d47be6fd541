/**
 * How a customer comes in where another site frames the portal: its page hands over a token that its back end signed,
 * which is exchanged for a visit of a quarter of an hour. The secret of the visit lives in this variable and nowhere else.
 */
import { AskFailed, type Bearer } from "~/features/portal/lib/ask";
import { applyTheme } from "~/features/portal/lib/theme";

const WAIT_MS = 15_000;
const EARLY_MS = 60_000;

export interface Framing {
  integration: string;
  host: string;
  locale: string | null;
  widget: string;
  /** What the widget is about: the key of an offering, or the number of an order. */
  subject: string | null;
}

/** What the address of the frame says; the server gave the page only if this host may frame it. */
export function framing(search: string): Framing {
  const given = new URLSearchParams(search);
  return {
    integration: given.get("integration") ?? "",
    host: given.get("host") ?? "",
    locale: given.get("locale"),
    widget: given.get("widget") ?? "full",
    subject: given.get("subject"),
  };
}

interface Visit {
  secret: string;
  expiresAt: string;
  name: string;
  theme: unknown;
}

type Sent = { orderloom: 1; type: string; token?: unknown; theme?: unknown; message?: unknown };

const isOurs = (data: unknown): data is Sent => typeof data === "object" && data !== null && (data as Sent).orderloom === 1;

/** Speaks with the one page that frames this one, by its exact origin. */
export class Host {
  private waiting: { resolve: (token: string) => void; reject: (error: Error) => void }[] = [];

  constructor(private readonly origin: string) {
    window.addEventListener("message", (event) => {
      if (event.origin !== this.origin || event.source !== window.parent || !isOurs(event.data)) return;
      const { type, token, theme, message } = event.data;
      if (type === "theme") applyTheme(theme);
      if (type === "token" && typeof token === "string") this.settle(({ resolve }) => resolve(token));
      if (type === "no-token") this.settle(({ reject }) => reject(new AskFailed("no-token", typeof message === "string" ? message : "")));
    });
  }

  tell(type: string, more: Record<string, unknown> = {}): void {
    window.parent.postMessage({ orderloom: 1, type, ...more }, this.origin);
  }

  token(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      setTimeout(() => reject(new AskFailed("no-token", "The page did not say who you are.")), WAIT_MS);
      this.tell("token-wanted");
    });
  }

  private settle(each: (one: { resolve: (token: string) => void; reject: (error: Error) => void }) => void): void {
    const settled = this.waiting;
    this.waiting = [];
    for (const one of settled) each(one);
  }
}

async function exchanged(framed: Framing, token: string, former: string | null): Promise<Visit> {
  const response = await fetch("/portal/session", {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ integration: framed.integration, host: framed.host, token, former }),
  });
  const answer = (await response.json().catch(() => ({}))) as Partial<Visit> & { code?: string; message?: string };
  if (!response.ok || !answer.secret || !answer.expiresAt) {
    throw new AskFailed(answer.code ?? "failed", answer.message ?? response.statusText);
  }
  return answer as Visit;
}

/** Comes in, and comes in anew a minute before the visit ends, or when the server no longer knows it. */
export async function arrive(host: Host, framed: Framing): Promise<{ name: string; bearer: Bearer }> {
  let visit = await exchanged(framed, await host.token(), null);
  let renewing: Promise<boolean> | null = null;
  let timer = 0;
  const plan = () => {
    window.clearTimeout(timer);
    const left = new Date(visit.expiresAt).getTime() - Date.now() - EARLY_MS;
    timer = window.setTimeout(() => void renewed(), Math.max(left, EARLY_MS));
  };
  const renew = async (): Promise<boolean> => {
    try {
      visit = await exchanged(framed, await host.token(), visit.secret);
      plan();
      return true;
    } catch {
      return false;
    }
  };
  const renewed = (): Promise<boolean> => {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  };
  applyTheme(visit.theme);
  plan();
  return { name: visit.name, bearer: { secret: () => visit.secret, renewed } };
}

/** Tells the page how high the content is, so that nobody scrolls inside of a scroll. */
export function reportHeight(host: Host): void {
  const measured = document.getElementById("root") ?? document.body;
  const tell = () => host.tell("resized", { height: Math.ceil(measured.scrollHeight) });
  new ResizeObserver(tell).observe(measured);
  tell();
}
