/** The server and this browser's store behind the saving loop. */
import type { Client } from "@urql/core";
import { CheckFlow, Design, type FlowDefinition, PatchFlow } from "~/features/studio/designQueries";
import { readDoc } from "~/features/studio/model/document";
import { keep } from "~/features/studio/model/memory";
import type { Answer, Delta, Gateway, Snapshot } from "~/features/studio/saving";
import type { Conflict, Finding } from "~/features/studio/store";
import type { Problem } from "~/lib/problems";

/** The draft, else the version in force, as the editor's ground. */
export function snapshotOf({ draft, published }: FlowDefinition): Snapshot | null {
  const last = draft ?? published;
  if (!last) return null;
  return {
    doc: readDoc(last.content, last.layout),
    base: { revision: draft ? draft.revision : 0, version: last.version },
    findings: last.findings as readonly Finding[],
  };
}

type Told = Problem & { details?: unknown };

const holderOf = ({ details }: Told) => String((details as { holder?: string } | null)?.holder ?? "");

/** The ground of the edits is no more, or is not what we think: they are carried over to the newest draft. */
const stale = new Set(["stale_version", "flows.patch"]);

function refusal(problems: readonly Told[]): Answer {
  const codes = problems.map(({ code }) => code);
  const first = problems[0];
  if (codes.includes("flows.conflict")) return { kind: "conflict", conflicts: problems as readonly Conflict[] };
  if (first && (codes.includes("flows.locked") || codes.includes("flows.in_review")))
    return { kind: "locked", holder: holderOf(first), problems };
  return codes.some((code) => stale.has(code)) ? { kind: "stale", problems } : { kind: "refused", problems };
}

async function save(client: Client, key: string, { base, patch, layoutPatch, choices }: Delta): Promise<Answer> {
  const input = {
    key,
    baseRevision: base.revision,
    baseVersion: base.version,
    patch,
    layoutPatch: layoutPatch.length > 0 ? layoutPatch : null,
    choices: choices.length > 0 ? [...choices] : null,
  };
  const { data, error } = await client.mutation(PatchFlow, { input }).toPromise();
  const status = (error?.response as Response | undefined)?.status ?? 0;
  if (error && (!error.networkError || (status >= 400 && status < 500))) return { kind: "refused", problems: [{ code: "failed", message: error.message, path: [] }] };
  if (error || !data) return { kind: "offline" };
  const { problems, definition } = data.patchDraft;
  const snapshot = definition ? snapshotOf(definition) : null;
  if (problems.length === 0 && snapshot) return { kind: "saved", snapshot };
  return refusal(problems as Told[]);
}

export const gatewayOf = (client: Client, person: string, key: string): Gateway => ({
  save: (delta) => save(client, key, delta),
  load: async () => {
    const { data } = await client.query(Design, { key }, { requestPolicy: "network-only" }).toPromise();
    return data?.definition ? snapshotOf(data.definition) : null;
  },
  check: async (flow) => {
    const { data } = await client.query(CheckFlow, { content: flow }, { requestPolicy: "network-only" }).toPromise();
    return data ? { findings: data.validateFlow.findings as readonly Finding[], problems: data.validateFlow.problems } : null;
  },
  keep: (kept) => void keep(person, key, kept),
});
