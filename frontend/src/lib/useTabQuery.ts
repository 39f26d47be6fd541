/** A tab's own query, asked anew when the order has changed. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useEffect, useRef } from "react";
import { type AnyVariables, type OperationContext, useQuery } from "urql";

export function useTabQuery<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  changed: string,
  context?: Partial<OperationContext>,
) {
  const [state, execute] = useQuery<Data, AnyVariables>({ query, variables, requestPolicy: "cache-and-network", ...(context ? { context } : {}) });
  const seen = useRef(changed);
  useEffect(() => {
    if (seen.current === changed) return;
    seen.current = changed;
    execute({ requestPolicy: "network-only" });
  }, [changed, execute]);
  return [state, () => execute({ requestPolicy: "network-only" })] as const;
}
