/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptedTerms = {
  key: string;
  version: number;
};

export type AttachFile = {
  name: string;
  number: string;
};

export type CancelOrder = {
  number: string;
  reason: string;
  version?: number | null | undefined;
};

export type Checkout = {
  contactId?: string | number | null | undefined;
  key?: string | null | undefined;
  purchaseOrder?: string | null | undefined;
  terms?: Array<AcceptedTerms>;
  version: number;
  wantedBy?: string | null | undefined;
};

export type ChosenLine = {
  number: string;
  offering: string;
  parentNumber?: string | null | undefined;
  placeId?: string | number | null | undefined;
  quantity?: string;
  values?: Array<ChosenValue>;
};

export type ChosenValue = {
  name: string;
  value?: unknown;
};

export type OrderStage =
  | 'ACCEPTED'
  | 'CANCELED'
  | 'CHECKING'
  | 'DONE'
  | 'FAILED'
  | 'IN_CART'
  | 'NEEDS_YOU'
  | 'PAUSED'
  | 'REFUSED'
  | 'WORKING';

export type RaiseRequest = {
  key?: string | null | undefined;
  kind: RequestKind;
  lineId?: string | number | null | undefined;
  order?: string | null | undefined;
  text: string;
  title: string;
};

export type RequestKind =
  | 'CHANGE'
  | 'ISSUE'
  | 'QUESTION'
  | 'SERVICE';

export type RequestState =
  | 'AWAITING_CUSTOMER'
  | 'CLOSED'
  | 'IN_PROGRESS'
  | 'OPEN'
  | 'RESOLVED';

export type SaveCart = {
  key?: string | null | undefined;
  lines: Array<ChosenLine>;
  version?: number | null | undefined;
};

export type SayInRequest = {
  key?: string | null | undefined;
  number: string;
  text?: string | null | undefined;
};

export type SelectionChangeKind =
  | 'ADD'
  | 'ANSWER'
  | 'QUANTITY'
  | 'REMOVE';

export type ValueOrigin =
  | 'BUYER'
  | 'NONE'
  | 'OFFERING'
  | 'RULE'
  | 'SPECIFICATION';

export type ValueType =
  | 'BOOLEAN'
  | 'DATE'
  | 'DECIMAL'
  | 'ENUM'
  | 'INTEGER'
  | 'JSON'
  | 'STRING';

export type EmptyCartMutationVariables = Exact<{ [key: string]: never; }>;


export type EmptyCartMutation = { emptyCart: { problems: Array<{ message: string }> } };

export type QuoteQueryVariables = Exact<{
  lines: Array<ChosenLine> | ChosenLine;
}>;


export type QuoteQuery = { quote: { oneTimeTotal: { amount: string, currency: string }, recurringTotal: { amount: string, currency: string }, problems: Array<{ code: string, message: string, path: Array<string> }>, terms: Array<{ key: string, version: number, name: string, text: string }> }, me: { account: { contacts: Array<{ id: string, name: string, email: string | null, phone: string | null }> } } };

export type SendOrderMutationVariables = Exact<{
  input: Checkout;
}>;


