/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation EmptyCart {\n    emptyCart { problems { message } }\n  }\n": typeof types.EmptyCartDocument,
    "\n  query Quote($lines: [ChosenLine!]!) {\n    quote(lines: $lines) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      problems { code message path }\n      terms { key version name text }\n    }\n    me { account { contacts { id name email phone } } }\n  }\n": typeof types.QuoteDocument,
    "\n  mutation SendOrder($input: Checkout!) {\n    checkout(input: $input) {\n      order { id number }\n      problems { code message path }\n    }\n  }\n": typeof types.SendOrderDocument,
    "\n  query Cart {\n    cart {\n      id number version\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n": typeof types.CartDocument,
    "\n  mutation SaveCart($input: SaveCart!) {\n    saveCart(input: $input) {\n      order { id number version }\n      problems { code message path }\n    }\n  }\n": typeof types.SaveCartDocument,
    "\n  mutation Cancel($input: CancelOrder!) {\n    cancelOrder(input: $input) {\n      order { id stage }\n      problems { code message path }\n    }\n  }\n": typeof types.CancelDocument,
    "\n  query Tracked($number: String!) {\n    order(number: $number) {\n      id number version stage reason createdAt sentAt doneAt expectedAt steps stepsDone mayCancel\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity stage\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n": typeof types.TrackedDocument,
    "\n  subscription OrderTick($number: String!) { orderChanged(number: $number) { number } }\n": typeof types.OrderTickDocument,
    "\n  query MyOrders($after: String) {\n    orders(first: 20, after: $after) {\n      endCursor hasMore\n      nodes { id number stage createdAt expectedAt doneAt lines { id parentId name } }\n    }\n  }\n": typeof types.MyOrdersDocument,
    "\n  mutation Raise($input: RaiseRequest!) {\n    raiseRequest(input: $input) {\n      request { number }\n      problems { code message path }\n    }\n  }\n": typeof types.RaiseDocument,
    "\n  mutation AttachFile($input: AttachFile!) {\n    attachFile(input: $input) { address problems { code message path } }\n  }\n": typeof types.AttachFileDocument,
    "\n  mutation FetchFile($id: ID!) {\n    fetchFile(id: $id) { address problems { code message path } }\n  }\n": typeof types.FetchFileDocument,
    "\n  query MyRequests($order: String, $after: String) {\n    requests(order: $order, first: 20, after: $after) {\n      endCursor hasMore\n      nodes { number kind state title updatedAt orderNumber }\n    }\n  }\n": typeof types.MyRequestsDocument,
    "\n  query AskedRequest($number: String!) {\n    request(number: $number) {\n      number kind state title createdAt orderNumber actions\n      messages { id authorName mine text createdAt }\n      files { id name size }\n    }\n  }\n": typeof types.AskedRequestDocument,
    "\n  mutation Reply($input: SayInRequest!) {\n    replyToRequest(input: $input) { problems { code message path } }\n  }\n": typeof types.ReplyDocument,
    "\n  mutation Close($input: SayInRequest!) {\n    closeRequest(input: $input) { problems { code message path } }\n  }\n": typeof types.CloseDocument,
    "\n  subscription ReplyTick($number: String!) { requestChanged(number: $number) { number } }\n": typeof types.ReplyTickDocument,
    "\n  query Shelves {\n    shelves { key name }\n  }\n": typeof types.ShelvesDocument,
    "\n  query Offerings($search: String!, $shelf: String) {\n    offerings(search: $search, shelf: $shelf) {\n      key name description available reason\n      pictures { url words }\n      prices { kind period amount { amount currency } }\n      parts { key name minimum }\n    }\n  }\n": typeof types.OfferingsDocument,
    "\n  query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {\n    configure(lines: $lines, fresh: $fresh, estimate: $estimate) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          choices { value label selectable because { rule message } }\n          because { rule message }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { name { text } chargeType period quantity unit { amount currency } total { amount currency } steps { label amount { amount currency } } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n": typeof types.ConfigureDocument,
    "\n  query Offered($key: String!) {\n    offering(key: $key) { key name description available reason needsPlace pictures { url words } }\n    me { account { number places { id name street city } } }\n  }\n": typeof types.OfferedDocument,
    "\n  query InCart {\n    cart { id lines { id parentId } }\n  }\n": typeof types.InCartDocument,
};
const documents: Documents = {
    "\n  mutation EmptyCart {\n    emptyCart { problems { message } }\n  }\n": types.EmptyCartDocument,
    "\n  query Quote($lines: [ChosenLine!]!) {\n    quote(lines: $lines) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      problems { code message path }\n      terms { key version name text }\n    }\n    me { account { contacts { id name email phone } } }\n  }\n": types.QuoteDocument,
    "\n  mutation SendOrder($input: Checkout!) {\n    checkout(input: $input) {\n      order { id number }\n      problems { code message path }\n    }\n  }\n": types.SendOrderDocument,
    "\n  query Cart {\n    cart {\n      id number version\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n": types.CartDocument,
    "\n  mutation SaveCart($input: SaveCart!) {\n    saveCart(input: $input) {\n      order { id number version }\n      problems { code message path }\n    }\n  }\n": types.SaveCartDocument,
    "\n  mutation Cancel($input: CancelOrder!) {\n    cancelOrder(input: $input) {\n      order { id stage }\n      problems { code message path }\n    }\n  }\n": types.CancelDocument,
    "\n  query Tracked($number: String!) {\n    order(number: $number) {\n      id number version stage reason createdAt sentAt doneAt expectedAt steps stepsDone mayCancel\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity stage\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n": types.TrackedDocument,
    "\n  subscription OrderTick($number: String!) { orderChanged(number: $number) { number } }\n": types.OrderTickDocument,
    "\n  query MyOrders($after: String) {\n    orders(first: 20, after: $after) {\n      endCursor hasMore\n      nodes { id number stage createdAt expectedAt doneAt lines { id parentId name } }\n    }\n  }\n": types.MyOrdersDocument,
    "\n  mutation Raise($input: RaiseRequest!) {\n    raiseRequest(input: $input) {\n      request { number }\n      problems { code message path }\n    }\n  }\n": types.RaiseDocument,
    "\n  mutation AttachFile($input: AttachFile!) {\n    attachFile(input: $input) { address problems { code message path } }\n  }\n": types.AttachFileDocument,
    "\n  mutation FetchFile($id: ID!) {\n    fetchFile(id: $id) { address problems { code message path } }\n  }\n": types.FetchFileDocument,
    "\n  query MyRequests($order: String, $after: String) {\n    requests(order: $order, first: 20, after: $after) {\n      endCursor hasMore\n      nodes { number kind state title updatedAt orderNumber }\n    }\n  }\n": types.MyRequestsDocument,
    "\n  query AskedRequest($number: String!) {\n    request(number: $number) {\n      number kind state title createdAt orderNumber actions\n      messages { id authorName mine text createdAt }\n      files { id name size }\n    }\n  }\n": types.AskedRequestDocument,
    "\n  mutation Reply($input: SayInRequest!) {\n    replyToRequest(input: $input) { problems { code message path } }\n  }\n": types.ReplyDocument,
    "\n  mutation Close($input: SayInRequest!) {\n    closeRequest(input: $input) { problems { code message path } }\n  }\n": types.CloseDocument,
    "\n  subscription ReplyTick($number: String!) { requestChanged(number: $number) { number } }\n": types.ReplyTickDocument,
    "\n  query Shelves {\n    shelves { key name }\n  }\n": types.ShelvesDocument,
    "\n  query Offerings($search: String!, $shelf: String) {\n    offerings(search: $search, shelf: $shelf) {\n      key name description available reason\n      pictures { url words }\n      prices { kind period amount { amount currency } }\n      parts { key name minimum }\n    }\n  }\n": types.OfferingsDocument,
    "\n  query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {\n    configure(lines: $lines, fresh: $fresh, estimate: $estimate) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          choices { value label selectable because { rule message } }\n          because { rule message }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { name { text } chargeType period quantity unit { amount currency } total { amount currency } steps { label amount { amount currency } } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n": types.ConfigureDocument,
    "\n  query Offered($key: String!) {\n    offering(key: $key) { key name description available reason needsPlace pictures { url words } }\n    me { account { number places { id name street city } } }\n  }\n": types.OfferedDocument,
    "\n  query InCart {\n    cart { id lines { id parentId } }\n  }\n": types.InCartDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EmptyCart {\n    emptyCart { problems { message } }\n  }\n"): typeof import('./graphql').EmptyCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Quote($lines: [ChosenLine!]!) {\n    quote(lines: $lines) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      problems { code message path }\n      terms { key version name text }\n    }\n    me { account { contacts { id name email phone } } }\n  }\n"): typeof import('./graphql').QuoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendOrder($input: Checkout!) {\n    checkout(input: $input) {\n      order { id number }\n      problems { code message path }\n    }\n  }\n"): typeof import('./graphql').SendOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cart {\n    cart {\n      id number version\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n"): typeof import('./graphql').CartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveCart($input: SaveCart!) {\n    saveCart(input: $input) {\n      order { id number version }\n      problems { code message path }\n    }\n  }\n"): typeof import('./graphql').SaveCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Cancel($input: CancelOrder!) {\n    cancelOrder(input: $input) {\n      order { id stage }\n      problems { code message path }\n    }\n  }\n"): typeof import('./graphql').CancelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tracked($number: String!) {\n    order(number: $number) {\n      id number version stage reason createdAt sentAt doneAt expectedAt steps stepsDone mayCancel\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      lines {\n        id number parentId offering name quantity stage\n        place { id name city }\n        values { name label value text }\n        charges { kind period name total { amount currency } }\n      }\n    }\n  }\n"): typeof import('./graphql').TrackedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OrderTick($number: String!) { orderChanged(number: $number) { number } }\n"): typeof import('./graphql').OrderTickDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyOrders($after: String) {\n    orders(first: 20, after: $after) {\n      endCursor hasMore\n      nodes { id number stage createdAt expectedAt doneAt lines { id parentId name } }\n    }\n  }\n"): typeof import('./graphql').MyOrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Raise($input: RaiseRequest!) {\n    raiseRequest(input: $input) {\n      request { number }\n      problems { code message path }\n    }\n  }\n"): typeof import('./graphql').RaiseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AttachFile($input: AttachFile!) {\n    attachFile(input: $input) { address problems { code message path } }\n  }\n"): typeof import('./graphql').AttachFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FetchFile($id: ID!) {\n    fetchFile(id: $id) { address problems { code message path } }\n  }\n"): typeof import('./graphql').FetchFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyRequests($order: String, $after: String) {\n    requests(order: $order, first: 20, after: $after) {\n      endCursor hasMore\n      nodes { number kind state title updatedAt orderNumber }\n    }\n  }\n"): typeof import('./graphql').MyRequestsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AskedRequest($number: String!) {\n    request(number: $number) {\n      number kind state title createdAt orderNumber actions\n      messages { id authorName mine text createdAt }\n      files { id name size }\n    }\n  }\n"): typeof import('./graphql').AskedRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reply($input: SayInRequest!) {\n    replyToRequest(input: $input) { problems { code message path } }\n  }\n"): typeof import('./graphql').ReplyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Close($input: SayInRequest!) {\n    closeRequest(input: $input) { problems { code message path } }\n  }\n"): typeof import('./graphql').CloseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ReplyTick($number: String!) { requestChanged(number: $number) { number } }\n"): typeof import('./graphql').ReplyTickDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shelves {\n    shelves { key name }\n  }\n"): typeof import('./graphql').ShelvesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Offerings($search: String!, $shelf: String) {\n    offerings(search: $search, shelf: $shelf) {\n      key name description available reason\n      pictures { url words }\n      prices { kind period amount { amount currency } }\n      parts { key name minimum }\n    }\n  }\n"): typeof import('./graphql').OfferingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {\n    configure(lines: $lines, fresh: $fresh, estimate: $estimate) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          choices { value label selectable because { rule message } }\n          because { rule message }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { name { text } chargeType period quantity unit { amount currency } total { amount currency } steps { label amount { amount currency } } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n"): typeof import('./graphql').ConfigureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Offered($key: String!) {\n    offering(key: $key) { key name description available reason needsPlace pictures { url words } }\n    me { account { number places { id name street city } } }\n  }\n"): typeof import('./graphql').OfferedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InCart {\n    cart { id lines { id parentId } }\n  }\n"): typeof import('./graphql').InCartDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
