/** One file on its way in: brought, tried without effect, and taken when its reader says so. */
import { useState } from "react";
import { useMutation } from "urql";
import { ImportOfParties, type Report, UploadOfParties } from "~/components/sheets/queries";
import type { PartyFile } from "~/graphql/graphql";
import { bring } from "~/lib/files";
import { type Problem } from "~/lib/problems";

export type Stage =
  | { kind: "choosing" }
  | { kind: "working"; name: string }
  | { kind: "told"; name: string; problems: readonly Problem[] }
  | { kind: "tried"; name: string; upload: string; report: Report };

const silence: Problem[] = [{ code: "offline", message: "", path: [] }];

export function useSheetImport(file: PartyFile, accountId: string | undefined) {
  const [stage, setStage] = useState<Stage>({ kind: "choosing" });
  const [, prepare] = useMutation(UploadOfParties);
  const [, send] = useMutation(ImportOfParties);
  const ask = async (upload: string, how: { dryRun: boolean; validOnly: boolean }) => {
    const { data } = await send({ input: { upload, file, accountId: accountId ?? null, ...how } });
    return data?.importParties;
  };
  const choose = async (chosen: File) => {
    const { name } = chosen;
    setStage({ kind: "working", name });
    const { data } = await prepare({});
    const upload = data?.preparePartyImport.upload;
    if (!upload) return setStage({ kind: "told", name, problems: data?.preparePartyImport.problems ?? silence });
    const fault = await bring(upload.url, chosen);
    if (fault !== null) return setStage({ kind: "told", name, problems: [{ code: "file", message: fault, path: [] }] });
    const answer = await ask(upload.id, { dryRun: true, validOnly: false });
    if (!answer?.report) return setStage({ kind: "told", name, problems: answer?.problems ?? silence });
    setStage({ kind: "tried", name, upload: upload.id, report: answer.report });
  };
  /** Takes it, all of it or its good rows; whether it is in. */
  const take = async (tried: Extract<Stage, { kind: "tried" }>, validOnly: boolean): Promise<Report | null> => {
    setStage({ kind: "working", name: tried.name });
    const answer = await ask(tried.upload, { dryRun: false, validOnly });
    if (answer?.report?.done) return answer.report;
    if (answer?.report) setStage({ ...tried, report: answer.report });
    else setStage({ kind: "told", name: tried.name, problems: answer?.problems ?? silence });
    return null;
  };
  return { stage, choose, take, back: () => setStage({ kind: "choosing" }) };
}