export type SendOrderMutation = { checkout: { order: { id: string, number: string } | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type CartQueryVariables = Exact<{ [key: string]: never; }>;


export type CartQuery = { cart: { id: string, number: string, version: number, oneTimeTotal: { amount: string, currency: string }, recurringTotal: { amount: string, currency: string }, lines: Array<{ id: string, number: string, parentId: string | null, offering: string, name: string, quantity: string, place: { id: string, name: string, city: string } | null, values: Array<{ name: string, label: string, value: unknown, text: string }>, charges: Array<{ kind: string, period: string | null, name: string, total: { amount: string, currency: string } }> }> } | null };

export type SaveCartMutationVariables = Exact<{
  input: SaveCart;
}>;


export type SaveCartMutation = { saveCart: { order: { id: string, number: string, version: number } | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type CancelMutationVariables = Exact<{
  input: CancelOrder;
}>;


export type CancelMutation = { cancelOrder: { order: { id: string, stage: OrderStage } | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type TrackedQueryVariables = Exact<{
  number: string;
}>;


export type TrackedQuery = { order: { id: string, number: string, version: number, stage: OrderStage, reason: string | null, createdAt: string, sentAt: string | null, doneAt: string | null, expectedAt: string | null, steps: number, stepsDone: number, mayCancel: boolean, oneTimeTotal: { amount: string, currency: string }, recurringTotal: { amount: string, currency: string }, lines: Array<{ id: string, number: string, parentId: string | null, offering: string, name: string, quantity: string, stage: OrderStage, place: { id: string, name: string, city: string } | null, values: Array<{ name: string, label: string, value: unknown, text: string }>, charges: Array<{ kind: string, period: string | null, name: string, total: { amount: string, currency: string } }> }> } | null };

export type OrderTickSubscriptionVariables = Exact<{
  number: string;
}>;


export type OrderTickSubscription = { orderChanged: { number: string } };

export type MyOrdersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyOrdersQuery = { orders: { endCursor: string | null, hasMore: boolean, nodes: Array<{ id: string, number: string, stage: OrderStage, createdAt: string, expectedAt: string | null, doneAt: string | null, lines: Array<{ id: string, parentId: string | null, name: string }> }> } };

export type RaiseMutationVariables = Exact<{
  input: RaiseRequest;
}>;


export type RaiseMutation = { raiseRequest: { request: { number: string } | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type AttachFileMutationVariables = Exact<{
  input: AttachFile;
}>;


export type AttachFileMutation = { attachFile: { address: string | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type FetchFileMutationVariables = Exact<{
  id: string | number;
}>;


export type FetchFileMutation = { fetchFile: { address: string | null, problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type MyRequestsQueryVariables = Exact<{
  order?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MyRequestsQuery = { requests: { endCursor: string | null, hasMore: boolean, nodes: Array<{ number: string, kind: RequestKind, state: RequestState, title: string, updatedAt: string, orderNumber: string | null }> } };

export type AskedRequestQueryVariables = Exact<{
  number: string;
}>;


export type AskedRequestQuery = { request: { number: string, kind: RequestKind, state: RequestState, title: string, createdAt: string, orderNumber: string | null, actions: Array<string>, messages: Array<{ id: string, authorName: string, mine: boolean, text: string, createdAt: string }>, files: Array<{ id: string, name: string, size: number }> } | null };

export type ReplyMutationVariables = Exact<{
  input: SayInRequest;
}>;


export type ReplyMutation = { replyToRequest: { problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type CloseMutationVariables = Exact<{
  input: SayInRequest;
}>;


export type CloseMutation = { closeRequest: { problems: Array<{ code: string, message: string, path: Array<string> }> } };

export type ReplyTickSubscriptionVariables = Exact<{
  number: string;
}>;


export type ReplyTickSubscription = { requestChanged: { number: string } };

export type ShelvesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShelvesQuery = { shelves: Array<{ key: string, name: string }> };

export type OfferingsQueryVariables = Exact<{
  search: string;
  shelf?: string | null | undefined;
}>;


export type OfferingsQuery = { offerings: Array<{ key: string, name: string, description: string, available: boolean, reason: string | null, pictures: Array<{ url: string, words: string }>, prices: Array<{ kind: string, period: string | null, amount: { amount: string, currency: string } }>, parts: Array<{ key: string, name: string, minimum: number }> }> };

export type ConfigureQueryVariables = Exact<{
  lines: Array<ChosenLine> | ChosenLine;
  fresh?: Array<string> | string | null | undefined;
  estimate: boolean;
}>;


export type ConfigureQuery = { configure: { lines: Array<{ number: string, parentNumber: string | null, offering: string, name: string, quantity: string, siteId: string | null, needsSite: boolean, questions: Array<{ key: string, name: string, help: string | null, valueType: ValueType, unit: string | null, value: unknown, origin: ValueOrigin, minimum: string | null, maximum: string | null, step: string | null, most: number, mandatory: boolean, hidden: boolean, readOnly: boolean, choices: Array<{ value: unknown, label: string, selectable: boolean, because: { rule: string, message: string } | null }>, because: Array<{ rule: string, message: string }> }>, parts: Array<{ offering: string, name: string, description: string | null, minimum: number, maximum: number, count: number, group: string | null, needsSite: boolean, because: { rule: string, message: string } | null }>, groups: Array<{ key: string, name: string, minimum: number, maximum: number, count: number }> }>, conflicts: Array<{ rule: string, name: string, message: string, line: string, characteristic: string | null, child: string | null, waysOut: Array<{ label: string, changes: Array<{ kind: SelectionChangeKind, line: string, characteristic: string | null, value: unknown, offering: string | null, parentNumber: string | null, quantity: string, siteId: string | null }> }> }>, problems: Array<{ code: string, message: string, path: Array<string> }>, price: { oneTimeTotal: { amount: string, currency: string }, recurringTotal: { amount: string, currency: string }, lines: Array<{ number: string, parentNumber: string | null, name: string, charges: Array<{ chargeType: string, period: string | null, quantity: string, name: { text: string }, unit: { amount: string, currency: string }, total: { amount: string, currency: string }, steps: Array<{ label: string, amount: { amount: string, currency: string } }> }> }> } | null, promisedDateEstimate: { likely: string, late: string, basis: string, samples: number } | null } };

export type OfferedQueryVariables = Exact<{
  key: string;
}>;


export type OfferedQuery = { offering: { key: string, name: string, description: string, available: boolean, reason: string | null, needsPlace: boolean, pictures: Array<{ url: string, words: string }> } | null, me: { account: { number: string, places: Array<{ id: string, name: string, street: string, city: string }> } } };

export type InCartQueryVariables = Exact<{ [key: string]: never; }>;


export type InCartQuery = { cart: { id: string, lines: Array<{ id: string, parentId: string | null }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const EmptyCartDocument = new TypedDocumentString(`
    mutation EmptyCart {
  emptyCart {
    problems {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EmptyCartMutation, EmptyCartMutationVariables>;
export const QuoteDocument = new TypedDocumentString(`
    query Quote($lines: [ChosenLine!]!) {
  quote(lines: $lines) {
    oneTimeTotal {
      amount
      currency
    }
    recurringTotal {
      amount
      currency
    }
    problems {
      code
      message
      path
    }
    terms {
      key
      version
      name
      text
    }
  }
  me {
    account {
      contacts {
        id
        name
        email
        phone
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuoteQuery, QuoteQueryVariables>;
export const SendOrderDocument = new TypedDocumentString(`
    mutation SendOrder($input: Checkout!) {
  checkout(input: $input) {
    order {
      id
      number
    }
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SendOrderMutation, SendOrderMutationVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart {
  cart {
    id
    number
    version
    oneTimeTotal {
      amount
      currency
    }
    recurringTotal {
      amount
      currency
    }
    lines {
      id
      number
      parentId
      offering
      name
      quantity
      place {
        id
        name
        city
      }
      values {
        name
        label
        value
        text
      }
      charges {
        kind
        period
        name
        total {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const SaveCartDocument = new TypedDocumentString(`
    mutation SaveCart($input: SaveCart!) {
  saveCart(input: $input) {
    order {
      id
      number
      version
    }
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCartMutation, SaveCartMutationVariables>;
export const CancelDocument = new TypedDocumentString(`
    mutation Cancel($input: CancelOrder!) {
  cancelOrder(input: $input) {
    order {
      id
      stage
    }
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelMutation, CancelMutationVariables>;
export const TrackedDocument = new TypedDocumentString(`
    query Tracked($number: String!) {
  order(number: $number) {
    id
    number
    version
    stage
    reason
    createdAt
    sentAt
    doneAt
    expectedAt
    steps
    stepsDone
    mayCancel
    oneTimeTotal {
      amount
      currency
    }
    recurringTotal {
      amount
      currency
    }
    lines {
      id
      number
      parentId
      offering
      name
      quantity
      stage
      place {
        id
        name
        city
      }
      values {
        name
        label
        value
        text
      }
      charges {
        kind
        period
        name
        total {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TrackedQuery, TrackedQueryVariables>;
export const OrderTickDocument = new TypedDocumentString(`
    subscription OrderTick($number: String!) {
  orderChanged(number: $number) {
    number
  }
}
    `) as unknown as TypedDocumentString<OrderTickSubscription, OrderTickSubscriptionVariables>;
export const MyOrdersDocument = new TypedDocumentString(`
    query MyOrders($after: String) {
  orders(first: 20, after: $after) {
    endCursor
    hasMore
    nodes {
      id
      number
      stage
      createdAt
      expectedAt
      doneAt
      lines {
        id
        parentId
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyOrdersQuery, MyOrdersQueryVariables>;
export const RaiseDocument = new TypedDocumentString(`
    mutation Raise($input: RaiseRequest!) {
  raiseRequest(input: $input) {
    request {
      number
    }
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RaiseMutation, RaiseMutationVariables>;
export const AttachFileDocument = new TypedDocumentString(`
    mutation AttachFile($input: AttachFile!) {
  attachFile(input: $input) {
    address
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AttachFileMutation, AttachFileMutationVariables>;
export const FetchFileDocument = new TypedDocumentString(`
    mutation FetchFile($id: ID!) {
  fetchFile(id: $id) {
    address
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FetchFileMutation, FetchFileMutationVariables>;
export const MyRequestsDocument = new TypedDocumentString(`
    query MyRequests($order: String, $after: String) {
  requests(order: $order, first: 20, after: $after) {
    endCursor
    hasMore
    nodes {
      number
      kind
      state
      title
      updatedAt
      orderNumber
    }
  }
}
    `) as unknown as TypedDocumentString<MyRequestsQuery, MyRequestsQueryVariables>;
export const AskedRequestDocument = new TypedDocumentString(`
    query AskedRequest($number: String!) {
  request(number: $number) {
    number
    kind
    state
    title
    createdAt
    orderNumber
    actions
    messages {
      id
      authorName
      mine
      text
      createdAt
    }
    files {
      id
      name
      size
    }
  }
}
    `) as unknown as TypedDocumentString<AskedRequestQuery, AskedRequestQueryVariables>;
export const ReplyDocument = new TypedDocumentString(`
    mutation Reply($input: SayInRequest!) {
  replyToRequest(input: $input) {
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReplyMutation, ReplyMutationVariables>;
export const CloseDocument = new TypedDocumentString(`
    mutation Close($input: SayInRequest!) {
  closeRequest(input: $input) {
    problems {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CloseMutation, CloseMutationVariables>;
export const ReplyTickDocument = new TypedDocumentString(`
    subscription ReplyTick($number: String!) {
  requestChanged(number: $number) {
    number
  }
}
    `) as unknown as TypedDocumentString<ReplyTickSubscription, ReplyTickSubscriptionVariables>;
export const ShelvesDocument = new TypedDocumentString(`
    query Shelves {
  shelves {
    key
    name
  }
}
    `) as unknown as TypedDocumentString<ShelvesQuery, ShelvesQueryVariables>;
export const OfferingsDocument = new TypedDocumentString(`
    query Offerings($search: String!, $shelf: String) {
  offerings(search: $search, shelf: $shelf) {
    key
    name
    description
    available
    reason
    pictures {
      url
      words
    }
    prices {
      kind
      period
      amount {
        amount
        currency
      }
    }
    parts {
      key
      name
      minimum
    }
  }
}
    `) as unknown as TypedDocumentString<OfferingsQuery, OfferingsQueryVariables>;
export const ConfigureDocument = new TypedDocumentString(`
    query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {
  configure(lines: $lines, fresh: $fresh, estimate: $estimate) {
    lines {
      number
      parentNumber
      offering
      name
      quantity
      siteId
      needsSite
      questions {
        key
        name
        help
        valueType
        unit
        value
        origin
        minimum
        maximum
        step
        most
        mandatory
        hidden
        readOnly
        choices {
          value
          label
          selectable
          because {
            rule
            message
          }
        }
        because {
          rule
          message
        }
      }
      parts {
        offering
        name
        description
        minimum
        maximum
        count
        group
        needsSite
        because {
          rule
          message
        }
      }
      groups {
        key
        name
        minimum
        maximum
        count
      }
    }
    conflicts {
      rule
      name
      message
      line
      characteristic
      child
      waysOut {
        label
        changes {
          kind
          line
          characteristic
          value
          offering
          parentNumber
          quantity
          siteId
        }
      }
    }
    problems {
      code
      message
      path
    }
    price {
      oneTimeTotal {
        amount
        currency
      }
      recurringTotal {
        amount
        currency
      }
      lines {
        number
        parentNumber
        name
        charges {
          name {
            text
          }
          chargeType
          period
          quantity
          unit {
            amount
            currency
          }
          total {
            amount
            currency
          }
          steps {
            label
            amount {
              amount
              currency
            }
          }
        }
      }
    }
    promisedDateEstimate {
      likely
      late
      basis
      samples
    }
  }
}
    `) as unknown as TypedDocumentString<ConfigureQuery, ConfigureQueryVariables>;
export const OfferedDocument = new TypedDocumentString(`
    query Offered($key: String!) {
  offering(key: $key) {
    key
    name
    description
    available
    reason
    needsPlace
    pictures {
      url
      words
    }
  }
  me {
    account {
      number
      places {
        id
        name
        street
        city
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfferedQuery, OfferedQueryVariables>;
export const InCartDocument = new TypedDocumentString(`
    query InCart {
  cart {
    id
    lines {
      id
      parentId
    }
  }
}
    `) as unknown as TypedDocumentString<InCartQuery, InCartQueryVariables>;