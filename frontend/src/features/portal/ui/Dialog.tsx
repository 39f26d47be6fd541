/**
 * A dialog of the browser's own: it takes the focus, Escape closes it, and the focus goes back where it was. Inside another
 * site's page the frame is as high as its content, and its middle may be out of sight: there it opens where it is asked for.
 */
import { Trans } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { usePortal } from "~/features/portal/lib/portal";
import { Button } from "~/features/portal/ui/Button";
import classes from "~/features/portal/ui/ui.module.css";

export function Dialog({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  const { framed } = usePortal();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (framed) {
      shown?.show();
      shown?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    } else shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [framed]);
  const escaped = (event: KeyboardEvent) => {
    if (framed && event.key === "Escape") onClose();
  };
  return (
    <dialog ref={dialog} className={classes.dialog} data-inline={framed || undefined} aria-labelledby={id} onCancel={onClose} onKeyDown={escaped}>
      <h2 id={id}>{title}</h2>
      {children}
      <Button look="quiet" onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </dialog>
  );
}
