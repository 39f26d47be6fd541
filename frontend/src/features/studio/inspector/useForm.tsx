/** What the fields of one node need: its values, what was found at them, and how they are changed. */
import { useLingui } from "@lingui/react/macro";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Place, type Sample, useScope } from "~/components/expression/data";
import type { Scope } from "~/components/expression/scope";
import { put } from "~/features/studio/inspector/form/schema";
import type { FlowNode } from "~/features/studio/model/document";
import type { KindRecord } from "~/features/studio/model/kinds";
import { type Finding, useStudio, useStudioStore } from "~/features/studio/store";

export type Path = readonly (string | number)[];

export interface Form {
  node: FlowNode;
  kind: KindRecord | undefined;
  readOnly: boolean;
  findings: readonly Finding[];
  place: Place;
  scope: Scope;
  insidePlace: Place;
  insideScope: Scope;
  sample: Sample | null;
  /** Sets the value at a path of the node. Typing into one field is one step back; `once` makes it one of its own. */
  change: (path: Path, value: unknown, label: string, once?: boolean) => void;
}

const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error("useForm is used outside of the inspector");
  return form;
}

/** The names and the names of fields as one reads them in a field's expressions. */
export const namesOf = (form: Form, inner: boolean): { place: Place; scope: Scope } =>
  inner ? { place: form.insidePlace, scope: form.insideScope } : { place: form.place, scope: form.scope };

const nothing: readonly Finding[] = [];

const unplaced = (finding: Finding): Finding => ({ ...finding, position: null });

export function NodeFormProvider({ node, children }: { node: FlowNode; children: ReactNode }) {
  const { t } = useLingui();
  const store = useStudioStore();
  const flowKey = useStudio((studio) => studio.key);
  const kind = useStudio((studio) => studio.kinds.get(node.kind));
  const revision = useStudio((studio) => studio.base.revision);
  const readOnly = useStudio((studio) => studio.readOnly !== false);
  const all = useStudio((studio) => studio.findings);
  const fresh = useStudio((studio) => studio.checked === studio.doc.flow);
  const sample = useStudio((studio) => studio.sample?.input ?? null);
  const known = useStudio((studio) => studio.saved.flow.nodes.some(({ id }) => id === node.id));
  const scoped = kind ? JSON.stringify(kind.schema).includes('"x-inner"') : false;
  const place = useMemo<Place>(() => ({ flowKey, revision, ...(known ? { node: node.id } : {}) }), [flowKey, node.id, known, revision]);
  const insidePlace = useMemo<Place>(() => ({ ...place, inside: true }), [place]);
  const scope = useScope(place);
  const insideScope = useScope(scoped ? insidePlace : null);
  const form = useMemo<Form>(() => {
    // Where in a text something is wrong holds for the text that was checked alone.
    const findings = all.filter((finding) => finding.node === node.id).map((finding) => (fresh ? finding : unplaced(finding)));
    return {
      node,
      kind,
      readOnly,
      findings: findings.length > 0 ? findings : nothing,
      place,
      scope,
      insidePlace,
      insideScope,
      sample,
      change: (path, value, label, once) =>
        store.getState().edit(
          t`Change ${label}`,
          ({ flow }) => {
            const own = flow.nodes.find(({ id }) => id === node.id);
            if (own) put(own as unknown as Record<string, unknown>, path, value);
          },
          once ? {} : { merge: `${node.id}/${path.join("/")}` },
        ),
    };
  }, [all, fresh, node, kind, readOnly, place, scope, insidePlace, insideScope, sample, store, t]);
  return <FormContext.Provider value={form}>{children}</FormContext.Provider>;
}
