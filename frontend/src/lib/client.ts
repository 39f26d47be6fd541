/** The one GraphQL client of a page: a normalised cache, plain queries over JSON, subscriptions over SSE. */
import { Client, fetchExchange, mapExchange } from "@urql/core";
import { type Cache, cacheExchange, type UpdateResolver } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { currentLocale } from "~/lib/i18n";
import { askAgainWhenSeen, liveUpdates } from "~/lib/live";
import { besideCache } from "~/lib/pastCache";

const accept = "application/graphql-response+json, application/json";

/** Types without an id live inside the object that holds them. */
const embedded = [
  "PageInfo", "Problem", "Money", "LocalisedText", "Viewer", "OfferingChild", "OfferingPrice", "Characteristic",
  "AllowedValue", "CharacteristicValue", "LineCharge", "PriceStep", "OrchestrationGraph", "GraphNode", "GraphEdge", "OrchestrationPicture", "DeferralQuestion",
  "FormField", "Finding", "NodeKind", "RunStep", "Home", "StateCount", "TypeCount", "SearchHit", "OrderPreview",
  "PreviewLine", "AccountConnection", "AccountEdge", "OrderConnection", "OrderEdge", "ActivityConnection",
  "TaskConnection", "TaskEdge", "FalloutConnection", "FalloutEdge", "InventoryItemConnection", "InventoryItemEdge",
  "TableAnalysis", "TableOverlap", "UnreachableRow", "TableGap", "UnanalysedCell", "TableExample", "TableExplanation",
  "TableInputTrace", "TableRowTrace", "TableCellTrace", "TableTestResult", "TestDifference", "TableDiff",
  "TablePartsDiff", "TableAddition", "TableMove", "TableChange", "TableHits", "RowHits", "TableImportPreview",
  "Download", "Policy", "PolicyOutput", "Usage", "UsageLink", "VersionUsage", "DraftRevision", "Presence", "DefinitionChange", "ExpressionPreview",
  "ExpressionProblem", "ExpressionScope", "ScopeName", "FeelFunction", "DryRun", "TrialStep", "TrialQuestion",
  "FlowTestResult", "TestMismatch", "RunStanding", "RunMigration", "LostPlace", "NodeCategory", "NodeExample",
];
const valued = [
  "PortalIntegration", "CustomerRequestConnection", "CustomerRequestEdge",
  "Form", "FormVersion", "FormCheck", "FlowFinding", "NamingNode", "Connection", "Operation", "OperationCall", "CallState", "SentCall",
];
const listed = [
  "DefinitionList", "ListedDefinitionEdge", "LastRun", "WaitingReview", "DefinitionFacets", "KindCount", "StatusCount", "TagCount",
  "FlowTemplate", "TemplateCategory", "KeyAdvice", "IncomingDefinition", "StoredVersion", "ImportedDefinition", "DefinitionExport",
  "ExportedFile", "FlowRunConnection", "FlowRunEdge", "FlowFigures", "NodeFigures", "EdgeFigures", "RunStateCount",
];
const catalogued = [
  "CatalogPage", "CatalogListed", "CatalogDocument", "CatalogDraft", "CatalogUse", "CatalogUseLink", "CatalogChange", "CatalogEntity",
  "CatalogEffects", "CatalogFinding", "FieldChange", "OfferingPicture", "CatalogPlace", "CatalogDrawing", "CatalogDrawn", "CatalogDrawnRule",
];
const priced = ["PriceTotals", "PeriodTotal", "PriceTier", "PricePhase", "ChargeTax", "PriceAdjustment", "TriedPrices"];
const configured = [
  "NamedWay", "WaysToSell",
  "Configured", "ConfiguredLine", "ConfigurationQuestion", "ConfigurationChoice", "ConfigurationPart", "ConfigurationGroup",
  "ConfigurationConflict", "RuleReason", "WayOut", "SelectionChange", "ConfiguredPrice", "ConfiguredPriceLine",
  "PromisedDateEstimate", "OfferedProduct",
];
const partied = ["PostalAddress", "Billing", "WorkingHours", "Holiday", "ImportedParties", "ImportedRow"];
const captured = ["Billing", "PostalAddress", "AcceptedTerms", "TermsToAccept", "FileAddress", "OrderDocument", "OrderIntakePage", "OrderableService"];
const imported = [
  "ImportJobConnection", "ImportJobEdge", "ImportRowConnection", "ImportRowEdge", "ImportRow", "ImportLayout", "ImportMapping", "ImportColumn",
  "ImportConstant", "ImportProposal", "ImportFault", "ImportFaultCount", "ImportTarget", "ImportAddress",
];
const decomposed = [
  "DomainOrderConnection", "DomainOrderEdge", "DomainOrderCounts", "DomainOrderStateCount", "DomainOrderKindCount", "DomainOrderComponent",
  "AttentionReason", "AwaitedValue", "ItemChoice", "UnmetRule", "Explanation", "ExplainedDomainOrder", "ExplainedTarget", "EarlierVerdict",
  "DecompositionCause", "CharacteristicOrigin", "WaitingMapping", "ReadValue",
];
const keyed = { Offering: "key", Specification: "key" } as const;

