/** Takes definitions out of use, brings them back and throws drafts away: one after the other, with what was refused. */
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useMutation } from "urql";
import { BringBackDefinition, DeleteDraft, type DefinitionRow, RetireDefinition } from "~/features/flows/queries";
import type { Problem } from "~/lib/problems";

export type Verb = "retire" | "bringBack" | "deleteDraft";

/** Whom a verb can be done to at all. */
export const isFor = (verb: Verb, row: DefinitionRow): boolean =>
  verb === "retire"
    ? row.statuses.includes("PUBLISHED")
    : verb === "bringBack"
      ? row.statuses.includes("RETIRED")
      : row.draft !== null && row.review === null;

export function useVerbs() {
  const { t } = useLingui();
  const [, retire] = useMutation(RetireDefinition);
  const [, bringBack] = useMutation(BringBackDefinition);
  const [, deleteDraft] = useMutation(DeleteDraft);
  return useCallback(
    async (verb: Verb, keys: readonly string[]): Promise<Problem[]> => {
      const refused: Problem[] = [];
      for (const key of keys) {
        const problems =
          verb === "retire"
            ? (await retire({ input: { key, confirm: true } })).data?.retireDefinition.problems
            : verb === "bringBack"
              ? (await bringBack({ input: { key } })).data?.bringBackDefinition.problems
              : (await deleteDraft({ input: { key } })).data?.discardDraft.problems;
        const found = problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
        refused.push(...found.map(({ code, message, path }) => ({ code, message: `${key}: ${message}`, path: [key, ...path] })));
      }
      return refused;
    },
    [retire, bringBack, deleteDraft, t],
  );
}
