/** Offers to take what is under way over to the version that has just come into force. */
import { MigrateDialog } from "~/features/studio/runs/MigrateDialog";
import { useStudio } from "~/features/studio/store";

export function Migrate({ version, run, onClose }: { version: number; run: string; onClose: () => void }) {
  const definitionKey = useStudio((studio) => studio.key);
  const content = useStudio((studio) => studio.saved.flow);
  return <MigrateDialog all run={{ id: run, definitionKey, order: null }} to={{ version, content }} onClose={onClose} />;
}
