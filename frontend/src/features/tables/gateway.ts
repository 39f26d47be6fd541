/** The server, as the table editor needs it. */
import type { Client, CombinedError } from "urql";
import { conflictsIn } from "~/features/tables/model/conflicts";
import type { Change, SaveAnswer } from "~/features/tables/model/editor";
import { patchBetween } from "~/features/tables/model/patch";
import type { Base, Snapshot } from "~/features/tables/model/session";
import { readTable } from "~/features/tables/model/table";
import { OnePolicy, PatchTableDraft, type Policy } from "~/features/tables/queries";
import { isDenied } from "~/lib/problems";

/** What the server has: the draft, else what is published. */
export function snapshotOf(policy: Policy): Snapshot | null {
  const version = policy.draft ?? policy.published;
  if (!version) return null;
  return {
    base: { version: version.version, revision: policy.draft?.revision ?? 0, sha256: version.sha256 },
    table: readTable(version.content),
    findings: policy.draft?.findings ?? [],
  };
}

export async function load(client: Client, key: string): Promise<Snapshot | null> {
  const { data } = await client.query(OnePolicy, { key }, { requestPolicy: "network-only" }).toPromise();
  return data?.definition ? snapshotOf(data.definition) : null;
}

/** What would be refused again however often it is sent: too large, or not permitted. */
const isFinal = (error: CombinedError) => isDenied(error) || (error.response as Response | undefined)?.status === 413;

const outdated = new Set(["stale_version", "flows.patch", "flows.no_definition"]);

export async function save(client: Client, { base, before, after, choices }: Change): Promise<SaveAnswer> {
  const patch = patchBetween(before, after);
  if (patch.length === 0 && choices.length === 0) return { kind: "saved", base };
  const input = {
    key: after.key,
    baseRevision: base.revision,
    baseVersion: base.revision > 0 ? base.version : null,
    patch,
    choices: choices.map(({ element, field, take }) => ({ element, field, take: take === "mine" ? ("MINE" as const) : ("THEIRS" as const) })),
  };
  const { data, error } = await client.mutation(PatchTableDraft, { input }).toPromise();
  if (!data) return error && isFinal(error) ? { kind: "refused", problems: [{ code: "refused", message: error.message, path: [] }] } : { kind: "failed" };
  const { definition, problems } = data.patchDraft;
  const conflicts = conflictsIn(problems);
  if (conflicts.length > 0) return { kind: "conflict", conflicts };
  if (problems.some((problem) => outdated.has(problem.code))) return { kind: "stale" };
  const draft = definition?.draft;
  if (problems.length > 0 || !draft) return { kind: "refused", problems };
  if (isNext(base, draft)) return { kind: "saved", base: baseOf(draft), findings: draft.findings };
  const merged = await load(client, after.key);
  return merged ? { kind: "saved", ...merged } : { kind: "failed" };
}

const baseOf = ({ version, revision, sha256 }: Base): Base => ({ version, revision, sha256 });

/** Whether nobody else saved between the two. */
const isNext = (base: Base, draft: Base) => draft.revision === base.revision + 1 && (base.revision === 0 || draft.version === base.version);
