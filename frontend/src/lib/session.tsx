/** Who is signed in, asked once of the server and kept for the whole page. */
import { createContext, type ReactNode, useContext } from "react";

export type Role =
  | "customer" | "order_agent" | "order_manager" | "order_approver" | "fulfillment_agent"
  | "fulfillment_manager" | "fallout_agent" | "fallout_manager" | "process_admin";

export interface Session {
  id: string;
  name: string;
  login: string;
  roles: Role[];
  accountId: string | null;
  locale: string | null;
  permissions: string[];
}

export class SignInRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly path: string[] = [],
  ) {
    super(message);
  }
}

async function refusal(response: Response): Promise<SignInRefused> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; message?: string; path?: string[] };
  return new SignInRefused(response.status, body.code ?? "unknown", body.message ?? response.statusText, body.path);
}

const post = (path: string, body: unknown) =>
  fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });

/** The session of this browser, or null when nobody is signed in. */
export async function fetchSession(): Promise<Session | null> {
  const response = await fetch("/auth/me", { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (response.status === 401) return null;
  if (!response.ok) throw await refusal(response);
  return normalised(await response.json());
}

const pausesMs = [0, 700, 1500, 3000];

/** Who comes in; a server that starts anew is given some seconds, and then it is the fault, not the person. */
export async function arrival(): Promise<{ session: Session | null; fault: Error | null }> {
  let fault: Error | null = null;
  for (const pause of pausesMs) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      return { session: await fetchSession(), fault: null };
    } catch (error) {
      fault = error as Error;
    }
  }
  return { session: null, fault };
}

export async function signIn(login: string, password: string): Promise<void> {
  const response = await post("/auth/sign-in", { login, password });
  if (!response.ok) throw await refusal(response);
}

export async function welcome(input: { token: string; login: string; name: string; password: string }): Promise<void> {
  const response = await post("/auth/welcome", input);
  if (!response.ok) throw await refusal(response);
}

export async function signOut(): Promise<void> {
  await post("/auth/sign-out", {});
}

const normalised = (session: Session): Session => ({
  ...session,
  roles: session.roles.map((role) => role.toLowerCase() as Role),
});

export const can = (session: Session, permission: string) => session.permissions.includes(permission);

/** Only a customer, with no staff role beside it, lives in the portal. */
export const isCustomer = (session: Session) =>
  session.roles.length > 0 && session.roles.every((role) => role === "customer");

const SessionContext = createContext<Session | null>(null);

export function SessionProvider(props: { session: Session; children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession is used outside a signed-in page");
  return session;
}

/** True when the signed-in person holds the permission, e.g. `useCan("order.capture")`. */
export const useCan = (permission: string) => can(useSession(), permission);
