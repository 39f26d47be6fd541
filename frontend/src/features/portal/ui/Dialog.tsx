/** A dialog of the browser's own: it takes the focus, Escape closes it, and the focus goes back where it was. */
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "~/features/portal/ui/Button";
import classes from "~/features/portal/ui/ui.module.css";

export function Dialog({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <Button look="quiet" onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </dialog>
  );
}