/** Lists whose members a change may alter: asked anew after each mutation of their noun. */
const listsAfter: [pattern: RegExp, fields: string[]][] = [
  [/Order$|Draft$|editLines|fillSites|useTemplate|setPriority|enrichOrder|adjustPrice|removeAdjustment/, ["orders", "home", "tasks", "orchestration", "search"]],
  [/^settleAttention$|^attendDomainOrder$|Deferral$/, ["domainOrders", "domainOrderCounts", "home", "fallouts"]],
  [/Template$/, ["orderTemplates"]],
  [/^addNote$|Attachment$/, ["order"]],
  [/^(startImport|checkImport|runImport|cancelImport)$/, ["imports", "importJob"]],
  [/Task$|Deferral$/, ["tasks", "home", "orchestration", "fallouts"]],
  [/Fallouts?$/, ["fallouts", "home", "tasks", "orchestration"]],
  [/Requests?$/, ["requests", "request"]],
  [/PortalIntegration$|PortalSecret$/, ["portalIntegrations"]],
  [/Account$|Site$|Contact$|^importParties$/, ["accounts", "account", "accountSegments", "search"]],
  [/Calendar$|^importParties$/, ["calendars"]],
  [/CustomFields?$/, ["customFields"]],
  [
    /Definitions?$|saveDraft|discardDraft|Publish$|rollBack|importTable|Version$/,
    ["definitions", "definition", "definitionList", "definitionFacets", "policies", "draftRevisions", "definitionUsage", "tableHits"],
  ],
  [/Form$/, ["forms", "form"]],
  [/Connection$|sendTest/, ["connections", "connection"]],
  [/^resumeRun$|^migrateRuns$/, ["flowRun", "flowRuns", "flowFigures", "fallouts", "order", "orchestration"]],
  [/Person$|Group$|setPassword/, ["people", "groups"]],
  [/Catalog(?!Layout)/, ["catalogEntities", "catalogDrafts"]],
  [
    /^(discardCatalogDraft|publishCatalog|moveCatalogLifecycle|importCatalog)$/,
    ["catalogEntity", "catalogDocuments", "catalogDiff", "catalogPublishEffects", "catalogMoveEffects", "catalogDrawing", "offerings", "offering"],
  ],
];
const mutations = [
  "startImport", "checkImport", "runImport", "cancelImport", "editLines", "fillSites", "copyOrder", "useTemplate", "saveTemplate", "removeTemplate", "addNote", "removeAttachment", "acceptOrder",
  "createOrder", "changeDraft", "submitOrder", "enrichOrder", "approveOrder", "rejectOrder", "reopenOrder",
  "adjustPrice", "removeAdjustment", "holdOrder", "releaseOrder", "cancelOrder", "setPriority", "createAccount", "changeAccount", "addSite",
  "changeSite", "addContact", "changeContact", "importParties", "saveCalendar", "claimTask",
  "unclaimTask", "assignTask", "completeTask", "retryTask", "skipTask", "dropDeferral", "settleAttention", "attendDomainOrder", "answerDeferral", "raiseFallout",
  "claimFallout", "assignFallouts", "retryFallout", "completeFallout", "cancelFallout", "saveDraft", "discardDraft",
  "publishDefinition", "requestPublish", "approvePublish", "declinePublish", "withdrawPublish", "rollBack",
  "importTable", "retireDefinition", "retireVersion", "bringBackDefinition", "bringBackVersion", "fillOrder", "fillAccount",
  "defineCustomField", "changeCustomField", "retireCustomField", "reviveCustomField", "arrangeCustomFields",
  "createPerson", "changePerson", "setPassword", "createGroup",
  "createDefinition", "duplicateDefinition", "importDefinitions", "labelDefinitions",
  "raiseRequest", "replyToRequest", "claimRequest", "assignRequests", "resolveRequest", "closeRequest", "reopenRequest",
  "savePortalIntegration", "rotatePortalSecret",
  "saveForm", "removeForm", "saveConnection", "removeConnection", "sendTest", "resumeRun", "migrateRuns",
  "saveCatalogDraft", "discardCatalogDraft", "publishCatalog", "moveCatalogLifecycle", "importCatalog", "addCatalogImage", "saveCatalogLayout",
];

