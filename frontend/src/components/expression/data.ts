/** What the server knows of expressions: the names in scope, the functions, and the value on a sample. */
import { useEffect, useMemo, useRef, useState } from "react";
import { useClient, useQuery } from "urql";
import { emptyScope, type Scope } from "~/components/expression/scope";
import { graphql } from "~/graphql";
import type { ExpressionSampleInput, FeelFunctionListQuery, PreviewOfExpressionQuery, PreviewExpressionInput } from "~/graphql/graphql";

const NamesInScope = graphql(`
  query NamesInScope($flowKey: String, $node: String, $inside: Boolean!, $tableKey: String, $inputType: String) {
    scopeOf(flowKey: $flowKey, node: $node, inside: $inside, tableKey: $tableKey, inputType: $inputType) {
      open
      names { path type open values label { text } help { text } }
    }
  }
`);

const FeelFunctionList = graphql(`
  query FeelFunctionList {
    feelFunctions { name family signatures result help { text } example exampleResult }
  }
`);

const PreviewOfExpression = graphql(`
  query PreviewOfExpression($input: PreviewExpressionInput!) {
    previewExpression(input: $input) {
      type value text reads unset missing
      problems { code message severity position suggestion path }
    }
  }
`);

export type FeelFunction = FeelFunctionListQuery["feelFunctions"][number];
export type Preview = PreviewOfExpressionQuery["previewExpression"];
export type PreviewProblem = Preview["problems"][number];
export type Sample = ExpressionSampleInput;
export type Mode = "expression" | "unary_tests";

/** Where an expression stands: in a flow (at a node), in a table (in a column), or on a kind of record. */
export interface Place {
  flowKey?: string | undefined;
  node?: string | undefined;
  /** For a field of the node that reads what lies inside of it. */
  inside?: boolean;
  tableKey?: string | undefined;
  column?: string | undefined;
  inputType?: string | undefined;
  /** Which state of the document the server knows: another one may have other names. */
  revision?: number | undefined;
}

/** The names that may be read at a place. */
export function useScope(place: Place | null): Scope {
  const { flowKey, node, inside, tableKey, inputType, revision } = place ?? {};
  const variables = useMemo(
    () => ({ flowKey: flowKey ?? null, node: node ?? null, inside: inside ?? false, tableKey: tableKey ?? null, inputType: inputType ?? null }),
    [flowKey, node, inside, tableKey, inputType],
  );
  const [query, ask] = useQuery({ query: NamesInScope, variables, pause: !place });
  const asked = useRef(revision);
  useEffect(() => {
    if (asked.current === revision) return;
    asked.current = revision;
    ask({ requestPolicy: "network-only" });
  }, [revision, ask]);
  const found = query.data?.scopeOf;
  return useMemo(
    () =>
      found
        ? {
            open: found.open,
            names: found.names.map(({ label, help, ...name }) => ({ ...name, label: label.text, help: help?.text ?? null })),
          }
        : emptyScope,
    [found],
  );
}

const none: readonly FeelFunction[] = [];

export function useFeelFunctions(pause = false): readonly FeelFunction[] {
  const [query] = useQuery({ query: FeelFunctionList, requestPolicy: "cache-first", pause });
  return query.data?.feelFunctions ?? none;
}

interface Asked {
  text: string;
  mode: Mode;
  place: Place | null;
  sample: Sample | null;
  tested?: unknown;
  pause?: boolean;
}

const waitMs = 250;

/** `current` is false while what is shown is the answer to an earlier text. */
export interface Previewed {
  preview: Preview | null;
  current: boolean;
}

/** The value and the problems of what is written, once it settles. The newest question alone is answered. */
export function usePreviewOfExpression({ text, mode, place, sample, tested, pause }: Asked): Previewed {
  const client = useClient();
  const [answer, setAnswer] = useState<{ text: string; preview: Preview } | null>(null);
  const { revision, ...where } = place ?? {};
  const input: PreviewExpressionInput = {
    text,
    mode: mode === "expression" ? "EXPRESSION" : "UNARY_TESTS",
    ...where,
    sample,
    ...(tested === undefined ? {} : { tested }),
  };
  const question = JSON.stringify(input);
  const idle = pause === true || place === null || text.trim() === "";
  useEffect(() => {
    if (idle) return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = JSON.parse(question) as PreviewExpressionInput;
      void client
        .query(PreviewOfExpression, { input: asked }, { requestPolicy: "network-only" })
        .toPromise()
        .then(({ data }) => current && data && setAnswer({ text: asked.text, preview: data.previewExpression }));
    }, waitMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, question, idle, revision]);
  return { preview: idle ? null : (answer?.preview ?? null), current: !idle && answer?.text === text };
}
