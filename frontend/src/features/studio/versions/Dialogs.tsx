/** The dialog of this room that is open, if one is. */
import { lazy, Suspense } from "react";
import { TakeOverDialog } from "~/components/definitions/TakeOverDialog";
import { useDesk } from "~/features/studio/versions/desk";
import { DiscardDraft } from "~/features/studio/versions/DiscardDraft";
import { PublishFlow } from "~/features/studio/versions/PublishFlow";
import { ResolveConflicts } from "~/features/studio/versions/ResolveConflicts";
import { RetireVersion } from "~/features/studio/versions/RetireVersion";
import { ReviewFlow } from "~/features/studio/versions/ReviewFlow";
import { RollBack } from "~/features/studio/versions/RollBack";
import { Withdraw } from "~/features/studio/versions/Withdraw";

const Migrate = lazy(() => import("~/features/studio/versions/Migrate").then(({ Migrate: found }) => ({ default: found })));
const Compare = lazy(() => import("~/features/studio/versions/compare/Compare").then(({ Compare: found }) => ({ default: found })));

export function Dialogs() {
  const dialog = useDesk((desk) => desk.dialog);
  const open = useDesk((desk) => desk.open);
  const close = () => open(null);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "takeOver":
      return <TakeOver onClose={close} />;
    case "conflict":
      return <ResolveConflicts onClose={close} />;
    case "publish":
      return <PublishFlow onClose={close} />;
    case "review":
      return <ReviewFlow onClose={close} />;
    case "withdraw":
      return <Withdraw onClose={close} />;
    case "discard":
      return <DiscardDraft onClose={close} />;
    case "rollBack":
      return <RollBack version={dialog.version} onClose={close} />;
    case "retire":
      return <RetireVersion version={dialog.version} onClose={close} />;
    case "migrate":
      return (
        <Suspense fallback={null}>
          <Migrate version={dialog.version} run={dialog.run} onClose={close} />
        </Suspense>
      );
    case "compare":
      return (
        <Suspense fallback={null}>
          <Compare before={dialog.before} after={dialog.after} onClose={close} />
        </Suspense>
      );
  }
}

function TakeOver({ onClose }: { onClose: () => void }) {
  const holder = useDesk((desk) => desk.holder);
  const takeOver = useDesk((desk) => desk.takeOver);
  return holder ? <TakeOverDialog name={holder.name} perform={takeOver} onClose={onClose} /> : null;
}
