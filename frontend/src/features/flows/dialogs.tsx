/** The dialogs of the list, one at a time. */
import { ConfirmDialog } from "~/features/flows/ConfirmDialog";
import { DuplicateDialog } from "~/features/flows/DuplicateDialog";
import { ImportDialog } from "~/features/flows/ImportDialog";
import { LabelsDialog } from "~/features/flows/LabelsDialog";
import { NewDialog } from "~/features/flows/NewDialog";
import type { DefinitionRow, Facets } from "~/features/flows/queries";
import { UsesDialog } from "~/features/flows/UsesDialog";
import type { Verb } from "~/features/flows/useVerbs";
import type { DefinitionKind } from "~/graphql/graphql";

export type Asking =
  | { what: "new"; kind: DefinitionKind }
  | { what: "import"; files: readonly File[] }
  | { what: "duplicate"; row: DefinitionRow }
  | { what: "uses"; row: DefinitionRow }
  | { what: "labels"; rows: readonly DefinitionRow[] }
  | { what: "verb"; verb: Verb; rows: readonly DefinitionRow[] };

interface DialogsProps {
  asking: Asking | null;
  facets: Facets | undefined;
  onClose: () => void;
  /** Something has changed; `keys` are those that came in, where some did. */
  onDone: (keys?: readonly string[]) => void;
}

export function Dialogs({ asking, facets, onClose, onDone }: DialogsProps) {
  if (!asking) return null;
  if (asking.what === "new") return <NewDialog kind={asking.kind} onClose={onClose} />;
  if (asking.what === "import") return <ImportDialog files={asking.files} onClose={onClose} onDone={onDone} />;
  if (asking.what === "duplicate") return <DuplicateDialog row={asking.row} onClose={onClose} />;
  if (asking.what === "uses") return <UsesDialog row={asking.row} onClose={onClose} />;
  if (asking.what === "labels") return <LabelsDialog rows={asking.rows} facets={facets} onClose={onClose} onDone={onDone} />;
  return <ConfirmDialog verb={asking.verb} rows={asking.rows} onClose={onClose} onDone={onDone} />;
}
