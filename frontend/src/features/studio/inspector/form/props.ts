/** What every field of a form is given. */
import type { ReactNode } from "react";
import type { FieldSpec } from "~/features/studio/inspector/form/schema";
import type { Path } from "~/features/studio/inspector/useForm";

export interface FieldProps {
  field: FieldSpec;
  path: Path;
  value: unknown;
  label: string;
  /** The button that explains the field. */
  help: ReactNode;
}

/** Draws the fields of an object that lies inside of a field. */
export type DrawFields = (fields: readonly FieldSpec[], value: unknown, path: Path) => ReactNode;
