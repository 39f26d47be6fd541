/** Files that are dropped onto the list, and definitions that are pasted there. */
import { type DragEvent, useEffect, useState } from "react";
import { looksLikeDefinition } from "~/features/flows/files";

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function useBringing(allowed: boolean, name: string, bring: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!allowed) return;
    const paste = (event: ClipboardEvent) => {
      if (isField(event.target) || document.querySelector("[role=dialog]")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 && !looksLikeDefinition(text)) return;
      event.preventDefault();
      bring(files.length > 0 ? files : [new File([text], name)]);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [allowed, name, bring]);
  const hasFiles = (event: DragEvent) => allowed && event.dataTransfer.types.includes("Files");
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as globalThis.Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer.files.length > 0) bring([...event.dataTransfer.files]);
      },
    },
  };
}
