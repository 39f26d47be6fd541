/** How the edits of this flow stand. */
import { SaveStatus } from "~/components/definitions/SaveStatus";
import { useStudio } from "~/features/studio/store";
import { useDesk } from "~/features/studio/versions/desk";

export function SaveMark() {
  const { status, at, problems } = useStudio((studio) => studio.saving);
  const drafted = useStudio((studio) => studio.base.revision > 0);
  const readOnly = useStudio((studio) => studio.readOnly);
  const dirty = useStudio((studio) => studio.doc !== studio.saved);
  const flush = useStudio((studio) => studio.flush);
  const open = useDesk((desk) => desk.open);
  const reached = useDesk((desk) => desk.reached);
  if (readOnly && !(dirty && readOnly === "locked")) return null;
  return (
    <SaveStatus
      status={!reached && (status === "waiting" || status === "saving") ? "offline" : status}
      drafted={drafted}
      at={at === null ? null : new Date(at).toISOString()}
      why={problems.map(({ message }) => message).join(" ") || undefined}
      onRetry={() => void flush()}
      onConflict={() => open({ kind: "conflict" })}
    />
  );
}