export function forget(cache: Cache, fields: readonly string[]): void {
  for (const field of cache.inspectFields("Query")) {
    if (fields.includes(field.fieldName)) cache.invalidate("Query", field.fieldKey);
  }
}

function mutationUpdates(): Record<string, UpdateResolver> {
  return Object.fromEntries(
    mutations.map((name) => {
      const fields = listsAfter.filter(([pattern]) => pattern.test(name)).flatMap(([, list]) => list);
      return [name, (_result, _args, cache) => forget(cache, fields)];
    }),
  );
}

const normalisedCache = () =>
  cacheExchange({
    keys: {
      ...Object.fromEntries([...embedded, ...valued, ...listed, ...configured, ...catalogued, ...priced, ...partied, ...captured, ...imported, ...decomposed].map((type) => [type, () => null])),
      ...Object.fromEntries(
        Object.entries(keyed).map(([type, field]) => [type, (data: Record<string, unknown>) => String(data[field])]),
      ),
    },
    resolvers: {
      Query: {
        orders: relayPagination(),
        domainOrders: relayPagination(),
        tasks: relayPagination(),
        fallouts: relayPagination(),
        requests: relayPagination(),
        accounts: relayPagination(),
        inventory: relayPagination(),
        definitionList: relayPagination(),
        flowRuns: relayPagination(),
      },
    },
    updates: {
      Mutation: mutationUpdates(),
      Subscription: {
        worklistChanged: (_result, _args, cache) => forget(cache, ["tasks", "fallouts", "requests", "home", "domainOrders", "domainOrderCounts"]),
        orderChanged: (_result, args, cache) => {
          for (const field of cache.inspectFields("Query")) {
            if (field.fieldName === "orchestration" && field.arguments?.["orderId"] === args["id"]) {
              cache.invalidate("Query", field.fieldKey);
            }
          }
        },
      },
    },
  });

/** `onSessionEnded` is called when the server no longer knows this browser's session. */
export function createGraphqlClient(onSessionEnded: () => void): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: () => ({
      credentials: "same-origin",
      headers: { Accept: accept, "Accept-Language": currentLocale() },
    }),
    requestPolicy: "cache-and-network",
    exchanges: [
      mapExchange({
        onResult: (result) => {
          const status = (result.error?.response as Response | undefined)?.status;
          const code = result.error?.graphQLErrors[0]?.extensions["code"];
          if (status === 401 || code === "unauthenticated") onSessionEnded();
        },
      }),
      askAgainWhenSeen,
      besideCache(normalisedCache()),
      fetchExchange,
      liveUpdates(),
    ],
  });
}
