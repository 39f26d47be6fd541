/** A service order as it is written: its account, what it asks for, and how it is sent. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/graphql";
import type { OrderableServicesQuery } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

const OrderableServices = graphql(`
  query OrderableServices {
    orderableServices {
      key subtype category
      name { text }
      characteristics {
        name valueType mandatory configurable fulfillmentOnly minimum maximum unit default
        label { text }
        help { text }
        allowed { value label { text } }
      }
    }
  }
`);

const ServiceAccount = graphql(`
  query ServiceAccount($id: ID!) {
    account(id: $id) { id name number sites { id name city } }
  }
`);

const CreateServiceOrder = graphql(`
  mutation CreateServiceOrder($input: CreateOrderInput!) {
    createOrder(input: $input) { order { id number version state } problems { code message path } }
  }
`);

export type Service = OrderableServicesQuery["orderableServices"][number];

export interface ServiceLine {
  id: number;
  specification: string | null;
  quantity: number;
  siteId: string | null;
  values: Record<string, unknown>;
}

export const blankLine = (id: number): ServiceLine => ({ id, specification: null, quantity: 1, siteId: null, values: {} });

export interface Header {
  externalId: string;
  description: string;
  requestedCompletion: string | null;
}

/** A day is wanted by its end. */
const endOf = (day: string | null): string | null => (day ? new Date(`${day}T23:59:59`).toISOString() : null);

export function useServices() {
  const [query, again] = useQuery({ query: OrderableServices });
  return { services: query.data?.orderableServices, error: query.error, again };
}

export function useSites(accountId: string | undefined) {
  const [query] = useQuery({ query: ServiceAccount, variables: { id: accountId ?? "" }, pause: !accountId });
  return accountId ? (query.data?.account?.sites ?? []) : [];
}

export function useSend() {
  const [, create] = useMutation(CreateServiceOrder);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, setSending] = useState(false);

  /** The number of the order once it is there; nothing when it was refused. */
  const send = async (accountId: string, header: Header, lines: readonly ServiceLine[]): Promise<string | undefined> => {
    setSending(true);
    const wanted = lines.map((line, place) => ({
      specification: line.specification,
      number: String(place + 1),
      quantity: String(line.quantity),
      siteId: line.siteId,
      characteristics: Object.entries(line.values).map(([name, value]) => ({ name, value })),
    }));
    const input = {
      accountId,
      kind: "SERVICE" as const,
      lines: wanted,
      externalId: header.externalId.trim() || null,
      description: header.description.trim() || null,
      requestedCompletion: endOf(header.requestedCompletion),
      submit: true,
    };
    const { data, error } = await create({ input });
    setSending(false);
    setProblems(data?.createOrder.problems ?? (error ? [{ code: "network", message: error.message, path: [] }] : []));
    return data?.createOrder.order?.number;
  };
  return { send, problems, sending };
}
