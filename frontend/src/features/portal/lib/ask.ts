/** The one way to the server: a document and its variables, answered or refused. */
import type { TypedDocumentString } from "~/graphql/portal/graphql";
import { currentLocale } from "~/lib/i18n";

export type Document<Data, Variables> = TypedDocumentString<Data, Variables>;

/** `code` is the server's; `unreachable` when there was no answer, `ended` when it no longer knows who asks. */
export class AskFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly traceId: string | null = null,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; traceId?: string } }[];
}

/** Where the secret of a visit comes from; none where a cookie says who asks. `renewed` is tried once when it ended. */
export interface Bearer {
  secret: () => string | null;
  renewed: () => Promise<boolean>;
}

export type Ask = <Data, Variables>(document: Document<Data, Variables>, variables: Variables) => Promise<Data>;

async function post(body: string, secret: string | null): Promise<Response> {
  try {
    return await fetch("/portal/graphql", {
      method: "POST",
      credentials: secret ? "omit" : "same-origin",
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": currentLocale(),
        ...(secret ? { Authorization: `Bearer ${secret}` } : {}),
      },
      body,
    });
  } catch {
    throw new AskFailed("unreachable", "The server did not answer.");
  }
}

export function createAsk(bearer: Bearer | null): Ask {
  return async (document, variables) => {
    const body = JSON.stringify({ query: String(document), variables });
    let response = await post(body, bearer?.secret() ?? null);
    if (response.status === 401 && bearer && (await bearer.renewed())) response = await post(body, bearer.secret());
    if (response.status === 401) throw new AskFailed("ended", "Your visit has ended.");
    const answer = (await response.json().catch(() => ({}))) as Answer<never>;
    const error = answer.errors?.[0];
    if (error || !answer.data) {
      throw new AskFailed(error?.extensions?.code ?? "failed", error?.message ?? response.statusText, error?.extensions?.traceId ?? null);
    }
    return answer.data;
  };
}
