/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "\n  query SearchEverything($text: String!, $definitions: Boolean!) {\n    search(text: $text, first: 12) { id kind label detail }\n    definitions(search: $text) @include(if: $definitions) { id key kind name { text } }\n  }\n": typeof types.SearchEverythingDocument,
    "\n  query Assignable {\n    people { id name disabled }\n    groups { id name { text } }\n  }\n": typeof types.AssignableDocument,
    "\n  query DefinitionsToName($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key retiredAt name { text } published { version } }\n  }\n": typeof types.DefinitionsToNameDocument,
    "\n  query OrderAttachments($id: ID!) {\n    order(id: $id) { id attachments { id name mediaType size audience uploadedBy createdAt } }\n  }\n": typeof types.OrderAttachmentsDocument,
    "\n  mutation PrepareAttachment($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url maxBytes } problems { code message path } }\n  }\n": typeof types.PrepareAttachmentDocument,
    "\n  mutation FetchAttachment($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n": typeof types.FetchAttachmentDocument,
    "\n  mutation RemoveAttachment($input: AttachmentInput!) {\n    removeAttachment(input: $input) { attachment { id } problems { code message path } }\n  }\n": typeof types.RemoveAttachmentDocument,
    "\n  query ItemsToPick($id: ID!) {\n    domainOrder(id: $id) {\n      id number\n      specification { key name { text } }\n      choice {\n        count\n        meant { id }\n        candidates {\n          id number state activatedAt\n          name { text }\n          site { id name }\n          characteristics { name value label { text } }\n        }\n      }\n    }\n  }\n": typeof types.ItemsToPickDocument,
    "\n  mutation AttendDomainOrder($input: AttendDomainOrderInput!) {\n    attendDomainOrder(input: $input) {\n      domainOrder { id needsAttention choice { count } attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n": typeof types.AttendDomainOrderDocument,
    "\n  query ToSettle($id: ID!) {\n    domainOrder(id: $id) {\n      id number state quantity\n      specification { key name { text } }\n      attention { kind message characteristic }\n      characteristics { name value }\n      asked {\n        name valueType mandatory unit minimum maximum\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n": typeof types.ToSettleDocument,
    "\n  mutation SettleAttention($input: SettleAttentionInput!) {\n    settleAttention(input: $input) {\n      domainOrder { id needsAttention changedAt actions attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n": typeof types.SettleAttentionDocument,
    "\n  query Configure($input: ConfigureInput!) {\n    configure(input: $input) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          because { rule message }\n          choices { value label selectable because { rule message } }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { key chargeType period name { text } total { amount currency } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n": typeof types.ConfigureDocument,
    "\n  query DefinitionVersions($key: String!) {\n    definition(key: $key) {\n      id key secondPerson retiredAt retiredBy\n      published { id version sha256 }\n      draft { id version revision state note requestedBy requestedAt declined author sha256 }\n      versions { id version state note author approvedBy publishedAt sha256 }\n    }\n  }\n": typeof types.DefinitionVersionsDocument,
    "\n  query VersionContent($key: String!, $version: Int!) {\n    definition(key: $key) {\n      id\n      version(number: $version) { id version content layout }\n    }\n  }\n": typeof types.VersionContentDocument,
    "\n  query UsesOfDefinition($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n": typeof types.UsesOfDefinitionDocument,
    "\n  query DraftSaves($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content layout }\n  }\n": typeof types.DraftSavesDocument,
    "\n  query WhoIsThere($key: String!) {\n    definitionPresence(key: $key) { name editing since mine }\n  }\n": typeof types.WhoIsThereDocument,
    "\n  mutation TouchDefinition($input: TouchDraftInput!) {\n    touchDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n": typeof types.TouchDefinitionDocument,
    "\n  mutation TakeOverDefinition($input: KeyInput!) {\n    takeOverDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n": typeof types.TakeOverDefinitionDocument,
    "\n  subscription WatchDefinition($key: String!) {\n    definitionChanged(key: $key) {\n      definition {\n        id retiredAt\n        published { id version }\n        draft { id version revision state note requestedBy requestedAt declined author }\n      }\n      presence { name editing since mine }\n    }\n  }\n": typeof types.WatchDefinitionDocument,
    "\n  mutation PublishVersion($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version state note author publishedAt approvedBy } draft { id } }\n      problems { code message path details }\n    }\n  }\n": typeof types.PublishVersionDocument,
    "\n  mutation AskToPublish($input: PublishInput!) {\n    requestPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": typeof types.AskToPublishDocument,
    "\n  mutation AgreeToPublish($input: ApprovePublishInput!) {\n    approvePublish(input: $input) {\n      definition { id published { id version } draft { id } }\n      problems { code message path details }\n    }\n  }\n": typeof types.AgreeToPublishDocument,
    "\n  mutation SendBackDraft($input: DeclinePublishInput!) {\n    declinePublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": typeof types.SendBackDraftDocument,
    "\n  mutation TakeBackRequest($input: KeyInput!) {\n    withdrawPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": typeof types.TakeBackRequestDocument,
    "\n  mutation RollBackTo($input: RollBackInput!) {\n    rollBack(input: $input) {\n      definition { id published { id version } draft { id state } }\n      problems { code message path details }\n    }\n  }\n": typeof types.RollBackToDocument,
    "\n  mutation RetireOneVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n": typeof types.RetireOneVersionDocument,
    "\n  mutation BringBackOneVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n": typeof types.BringBackOneVersionDocument,
    "\n  mutation BringBackWhole($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path details } }\n  }\n": typeof types.BringBackWholeDocument,
    "\n  mutation DiscardWholeDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n": typeof types.DiscardWholeDraftDocument,
    "\n  query NamesInScope($flowKey: String, $node: String, $inside: Boolean!, $tableKey: String, $inputType: String) {\n    scopeOf(flowKey: $flowKey, node: $node, inside: $inside, tableKey: $tableKey, inputType: $inputType) {\n      open\n      names { path type open values label { text } help { text } }\n    }\n  }\n": typeof types.NamesInScopeDocument,
    "\n  query FeelFunctionList {\n    feelFunctions { name family signatures result help { text } example exampleResult }\n  }\n": typeof types.FeelFunctionListDocument,
    "\n  query PreviewOfExpression($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) {\n      type value text reads unset missing\n      problems { code message severity position suggestion path }\n    }\n  }\n": typeof types.PreviewOfExpressionDocument,
    "\n  query OwnedCharacteristics($key: String!) {\n    catalogEntity(section: \"specifications\", key: $key) { section key content draft { content } }\n  }\n": typeof types.OwnedCharacteristicsDocument,
    "\n  query AccountsToFilter($search: String) {\n    accounts(search: $search, first: 20) { nodes { id name number } }\n  }\n": typeof types.AccountsToFilterDocument,
    "\n  query AccountChosen($id: ID!) {\n    account(id: $id) { id name number }\n  }\n": typeof types.AccountChosenDocument,
    "\n  query RunsOfFlow($filter: FlowRunFilter, $after: String) {\n    flowRuns(filter: $filter, first: 50, after: $after) {\n      nodes {\n        id state purpose startedAt finishedAt error\n        order { id number }\n        line { id number }\n        definitionVersion { id version }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.RunsOfFlowDocument,
    "\n  mutation ExportOfParties($input: ExportPartiesInput!) {\n    exportParties(input: $input) { download { url name } problems { code message path } }\n  }\n": typeof types.ExportOfPartiesDocument,
    "\n  mutation UploadOfParties { preparePartyImport { upload { id url maxBytes } problems { code message path } } }\n": typeof types.UploadOfPartiesDocument,
    "\n  mutation ImportOfParties($input: ImportPartiesInput!) {\n    importParties(input: $input) {\n      report {\n        done created changed same refused unknownColumns\n        rows { line name fate problems { code message path } }\n      }\n      problems { code message path }\n    }\n  }\n": typeof types.ImportOfPartiesDocument,
    "\n  fragment TreeDomainOrder on SimulatedDomainOrder {\n    path parent depth line relationship action quantity needsAttention\n    specification { key name { text } kind subtype }\n    characteristics { name label { text } value valueLabel { text } unit }\n    origins { characteristic kind mapping source sourceName { text } }\n    waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n  }\n": typeof types.TreeDomainOrderFragmentDoc,
    "\n  fragment TreeTarget on SimulatedTarget {\n    parent relationship relationshipType outcome reason rule made awaits { key label { text } owner { text } }\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n  }\n": typeof types.TreeTargetFragmentDoc,
    "\n  query SimulateDecomposition($input: SimulationInput!, $catalog: CatalogAtInput, $first: Int!) {\n    simulateDecomposition(input: $input, catalog: $catalog) {\n      findings { code message path }\n      tree {\n        total deferred excluded\n        domainOrders(first: $first) { ...TreeDomainOrder }\n        targets(first: $first) { ...TreeTarget }\n        links(first: $first) { source target type }\n        components(first: $first) { parent relationship quantity specification { key name { text } } }\n        faults { line code message path parent }\n      }\n    }\n  }\n": typeof types.SimulateDecompositionDocument,
    "\n  query CompareDecompositions($input: SimulationInput!, $before: CatalogAtInput, $after: CatalogAtInput, $first: Int!) {\n    compareDecompositions(input: $input, before: $before, after: $after) {\n      before { findings { code message path } tree { total } }\n      after { findings { code message path } tree { total } }\n      diff {\n        added removed changed total\n        domainOrders(first: $first) {\n          change\n          differences { field before after }\n          domainOrder { ...TreeDomainOrder }\n        }\n        targets(first: $first) {\n          parent relationship\n          before { ...TreeTarget }\n          after { ...TreeTarget }\n        }\n      }\n    }\n  }\n": typeof types.CompareDecompositionsDocument,
    "\n  query CatalogReleases {\n    catalogReleases { sequence note author releasedAt }\n  }\n": typeof types.CatalogReleasesDocument,
    "\n  query TaskHere($id: ID!) {\n    task(id: $id) {\n      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions\n      form {\n        key type required default minimum maximum unit multiline\n        label { text }\n        heading { text }\n        help { text }\n        allowed { value label { text } }\n      }\n      group { id name { text } }\n      assignee { id name }\n    }\n  }\n": typeof types.TaskHereDocument,
    "\n  mutation ClaimTask($input: TaskVerbInput!) {\n    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.ClaimTaskDocument,
    "\n  mutation UnclaimTask($input: TaskVerbInput!) {\n    answer: unclaimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.UnclaimTaskDocument,
    "\n  mutation RetryTask($input: TaskVerbInput!) {\n    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.RetryTaskDocument,
    "\n  mutation SkipTask($input: TaskVerbInput!) {\n    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.SkipTaskDocument,
    "\n  mutation CompleteTask($input: CompleteTaskInput!) {\n    answer: completeTask(input: $input) {\n      task { id state version output closedAt custom actions assignee { id name } }\n      problems { code message path }\n    }\n  }\n": typeof types.CompleteTaskDocument,
    "\n  mutation AssignTask($input: AssignTaskInput!) {\n    assignTask(input: $input) {\n      task { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n": typeof types.AssignTaskDocument,
    "\n  mutation RaiseFallout($input: RaiseFalloutInput!) {\n    raiseFallout(input: $input) { fallout { id number state } problems { code message path } }\n  }\n": typeof types.RaiseFalloutDocument,
    "\n  fragment WhyTarget on ExplainedTarget {\n    relationship relationshipType outcome reason rule round decidedAt made\n    target { key name { text } kind subtype }\n    read { owner name label { text } value valueLabel { text } }\n    cause { at by person }\n    earlier { round decidedAt outcome reason }\n    domainOrders { id number }\n    deferral { id state reason awaits { key label { text } owner { text } } }\n  }\n": typeof types.WhyTargetFragmentDoc,
    "\n  fragment WhyFault on ExplainedFault {\n    id code message path state foundAt resolvedAt\n    line { id number }\n    domainOrder { id number specification { name { text } } }\n  }\n": typeof types.WhyFaultFragmentDoc,
    "\n  fragment WhyOfPart on ExplainedPart {\n    relationship outcome reason rule quantity\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n    awaits { key label { text } owner { text } }\n  }\n": typeof types.WhyOfPartFragmentDoc,
    "\n  query ExplainDecomposition($order: ID!, $domainOrder: ID, $line: ID, $page: Int!) {\n    explainDecomposition(order: $order, domainOrder: $domainOrder, line: $line, page: $page) {\n      release decomposedAt total\n      faults { ...WhyFault }\n      subjects {\n        domainOrder { id number state quantity needsAttention specification { key name { text } kind subtype } }\n        parent { id number specification { name { text } } }\n        came { ...WhyTarget }\n        neighbours { ...WhyTarget }\n        targets { ...WhyTarget }\n        parts { ...WhyOfPart }\n        sharedBy { id number specification { name { text } } }\n        values { name label { text } value valueLabel { text } unit }\n        origins { characteristic kind mapping source sourceName { text } }\n        waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n      }\n    }\n  }\n": typeof types.ExplainDecompositionDocument,
    "\n  query AccountsList($search: String, $filter: AccountFilter, $sort: AccountSort, $after: String) {\n    accounts(search: $search, filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes { id number name kind status segment currency externalId createdAt custom parent { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.AccountsListDocument,
    "\n  query SegmentsOfAccounts { accountSegments }\n": typeof types.SegmentsOfAccountsDocument,
    "\n  query AccountRecord($id: ID!) {\n    account(id: $id) {\n      id number name kind status segment currency externalId taxId language version createdAt updatedAt custom\n      billingAddress { street city region postalCode country }\n      serviceAddress { street city region postalCode country }\n      parent { id number name }\n      children { id number name status }\n      contacts { id name email phone role preferred active version }\n      sites {\n        id name street city region postalCode country timezone latitude longitude active version\n        calendar { id name }\n      }\n    }\n  }\n": typeof types.AccountRecordDocument,
    "\n  query AccountActivity($id: ID!, $after: String) {\n    account(id: $id) {\n      id\n      activity(first: 50, after: $after) {\n        nodes { id at actor action fromState toState changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.AccountActivityDocument,
    "\n  query OrdersOfAccount($filter: OrderFilter) {\n    orders(filter: $filter, sort: { field: CREATED_AT, direction: DESC }, first: 100) {\n      nodes { id number state priority createdAt requestedCompletion recurringTotal { amount currency } oneTimeTotal { amount currency } }\n      totalCount\n    }\n  }\n": typeof types.OrdersOfAccountDocument,
    "\n  query ProductsOfAccount($filter: InventoryFilter) {\n    inventory(filter: $filter, first: 100) {\n      nodes { id number name { text } state quantity activatedAt site { id name } order { id number } }\n      totalCount\n    }\n  }\n": typeof types.ProductsOfAccountDocument,
    "\n  mutation OpenAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n": typeof types.OpenAccountDocument,
    "\n  mutation ChangeAccount($input: ChangeAccountInput!) {\n    changeAccount(input: $input) { account { id version } problems { code message path } }\n  }\n": typeof types.ChangeAccountDocument,
    "\n  mutation FillAccountFields($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n": typeof types.FillAccountFieldsDocument,
    "\n  mutation AddAccountContact($input: AddContactInput!) {\n    addContact(input: $input) { account { id } problems { code message path } }\n  }\n": typeof types.AddAccountContactDocument,
    "\n  mutation ChangeAccountContact($input: ChangeContactInput!) {\n    changeContact(input: $input) { account { id } problems { code message path } }\n  }\n": typeof types.ChangeAccountContactDocument,
    "\n  mutation AddAccountSite($input: AddSiteInput!) {\n    addSite(input: $input) { account { id } problems { code message path } }\n  }\n": typeof types.AddAccountSiteDocument,
    "\n  mutation ChangeAccountSite($input: ChangeSiteInput!) {\n    changeSite(input: $input) { account { id } problems { code message path } }\n  }\n": typeof types.ChangeAccountSiteDocument,
    "\n  query CalendarsToChoose { calendars { id name active } }\n": typeof types.CalendarsToChooseDocument,
    "\n  query AccountsOfPeople { accounts(first: 100) { nodes { id name } } }\n": typeof types.AccountsOfPeopleDocument,
    "\n  query BusinessCalendars {\n    calendars { id key name timezone isDefault active version siteCount hours { day opens closes } holidays { day name } }\n  }\n": typeof types.BusinessCalendarsDocument,
    "\n  mutation SaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) { calendar { id } problems { code message path } }\n  }\n": typeof types.SaveCalendarDocument,
    "\n  query People($search: String) {\n    people(search: $search) {\n      id login name roles disabled lastSeenAt version\n      account { id name }\n      groups { id key name { text } }\n    }\n    groups { id key name { text } members { id name } }\n  }\n": typeof types.PeopleDocument,
    "\n  mutation CreatePerson($input: CreatePersonInput!) {\n    createPerson(input: $input) { person { id } problems { code message path } }\n  }\n": typeof types.CreatePersonDocument,
    "\n  mutation ChangePerson($input: ChangePersonInput!) {\n    changePerson(input: $input) {\n      person { id name roles disabled version account { id name } groups { id key name { text } } }\n      problems { code message path }\n    }\n  }\n": typeof types.ChangePersonDocument,
    "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) { person { id version } problems { code message path } }\n  }\n": typeof types.SetPasswordDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) { group { id key name { text } members { id name } } problems { code message path } }\n  }\n": typeof types.CreateGroupDocument,
    "\n  query Approvals {\n    orders(filter: { state: { in: [AWAITING_APPROVAL] } }, sort: { field: CREATED_AT, direction: ASC }, first: 100) {\n      nodes {\n        id number priority version capturedBy submittedAt description actions\n        account { id name segment }\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        priceApproval\n        adjustments { ...AgreedPrice }\n        unmetRules { rule line { id number } message { text } }\n        lines { id number parentId quantity name { text } offering { key name { text } } site { id name } }\n      }\n      totalCount\n    }\n  }\n": typeof types.ApprovalsDocument,
    "\n  subscription ApprovalsTick { worklistChanged }\n": typeof types.ApprovalsTickDocument,
    "\n  mutation ApproveHere($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n": typeof types.ApproveHereDocument,
    "\n  mutation RejectHere($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n": typeof types.RejectHereDocument,
    "\n  mutation CreateAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n": typeof types.CreateAccountDocument,
    "\n  mutation FillAccount($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n": typeof types.FillAccountDocument,
    "\n  query AccountsToOrder($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n": typeof types.AccountsToOrderDocument,
    "\n  query OfferedHere($account: ID!, $search: String, $channel: String!) {\n    eligibleOfferings(accountId: $account, search: $search, channel: $channel) {\n      eligible reason\n      offering { ...OfferingCore pictures { url words { text } } children { minimum offering { key name { text } } } }\n    }\n  }\n": typeof types.OfferedHereDocument,
    "\n  query AccountsToBill($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n": typeof types.AccountsToBillDocument,
    "\n  mutation AddSite($input: AddSiteInput!) {\n    addSite(input: $input) {\n      account { id sites { id name street city country } }\n      problems { code message path }\n    }\n  }\n": typeof types.AddSiteDocument,
    "\n  mutation FillSites($input: FillSitesInput!) {\n    fillSites(input: $input) { order { id version } problems { code message path } }\n  }\n": typeof types.FillSitesDocument,
    "\n  query TemplatesToUse($account: ID!, $search: String!) {\n    orderTemplates(accountId: $account, search: $search) { id name description lineCount owner account { id name } }\n  }\n": typeof types.TemplatesToUseDocument,
    "\n  mutation UseTemplate($input: UseTemplateInput!) {\n    useTemplate(input: $input) { order { id } problems { code message path } }\n  }\n": typeof types.UseTemplateDocument,
    "\n  mutation RemoveTemplate($input: RemoveTemplateInput!) {\n    removeTemplate(input: $input) { template { id } problems { code message path } }\n  }\n": typeof types.RemoveTemplateDocument,
    "\n  query WaysToSell($account: ID!, $channel: String!) {\n    waysToSell(accountId: $account, channel: $channel) {\n      channels { key name { text } }\n      priceLists { key name { text } }\n    }\n  }\n": typeof types.WaysToSellDocument,
    "\n  query DraftToResume($id: ID!) {\n    order(id: $id) {\n      id number version state description requestedCompletion custom purchaseOrder language channel priceList\n      account { id }\n      billing { account { id } contact { id } paymentReference address { street city region postalCode country } }\n      deliveryContact { id }\n      acceptedTerms { key version }\n      lines {\n        id number parentId quantity requestedCompletion\n        offering { key }\n        site { id }\n        contact { id }\n        characteristics { name value }\n        custom\n      }\n    }\n  }\n": typeof types.DraftToResumeDocument,
    "\n  query AccountToOrder($id: ID!) {\n    account(id: $id) {\n      id number name segment currency version custom\n      sites { id name street city country }\n      contacts { id name email }\n    }\n  }\n": typeof types.AccountToOrderDocument,
    "\n  query FlowMilestones {\n    definitions(kind: [FULFILLMENT, SUBFLOW]) { id retiredAt name { text } published { content } draft { content } }\n  }\n": typeof types.FlowMilestonesDocument,
    "\n  query CatalogDrawing($specifications: [String!]!) {\n    catalogDrawing(specifications: $specifications) {\n      specifications { key content draft published graph }\n      rules { key type source target name { text } }\n    }\n  }\n": typeof types.CatalogDrawingDocument,
    "\n  query OrdersToSimulate($filter: OrderFilter) {\n    orders(filter: $filter, first: 20) { edges { node { id number account { name } } } }\n  }\n": typeof types.OrdersToSimulateDocument,
    "\n  query CatalogLayout($key: String!) {\n    catalogLayout(section: \"decompositions\", key: $key) { key x y }\n  }\n": typeof types.CatalogLayoutDocument,
    "\n  mutation SaveCatalogLayout($input: SaveCatalogLayoutInput!) {\n    saveCatalogLayout(input: $input) { places { key x y } problems { code message path } }\n  }\n": typeof types.SaveCatalogLayoutDocument,
    "\n  mutation ExportCatalogFile($input: ExportCatalogInput!) {\n    exportCatalog(input: $input) { download { url name } problems { code message path } }\n  }\n": typeof types.ExportCatalogFileDocument,
    "\n  mutation PrepareCatalogImport {\n    prepareCatalogImport { upload { id url maxBytes } problems { code message path } }\n  }\n": typeof types.PrepareCatalogImportDocument,
    "\n  mutation PrepareCatalogImage {\n    prepareCatalogImage { upload { id url maxBytes } problems { code message path } }\n  }\n": typeof types.PrepareCatalogImageDocument,
    "\n  mutation ImportCatalogFile($input: ImportCatalogInput!) {\n    importCatalog(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      problems { code message path }\n    }\n  }\n": typeof types.ImportCatalogFileDocument,
    "\n  mutation AddCatalogImage($input: AddCatalogImageInput!) {\n    addCatalogImage(input: $input) { draft { key } problems { code message path } }\n  }\n": typeof types.AddCatalogImageDocument,
    "\n  query CatalogEntities($filter: CatalogFilterInput!, $first: Int!, $offset: Int!) {\n    catalogEntities(filter: $filter, first: $first, offset: $offset) {\n      total\n      items { section key document kind lifecycle version published draft removing imageUrl detail name { text } }\n    }\n  }\n": typeof types.CatalogEntitiesDocument,
    "\n  query CatalogEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { key kind lifecycle version published draft removing imageUrl name { text } }\n      draft { content revision author savedAt isNew stale document }\n      findings { code message path }\n      versions { id version lifecycle sequence note author releasedAt }\n      namedBy { kind count more links { id label section } }\n    }\n  }\n": typeof types.CatalogEntityDocument,
    "\n  query CatalogDocuments {\n    catalogDocuments { key entities edited name { text } }\n  }\n": typeof types.CatalogDocumentsDocument,
    "\n  query CatalogDrafts {\n    catalogDrafts { section key document content revision author savedAt isNew stale }\n  }\n": typeof types.CatalogDraftsDocument,
    "\n  query CatalogDiff($section: String!, $key: String!, $before: ID, $after: ID) {\n    catalogDiff(section: $section, key: $key, before: $before, after: $after) { path before after }\n  }\n": typeof types.CatalogDiffDocument,
    "\n  query CatalogVersionContent($section: String!, $key: String!, $version: ID!) {\n    catalogVersion(section: $section, key: $key, version: $version)\n  }\n": typeof types.CatalogVersionContentDocument,
    "\n  query CatalogPublishEffects($drafts: [CatalogRefInput!]!) {\n    catalogPublishEffects(drafts: $drafts) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n": typeof types.CatalogPublishEffectsDocument,
    "\n  query CatalogMoveEffects($input: MoveCatalogLifecycleInput!) {\n    catalogMoveEffects(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n": typeof types.CatalogMoveEffectsDocument,
    "\n  mutation SaveCatalogDraft($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision savedAt author stale isNew }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n": typeof types.SaveCatalogDraftDocument,
    "\n  mutation DiscardCatalogDraft($input: CatalogDraftRefInput!) {\n    discardCatalogDraft(input: $input) { problems { code message path } }\n  }\n": typeof types.DiscardCatalogDraftDocument,
    "\n  mutation PublishCatalog($input: PublishCatalogInput!) {\n    publishCatalog(input: $input) { changes { change section key version } problems { code message path } }\n  }\n": typeof types.PublishCatalogDocument,
    "\n  mutation MoveCatalogLifecycle($input: MoveCatalogLifecycleInput!) {\n    moveCatalogLifecycle(input: $input) { changes { change section key } problems { code message path } }\n  }\n": typeof types.MoveCatalogLifecycleDocument,
    "\n  query ConnectionList {\n    connections {\n      key kind address baseSetting version updatedAt\n      name { text }\n      author { id name }\n      operations {\n        key\n        uses { flowKey }\n        state { done failed p95 lastAt lastError { code message at } }\n      }\n    }\n  }\n": typeof types.ConnectionListDocument,
    "\n  query OneConnection($key: String!) {\n    connection(key: $key) {\n      key kind address baseSetting version updatedAt content\n      name { text }\n      author { id name }\n      operations {\n        key method path timeout idempotent\n        name { text }\n        uses { flowKey node draft flowName { text } }\n        state { done failed p95 lastAt lastError { code message at } }\n        calls(first: 25) { at milliseconds code message transient tried }\n      }\n    }\n  }\n": typeof types.OneConnectionDocument,
    "\n  mutation SaveConnection($input: SaveConnectionInput!) {\n    saveConnection(input: $input) {\n      connection { key version }\n      problems { code message path }\n    }\n  }\n": typeof types.SaveConnectionDocument,
    "\n  mutation RemoveConnection($input: RemoveConnectionInput!) {\n    removeConnection(input: $input) { problems { code message path } }\n  }\n": typeof types.RemoveConnectionDocument,
    "\n  mutation SendTest($input: SendTestInput!) {\n    sendTest(input: $input) {\n      sent { verdict address method request milliseconds answer code message status body }\n      problems { code message path }\n    }\n  }\n": typeof types.SendTestDocument,
    "\n  query DomainOrdersList($filter: DomainOrderFilter, $sort: DomainOrderSort, $after: String) {\n    domainOrders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind subtype action state quantity needsAttention createdAt changedAt\n        specification { key name { text } }\n        account { id name }\n        site { id name city }\n        order { id number }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.DomainOrdersListDocument,
    "\n  query DomainOrdersCounts($filter: DomainOrderFilter) {\n    domainOrderCounts(filter: $filter) { kinds { kind count } states { state count } }\n  }\n": typeof types.DomainOrdersCountsDocument,
    "\n  subscription DomainOrdersTick { worklistChanged }\n": typeof types.DomainOrdersTickDocument,
    "\n  query SpecificationsToFilter($text: String!) {\n    catalogEntities(filter: { section: \"specifications\", text: $text }, first: 20) { items { key name { text } } }\n  }\n": typeof types.SpecificationsToFilterDocument,
    "\n  query AttentionList($filter: DomainOrderFilter, $after: String) {\n    domainOrders(filter: $filter, sort: { field: CREATED_AT, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number kind state quantity needsAttention createdAt actions\n        specification { key name { text } }\n        account { id name }\n        order { id number }\n        attention { kind message characteristic }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.AttentionListDocument,
    "\n  fragment Above on DomainOrder { id number specification { key name { text } } }\n": typeof types.AboveFragmentDoc,
    "\n  query DomainOrderHead($number: String!) {\n    domainOrder(number: $number) {\n      id number kind subtype action state quantity needsAttention createdAt changedAt plannedStart plannedEnd actions\n      specification { key name { text } }\n      account { id number name }\n      site { id name city }\n      order { id number state }\n      line { id number name { text } }\n      parent { ...Above parent { ...Above parent { ...Above parent { ...Above } } } }\n      attention { kind message characteristic }\n    }\n  }\n": typeof types.DomainOrderHeadDocument,
    "\n  query DomainOrderAround($number: String!) {\n    domainOrder(number: $number) {\n      id\n      characteristics { name label { text } value valueLabel { text } unit }\n      components { quantity specification { key name { text } } }\n      tree { id number parentId kind state needsAttention specification { key name { text } } }\n      requires { id number kind state specification { key name { text } } }\n      requiredBy { id number kind state specification { key name { text } } }\n      shares { id number kind state specification { key name { text } } }\n      sharedWith { id number kind state specification { key name { text } } }\n      deferrals { id state awaits { key label { text } owner { text } } target { key name { text } } }\n      items { id number state name { text } }\n      fallouts { id number state cause createdAt }\n    }\n  }\n": typeof types.DomainOrderAroundDocument,
    "\n  query DomainOrderTasks($number: String!) {\n    domainOrder(number: $number) {\n      id\n      tasks {\n        id number type state error plannedStart plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": typeof types.DomainOrderTasksDocument,
    "\n  query DomainOrderActivity($number: String!, $after: String) {\n    domainOrder(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.DomainOrderActivityDocument,
    "\n  subscription DomainOrderTick($id: ID!) {\n    orderChanged(id: $id) { id updatedAt state openTaskCount }\n  }\n": typeof types.DomainOrderTickDocument,
    "\n  query FalloutList($filter: FalloutFilter, $after: String) {\n    fallouts(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number type state cause errorCode attempts priority createdAt\n        order { id number account { id name } }\n        line { id number name { text } }\n        task { id number name { text } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.FalloutListDocument,
    "\n  subscription FalloutTick { worklistChanged }\n": typeof types.FalloutTickDocument,
    "\n  query OneFallout($number: String!) {\n    fallouts(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state cause errorCode errorMessage payload attempts priority createdAt closedAt version actions\n        order { id number state account { id name } }\n        line { id number name { text } site { id name } }\n        task {\n          id number type state attempts input\n          name { text }\n          form { key type required default label { text } help { text } allowed { value label { text } } }\n        }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": typeof types.OneFalloutDocument,
    "\n  query OfferingsToChoose { offerings { key name { text } } }\n": typeof types.OfferingsToChooseDocument,
    "\n  mutation ClaimFallout($input: FalloutVerbInput!) {\n    answer: claimFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.ClaimFalloutDocument,
    "\n  mutation CancelFallout($input: FalloutVerbInput!) {\n    answer: cancelFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n": typeof types.CancelFalloutDocument,
    "\n  mutation RetryFallout($input: RetryFalloutInput!) {\n    retryFallout(input: $input) { fallout { id state version actions } problems { code message path } }\n  }\n": typeof types.RetryFalloutDocument,
    "\n  mutation CompleteFallout($input: CompleteFalloutInput!) {\n    completeFallout(input: $input) { fallout { id state version actions closedAt } problems { code message path } }\n  }\n": typeof types.CompleteFalloutDocument,
    "\n  mutation AssignFallouts($input: AssignFalloutInput!) {\n    assignFallouts(input: $input) {\n      fallouts { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n": typeof types.AssignFalloutsDocument,
    "\n  query DefinedFields {\n    customFields(retired: true) {\n      id noun key type required default minimum maximum pattern longest listed filtered shownToCustomers editedBy\n      retired version editable\n      label { text en ptBr }\n      help { text en ptBr }\n      section { text en ptBr }\n      choices { value label { text en ptBr } }\n    }\n  }\n": typeof types.DefinedFieldsDocument,
    "\n  mutation DefineField($input: DefineCustomFieldInput!) {\n    defineCustomField(input: $input) { field { id } problems { code message path } }\n  }\n": typeof types.DefineFieldDocument,
    "\n  mutation ChangeField($input: ChangeCustomFieldInput!) {\n    changeCustomField(input: $input) { field { id version } problems { code message path } }\n  }\n": typeof types.ChangeFieldDocument,
    "\n  mutation RetireField($input: CustomFieldVerbInput!) {\n    retireCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n": typeof types.RetireFieldDocument,
    "\n  mutation ReviveField($input: CustomFieldVerbInput!) {\n    reviveCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n": typeof types.ReviveFieldDocument,
    "\n  mutation ArrangeFields($input: ArrangeCustomFieldsInput!) {\n    arrangeCustomFields(input: $input) { fields { id } problems { code message path } }\n  }\n": typeof types.ArrangeFieldsDocument,
    "\n  query RunsHead($key: String!) {\n    definition(key: $key) { id key kind name { text } }\n  }\n": typeof types.RunsHeadDocument,
    "\n  query DefinitionList($filter: DefinitionFilter, $sort: DefinitionSort, $after: String) {\n    definitionList(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id key kind statuses version draft revision used failed owner ownerId tags changedAt changedBy\n        name { text }\n        review { by at note revision mine }\n        lastRun { state at runId orderId }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.DefinitionListDocument,
    "\n  query FlowFacets {\n    definitionFacets {\n      forMe\n      kinds { kind count }\n      statuses { status count }\n      tags { tag count }\n      owners { id name count }\n    }\n  }\n": typeof types.FlowFacetsDocument,
    "\n  query FlowTemplateList {\n    flowTemplates {\n      key kind content\n      name { text en ptBr }\n      description { text }\n      category { key name { text } }\n    }\n  }\n": typeof types.FlowTemplateListDocument,
    "\n  query AdviseKey($key: String, $name: String) {\n    keyAdvice(key: $key, name: $name) { key free suggestion problem { message } }\n  }\n": typeof types.AdviseKeyDocument,
    "\n  mutation CreateDefinition($input: CreateDefinitionInput!) {\n    createDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n": typeof types.CreateDefinitionDocument,
    "\n  mutation DuplicateDefinition($input: DuplicateDefinitionInput!) {\n    duplicateDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n": typeof types.DuplicateDefinitionDocument,
    "\n  query Incoming($files: [DefinitionFileInput!]!) {\n    incomingDefinitions(files: $files) {\n      place outcome key kind revision freeKey\n      name { text }\n      problems { code message path details }\n      findings { code severity message }\n      there { version draft author }\n      diff { key before after changes { kind noun element label fields { path before after } } }\n    }\n  }\n": typeof types.IncomingDocument,
    "\n  mutation ImportDefinitions($input: ImportDefinitionsInput!) {\n    importDefinitions(input: $input) { imported { key changed } problems { code message path details } }\n  }\n": typeof types.ImportDefinitionsDocument,
    "\n  query ExportDefinitions($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { files { path text } }\n  }\n": typeof types.ExportDefinitionsDocument,
    "\n  query ExportArchive($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { archive }\n  }\n": typeof types.ExportArchiveDocument,
    "\n  mutation LabelDefinitions($input: LabelDefinitionsInput!) {\n    labelDefinitions(input: $input) { definitions { id owner ownerId tags } problems { code message path details } }\n  }\n": typeof types.LabelDefinitionsDocument,
    "\n  query OwnersToBe {\n    people { id name login disabled roles }\n  }\n": typeof types.OwnersToBeDocument,
    "\n  mutation RetireDefinition($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n": typeof types.RetireDefinitionDocument,
    "\n  mutation BringBackDefinition($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n": typeof types.BringBackDefinitionDocument,
    "\n  mutation DeleteDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n": typeof types.DeleteDraftDocument,
    "\n  query FormList {\n    forms {\n      key version at openTasks\n      name { text }\n      fields { key }\n      author { id name }\n      uses { flowKey draft }\n    }\n  }\n": typeof types.FormListDocument,
    "\n  query OneForm($key: String!) {\n    form(key: $key) {\n      key version at content openTasks\n      name { text }\n      author { id name }\n      uses { flowKey node draft flowName { text } }\n      versions { version at content author { id name } }\n    }\n  }\n": typeof types.OneFormDocument,
    "\n  query CheckForm($content: JSON!) {\n    checkForm(content: $content) {\n      problems { code message path }\n      findings { flowKey finding { code message node } }\n    }\n  }\n": typeof types.CheckFormDocument,
    "\n  mutation SaveForm($input: SaveFormInput!) {\n    saveForm(input: $input) {\n      form { key version }\n      problems { code message path }\n    }\n  }\n": typeof types.SaveFormDocument,
    "\n  mutation RemoveForm($input: RemoveFormInput!) {\n    removeForm(input: $input) { problems { code message path } }\n  }\n": typeof types.RemoveFormDocument,
    "\n  query Home {\n    home {\n      ordersByState { state count }\n      myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting attentionNeeded completedToday\n      falloutByType { type count }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  subscription HomeWorklist { worklistChanged }\n": typeof types.HomeWorklistDocument,
    "\n  query RecentOrders {\n    orders(first: 8, sort: { field: UPDATED_AT, direction: DESC }) {\n      nodes { id number state updatedAt account { id name } }\n    }\n  }\n": typeof types.RecentOrdersDocument,
    "\n  query WaitingForMe($tasks: Boolean!, $approvals: Boolean!, $fallouts: Boolean!) {\n    tasks(filter: { myGroups: true, state: [OPEN, IN_PROGRESS, AWAITING_INFORMATION] }, first: 6) @include(if: $tasks) {\n      nodes { id number state plannedEnd openedAt name { text } order { id number account { id name } } }\n    }\n    orders(\n      filter: { state: { in: [AWAITING_APPROVAL] } }\n      sort: { field: CREATED_AT, direction: ASC }\n      first: 6\n    ) @include(if: $approvals) {\n      nodes { id number state submittedAt account { id name } }\n    }\n    fallouts(filter: { state: [OPEN, IN_PROGRESS, ON_HOLD, AWAITING_INFORMATION] }, first: 6) @include(if: $fallouts) {\n      nodes { id number state cause createdAt order { id number } }\n    }\n  }\n": typeof types.WaitingForMeDocument,
    "\n  query ImportList($after: String) {\n    imports(first: 60, after: $after) {\n      nodes { id name format state rows orders badOrders checked made known failed createdBy createdAt endedAt }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.ImportListDocument,
    "\n  query OrderQueue($after: String) {\n    orderIntakes(first: 60, after: $after) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.OrderQueueDocument,
    "\n  query OneImport($id: ID!) {\n    importJob(id: $id) {\n      id name format size state whole submit rows badRows orders badOrders checked made known failed createdBy createdAt\n      startedAt endedAt version\n      layout { encoding delimiter sheet sheets header samples }\n      mapping { columns { target column } constants { target value } decimal dates }\n      faults { code message column row }\n      proposal {\n        mapping { columns { target column } constants { target value } decimal dates }\n        template { id name }\n      }\n      twins { id name createdAt made }\n    }\n  }\n": typeof types.OneImportDocument,
    "\n  subscription ImportNews($id: ID!) {\n    importChanged(id: $id) {\n      id state whole submit rows badRows orders badOrders checked made known failed startedAt endedAt version\n      faults { code message column row }\n    }\n  }\n": typeof types.ImportNewsDocument,
    "\n  query ImportRows($id: ID!, $bad: Boolean!, $after: String) {\n    importJob(id: $id) {\n      id\n      faultCounts { code column rows }\n      lines(bad: $bad, first: 50, after: $after) {\n        nodes { number cells outcome orderNumber faults { code message column row } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.ImportRowsDocument,
    "\n  query ImportTargets {\n    importTargets { key name { text } }\n  }\n": typeof types.ImportTargetsDocument,
    "\n  mutation PrepareImport {\n    prepareImport { address { uploadId url maxBytes } problems { code message path } }\n  }\n": typeof types.PrepareImportDocument,
    "\n  mutation StartImport($input: StartImportInput!) {\n    answer: startImport(input: $input) { job { id state version } problems { code message path } }\n  }\n": typeof types.StartImportDocument,
    "\n  mutation LayImportOut($input: LayImportOutInput!) {\n    answer: layImportOut(input: $input) {\n      job {\n        id state version\n        layout { encoding delimiter sheet sheets header samples }\n        mapping { columns { target column } constants { target value } decimal dates }\n        proposal {\n          mapping { columns { target column } constants { target value } decimal dates }\n          template { id name }\n        }\n      }\n      problems { code message path }\n    }\n  }\n": typeof types.LayImportOutDocument,
    "\n  mutation CheckImport($input: CheckImportInput!) {\n    answer: checkImport(input: $input) {\n      job { id state submit rows badRows orders badOrders checked made known failed version }\n      problems { code message path }\n    }\n  }\n": typeof types.CheckImportDocument,
    "\n  mutation RunImport($input: RunImportInput!) {\n    answer: runImport(input: $input) { job { id state whole version } problems { code message path } }\n  }\n": typeof types.RunImportDocument,
    "\n  mutation CancelImport($input: ImportInput!) {\n    answer: cancelImport(input: $input) { job { id state endedAt version } problems { code message path } }\n  }\n": typeof types.CancelImportDocument,
    "\n  mutation FetchImportReport($input: ImportReportInput!) {\n    fetchImportReport(input: $input) { address { url } problems { code message path } }\n  }\n": typeof types.FetchImportReportDocument,
    "\n  query IncomingOrders {\n    orderIntakes(first: 50) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n    }\n  }\n": typeof types.IncomingOrdersDocument,
    "\n  query OrdersList($filter: OrderFilter, $sort: OrderSort, $after: String) {\n    orders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind state priority channel createdAt updatedAt requestedCompletion plannedCompletion\n        taskCount openTaskCount custom\n        account { id name }\n        recurringTotal { amount currency }\n        oneTimeTotal { amount currency }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.OrdersListDocument,
    "\n  subscription OrdersTick { worklistChanged }\n": typeof types.OrdersTickDocument,
    "\n  query PortalSites {\n    portalIntegrations {\n      key name origins issuer audience algorithms accountClaim keys secrets theme disabled version createdAt lastUsedAt\n    }\n  }\n": typeof types.PortalSitesDocument,
    "\n  mutation SavePortalSite($input: SavePortalIntegrationInput!) {\n    savePortalIntegration(input: $input) { integration { key version } problems { code message path } }\n  }\n": typeof types.SavePortalSiteDocument,
    "\n  mutation RotateSiteSecret($input: RotatePortalSecretInput!) {\n    rotatePortalSecret(input: $input) { integration { key version secrets } secret problems { code message path } }\n  }\n": typeof types.RotateSiteSecretDocument,
    "\n  query PricingList($filter: CatalogFilterInput!) {\n    catalogEntities(filter: $filter, first: 100, offset: 0) {\n      total\n      items { key kind draft published lifecycle name { text } }\n    }\n  }\n": typeof types.PricingListDocument,
    "\n  query PricedEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { published name { text } }\n      draft { content revision author stale isNew }\n      findings { code message path }\n    }\n  }\n": typeof types.PricedEntityDocument,
    "\n  query PricingDocuments { catalogDocuments { key name { text } } }\n": typeof types.PricingDocumentsDocument,
    "\n  mutation SavePrices($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n": typeof types.SavePricesDocument,
    "\n  query TryPricesOut($input: TryPricesInput!, $used: Decimal!) {\n    tryPrices(input: $input) {\n      priceList\n      totals { ...PriceSums }\n      charges { ...PricedCharge usageCost(used: $used) { amount currency } }\n      problems { code message path }\n    }\n  }\n": typeof types.TryPricesOutDocument,
    "\n  mutation AddNote($input: AddNoteInput!) {\n    addNote(input: $input) { note { id } problems { code message path } }\n  }\n": typeof types.AddNoteDocument,
    "\n  mutation FillOrder($input: FillOrderInput!) {\n    fillOrder(input: $input) { order { id version custom } problems { code message path } }\n  }\n": typeof types.FillOrderDocument,
    "\n  mutation CopyOrder($input: CopyOrderInput!) {\n    copyOrder(input: $input) { order { id number } problems { code message path } }\n  }\n": typeof types.CopyOrderDocument,
    "\n  mutation SaveTemplate($input: SaveTemplateInput!) {\n    saveTemplate(input: $input) { template { id name } problems { code message path } }\n  }\n": typeof types.SaveTemplateDocument,
    "\n  mutation SetPriority($input: SetPriorityInput!) {\n    setPriority(input: $input) {\n      order { id priority version }\n      problems { code message path }\n    }\n  }\n": typeof types.SetPriorityDocument,
    "\n  query RecordRequests($order: ID!) {\n    requests(filter: { order: $order }, first: 50) {\n      nodes { id number kind state title raisedByName updatedAt }\n    }\n  }\n": typeof types.RecordRequestsDocument,
    "\n  mutation RaiseForCustomer($input: RaiseRequestInput!) {\n    raiseRequest(input: $input) { request { id number } problems { code message path } }\n  }\n": typeof types.RaiseForCustomerDocument,
    "\n  query PlanDomainOrder($id: ID!) {\n    domainOrder(id: $id) {\n      id number actions\n      attention { kind message characteristic }\n      components { quantity specification { key name { text } } }\n      characteristics { name label { text } value valueLabel { text } unit }\n    }\n  }\n": typeof types.PlanDomainOrderDocument,
    "\n  query PlanLine($id: ID!) {\n    node(id: $id) {\n      ... on OrderLine { id characteristics { name label { text } value valueLabel { text } unit } }\n    }\n  }\n": typeof types.PlanLineDocument,
    "\n  query PlanDeferral($id: ID!) {\n    node(id: $id) {\n      ... on Deferral {\n        id state reason canAnswer canDrop\n        asks {\n          key subject\n          characteristic { name valueType mandatory minimum maximum unit label { text } help { text } allowed { value label { text } } }\n        }\n      }\n    }\n  }\n": typeof types.PlanDeferralDocument,
    "\n  mutation PlanAnswer($input: AnswerDeferralInput!) {\n    answer: answerDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n": typeof types.PlanAnswerDocument,
    "\n  mutation PlanDrop($input: DropDeferralInput!) {\n    answer: dropDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n": typeof types.PlanDropDocument,
    "\n  query OrderPicture($orderId: ID!, $since: String) {\n    orchestrationPicture(orderId: $orderId, since: $since) { mark whole nodes links content }\n  }\n": typeof types.OrderPictureDocument,
    "\n  query RecordHead($number: String!) {\n    order(number: $number) {\n      id number kind state stateReason priority channel externalId description capturedBy partial version custom\n      requestedStart requestedCompletion plannedCompletion createdAt updatedAt submittedAt completedAt\n      account { id number name }\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      taskCount openTaskCount actions\n      purchaseOrder language\n      billing { account { id number name } contact { id name email } paymentReference address { street city region postalCode country } }\n      deliveryContact { id name email phone }\n      acceptedTerms { key version by at }\n      unmetRules { rule line { id number } message { text } }\n    }\n  }\n": typeof types.RecordHeadDocument,
    "\n  query RecordNotes($number: String!) {\n    order(number: $number) { id notes { id audience text author createdAt } }\n  }\n": typeof types.RecordNotesDocument,
    "\n  query RecordLines($number: String!) {\n    order(number: $number) {\n      id kind priceApproval\n      totals { ...PriceSums }\n      adjustments { ...AgreedPrice }\n      lines {\n        id number parentId action state quantity enrichment pointOfNoReturn requestedCompletion\n        name { text }\n        offering { key name { text } }\n        site { id name city }\n        characteristics { name label { text } value valueLabel { text } unit }\n        custom\n        charges { ...PricedCharge }\n      }\n    }\n  }\n": typeof types.RecordLinesDocument,
    "\n  query RecordWaits($id: ID!) {\n    order(id: $id) {\n      id\n      deferrals { id lineId state canAnswer canDrop target { key name { text } } awaits { key label { text } } }\n    }\n  }\n": typeof types.RecordWaitsDocument,
    "\n  query RecordTasks($number: String!) {\n    order(number: $number) {\n      id\n      tasks {\n        id number type state attempts error plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n        domainOrder { id number specification { key name { text } } }\n      }\n    }\n  }\n": typeof types.RecordTasksDocument,
    "\n  query RecordFallout($number: String!) {\n    order(number: $number) {\n      id\n      fallouts {\n        id number type state cause errorMessage attempts createdAt closedAt\n        line { id number name { text } }\n        task { id number name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": typeof types.RecordFalloutDocument,
    "\n  query RecordInventory($number: String!) {\n    order(number: $number) {\n      id\n      inventory {\n        id number kind state parentId quantity activatedAt\n        name { text }\n        specification { key name { text } }\n        characteristics { name label { text } value valueLabel { text } unit }\n      }\n      contracts {\n        id number termMonths startsOn endsOn state\n        recurring { amount currency }\n        entitlements { id quantity unit period name { text } }\n      }\n    }\n  }\n": typeof types.RecordInventoryDocument,
    "\n  query RecordActivity($number: String!, $after: String) {\n    order(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor subjectType subjectLabel action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": typeof types.RecordActivityDocument,
    "\n  subscription RecordChanged($id: ID!) {\n    orderChanged(id: $id) {\n      id state stateReason version updatedAt completedAt plannedCompletion taskCount openTaskCount actions partial\n    }\n  }\n": typeof types.RecordChangedDocument,
    "\n  mutation OrderDocument($input: OrderDocumentInput!) {\n    orderDocument(input: $input) { document { url name } problems { code message path } }\n  }\n": typeof types.OrderDocumentDocument,
    "\n  mutation SubmitOrder($input: OrderVerbInput!) {\n    answer: submitOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.SubmitOrderDocument,
    "\n  mutation ApproveOrder($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.ApproveOrderDocument,
    "\n  mutation RejectOrder($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.RejectOrderDocument,
    "\n  mutation ReopenOrder($input: OrderVerbInput!) {\n    answer: reopenOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.ReopenOrderDocument,
    "\n  mutation HoldOrder($input: OrderVerbInput!) {\n    answer: holdOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.HoldOrderDocument,
    "\n  mutation ReleaseOrder($input: OrderVerbInput!) {\n    answer: releaseOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.ReleaseOrderDocument,
    "\n  mutation CancelOrder($input: OrderVerbInput!) {\n    answer: cancelOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": typeof types.CancelOrderDocument,
    "\n  query RequestInbox($filter: RequestFilter, $after: String) {\n    requests(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number kind state title raisedByName dueAt createdAt updatedAt\n        account { id name }\n        order { id number }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.RequestInboxDocument,
    "\n  subscription RequestTick { worklistChanged }\n": typeof types.RequestTickDocument,
    "\n  query OneRequest($number: String!) {\n    request(number: $number) {\n      id number kind state title raisedByName dueAt resolution createdAt updatedAt resolvedAt closedAt version actions\n      account { id number name }\n      order { id number state }\n      line { id number name { text } }\n      product { id number }\n      group { id name { text } }\n      assignee { id name }\n      messages { id authorName fromCustomer internal text createdAt }\n      attachments { id name size audience uploadedBy createdAt }\n    }\n  }\n": typeof types.OneRequestDocument,
    "\n  mutation ReplyToRequest($input: ReplyToRequestInput!) {\n    answer: replyToRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": typeof types.ReplyToRequestDocument,
    "\n  mutation ClaimRequest($input: RequestVerbInput!) {\n    answer: claimRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": typeof types.ClaimRequestDocument,
    "\n  mutation ResolveRequest($input: RequestVerbInput!) {\n    answer: resolveRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": typeof types.ResolveRequestDocument,
    "\n  mutation CloseRequest($input: RequestVerbInput!) {\n    answer: closeRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": typeof types.CloseRequestDocument,
    "\n  mutation ReopenRequest($input: RequestVerbInput!) {\n    answer: reopenRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": typeof types.ReopenRequestDocument,
    "\n  mutation BringRequestFile($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url } problems { code message path } }\n  }\n": typeof types.BringRequestFileDocument,
    "\n  mutation FetchRequestFile($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n": typeof types.FetchRequestFileDocument,
    "\n  mutation AssignRequests($input: AssignRequestsInput!) {\n    assignRequests(input: $input) { requests { id version } problems { code message path } }\n  }\n": typeof types.AssignRequestsDocument,
    "\n  query OrderableServices {\n    orderableServices {\n      key subtype category\n      name { text }\n      characteristics {\n        name valueType mandatory configurable fulfillmentOnly minimum maximum unit default\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n": typeof types.OrderableServicesDocument,
    "\n  query ServiceAccount($id: ID!) {\n    account(id: $id) { id name number sites { id name city } }\n  }\n": typeof types.ServiceAccountDocument,
    "\n  mutation CreateServiceOrder($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": typeof types.CreateServiceOrderDocument,
    "\n  fragment DesignDraft on Definition {\n    id key kind retiredAt\n    name { text }\n    published { id version content layout revision author publishedAt sha256 findings { code severity node path message fix position } }\n    draft {\n      id version state content layout revision author requestedBy declined\n      findings { code severity node path message fix position }\n    }\n  }\n": typeof types.DesignDraftFragmentDoc,
    "\n  query Design($key: String!) {\n    definition(key: $key) { ...DesignDraft }\n  }\n": typeof types.DesignDocument,
    "\n  query Kinds {\n    nodeKinds {\n      kind icon schema ports flowKinds accepts places policies hasCondition canBeUndone keywords\n      label { text en ptBr }\n      help { text }\n      category { key label { text } }\n      examples { title { text } config map condition policy scope answer }\n    }\n  }\n": typeof types.KindsDocument,
    "\n  mutation PatchFlow($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      problems { code message path details }\n      definition { ...DesignDraft }\n    }\n  }\n": typeof types.PatchFlowDocument,
    "\n  query CheckFlow($content: JSON!) {\n    validateFlow(content: $content) {\n      findings { code severity node path message fix position }\n      problems { code message path }\n    }\n  }\n": typeof types.CheckFlowDocument,
    "\n  query VersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content layout }\n    }\n  }\n": typeof types.VersionContentsDocument,
    "\n  query DefinitionKeys($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key name { text } }\n  }\n": typeof types.DefinitionKeysDocument,
    "\n  query FormKeys {\n    forms { key name { text } }\n  }\n": typeof types.FormKeysDocument,
    "\n  query OperationKeys {\n    connections { key name { text } operations { key name { text } } }\n  }\n": typeof types.OperationKeysDocument,
    "\n  query GroupKeys {\n    groups { id key name { text } }\n  }\n": typeof types.GroupKeysDocument,
    "\n  query PersonKeys {\n    people { id login name }\n  }\n": typeof types.PersonKeysDocument,
    "\n  query SubflowInput($key: String!) {\n    definition(key: $key) { id published { id content } draft { id content } }\n  }\n": typeof types.SubflowInputDocument,
    "\n  query OneFlow($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version content author publishedAt findings { code severity node message fix } }\n      draft { id version content author findings { code severity node message fix } }\n      versions { id version state note author publishedAt }\n    }\n    nodeKinds { kind label { text } help { text } }\n  }\n": typeof types.OneFlowDocument,
    "\n  query FlowVersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content }\n    }\n  }\n": typeof types.FlowVersionContentsDocument,
    "\n  query FlowRunState($id: ID!) {\n    flowRun(id: $id) {\n      id definitionKey state purpose subjectType startedAt finishedAt\n      definitionVersion { id version content }\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n": typeof types.FlowRunStateDocument,
    "\n  subscription FlowRunTick($id: ID!) {\n    runChanged(id: $id) {\n      id state finishedAt\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n": typeof types.FlowRunTickDocument,
    "\n  query FlowRunsOfOrder($number: String!) {\n    order(number: $number) {\n      id number\n      runs { id definitionKey state purpose startedAt }\n    }\n  }\n": typeof types.FlowRunsOfOrderDocument,
    "\n  fragment RunJournal on FlowRun {\n    id definitionKey state purpose subjectType startedAt finishedAt\n    standing { variables waiting failed }\n    steps { seq nodeId nodeKey visit state port input output error at durationMs }\n  }\n": typeof types.RunJournalFragmentDoc,
    "\n  query LiveRun($id: ID!) {\n    flowRun(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n      order { id number account { id name } }\n      line { id number name { text } }\n    }\n  }\n": typeof types.LiveRunDocument,
    "\n  subscription LiveRunTick($id: ID!) {\n    runChanged(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n    }\n  }\n": typeof types.LiveRunTickDocument,
    "\n  mutation ResumeStep($input: ResumeRunInput!) {\n    resumeRun(input: $input) {\n      problems { code message path }\n      run {\n        ...RunJournal\n        definitionVersion { id version content layout }\n      }\n    }\n  }\n": typeof types.ResumeStepDocument,
    "\n  mutation TakeOver($input: MigrateRunsInput!) {\n    migrateRuns(input: $input) {\n      problems { code message path }\n      runs { runId possible stands passedBy dropped begins lost { node reason } }\n    }\n  }\n": typeof types.TakeOverDocument,
    "\n  query VersionsInForce($key: String!) {\n    definition(key: $key) {\n      id\n      published { id version content }\n      draft { id version }\n    }\n  }\n": typeof types.VersionsInForceDocument,
    "\n  query RunsUnderWay($key: String!) {\n    flowRuns(filter: { key: $key, state: [WAITING, RUNNING, FAILED] }, first: 100) {\n      totalCount\n      nodes { id state definitionVersion { id version } order { id number } line { id number } }\n    }\n  }\n": typeof types.RunsUnderWayDocument,
    "\n  query RunFigures($key: String!, $version: Int, $last: Int!) {\n    flowFigures(key: $key, version: $version, last: $last) {\n      key version plans runs oldest newest\n      states { state count }\n      nodes { node entered done failed skipped waiting standing medianMs p95Ms }\n      edges { edge taken }\n    }\n  }\n": typeof types.RunFiguresDocument,
    "\n  mutation StartTrial($input: StartDryRunInput!) {\n    startDryRun(input: $input) {\n      problems { code message path }\n      dryRun {\n        status error output written variables paused effects answers expected\n        steps { node visit event ports input output error }\n        open { node visit kind asked }\n      }\n    }\n  }\n": typeof types.StartTrialDocument,
    "\n  mutation TestFlow($input: RunFlowTestsInput!) {\n    runFlowTests(input: $input) {\n      problems { code message path }\n      results { id passed mismatches { field expected actual } dryRun { status error expected } }\n    }\n  }\n": typeof types.TestFlowDocument,
    "\n  query TrialOrders($filter: OrderFilter) {\n    orders(filter: $filter, first: 8) {\n      nodes { id number state createdAt account { id name } }\n    }\n  }\n": typeof types.TrialOrdersDocument,
    "\n  query TrialAccounts($search: String!) {\n    accounts(search: $search, first: 20) {\n      nodes { id name }\n    }\n  }\n": typeof types.TrialAccountsDocument,
    "\n  query TrialRuns($key: String!) {\n    flowRuns(filter: { key: $key }, first: 12) {\n      nodes {\n        id state startedAt\n        order { id number account { id name } }\n        line { id number name { text } site { id name } }\n      }\n    }\n  }\n": typeof types.TrialRunsDocument,
    "\n  query TrialLines($id: ID!) {\n    order(id: $id) {\n      id number\n      lines { id number state parentId name { text } site { id name } }\n      domainOrders { id number lineId kind specification { key name { text } } }\n    }\n  }\n": typeof types.TrialLinesDocument,
    "\n  query TrialScope($inputType: String) {\n    scopeOf(inputType: $inputType) {\n      names { path type open values }\n    }\n  }\n": typeof types.TrialScopeDocument,
    "\n  query TrialValues($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value text unset problems { code message severity } }\n  }\n": typeof types.TrialValuesDocument,
    "\n  query TrialForm($key: String!) {\n    form(key: $key) {\n      key\n      fields { key type required label { text } help { text } default allowed { value label { text } } }\n    }\n  }\n": typeof types.TrialFormDocument,
    "\n  mutation ExportTableFile($input: ExportTableInput!) {\n    exportTable(input: $input) { download { url name } problems { code message path } }\n  }\n": typeof types.ExportTableFileDocument,
    "\n  mutation PrepareTableFile($input: KeyInput!) {\n    prepareTableImport(input: $input) { upload { id url maxBytes } problems { code message path } }\n  }\n": typeof types.PrepareTableFileDocument,
    "\n  query TableFilePreview($key: String!, $upload: ID!) {\n    tableImportPreview(key: $key, upload: $upload) {\n      baseRevision content\n      diff { ...TableDiffParts }\n      problems { code message path details }\n      notes { code message path }\n    }\n  }\n": typeof types.TableFilePreviewDocument,
    "\n  query TableAnalysisOf($table: TableTargetInput!) {\n    tableAnalysis(table: $table) {\n      overlaps { rows severity message example { values day scope } }\n      overlapCount\n      unreachable { row coveredBy column message }\n      gaps { when validFrom validTo example { values day scope } fix }\n      unanalysed { row column text reason }\n      truncated\n      findings { code severity }\n    }\n  }\n": typeof types.TableAnalysisOfDocument,
    "\n  query TryTableOf($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {\n    tryTable(table: $table, sample: $sample, row: $row, nearest: 12) {\n      outputs matched defaulted\n      error { code message }\n      inputs { id expression value allowed problem }\n      rows { row position status reason failing outputs cells { column text verdict } }\n      leftOut\n    }\n  }\n": typeof types.TryTableOfDocument,
    "\n  query TableCases($table: TableTargetInput!) {\n    tableTests(table: $table) {\n      id passed outputs matched error\n      differences { path expected actual }\n    }\n  }\n": typeof types.TableCasesDocument,
    "\n  query TableHitsOf($key: String!, $version: Int) {\n    tableHits(key: $key, version: $version) { key version rows { row hits lastAt } }\n  }\n": typeof types.TableHitsOfDocument,
    "\n  query SampleOrders($search: String) {\n    orders(first: 8, filter: { search: $search }) {\n      edges { node { id number state account { id name } } }\n    }\n  }\n": typeof types.SampleOrdersDocument,
    "\n  query SampleLines($number: String!) {\n    order(number: $number) { id number lines { id number name { text } } }\n  }\n": typeof types.SampleLinesDocument,
    "\n  query SampleValue($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value problems { message } }\n  }\n": typeof types.SampleValueDocument,
    "\n  query PolicyPages {\n    policies {\n      key family\n      title { text en ptBr }\n      help { text }\n      asked { text }\n      reads hitPolicies\n      outputs { id type allowed optional }\n      tables {\n        id key retiredAt\n        name { text }\n        published { id version author publishedAt }\n        draft { id revision state author requestedBy findings { severity } }\n      }\n    }\n  }\n": typeof types.PolicyPagesDocument,
    "\n  query OtherTables {\n    definitions(kind: [TABLE]) {\n      id key retiredAt\n      name { text }\n      published { id version author publishedAt }\n      draft { id revision state author requestedBy findings { severity } }\n    }\n  }\n": typeof types.OtherTablesDocument,
    "\n  mutation MakeTable($input: SaveDraftInput!) {\n    saveDraft(input: $input) { definition { id key } problems { code message path } }\n  }\n": typeof types.MakeTableDocument,
    "\n  query OnePolicy($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version sha256 content author publishedAt }\n      draft { id version revision sha256 state content author findings { code severity path message fix } }\n    }\n  }\n": typeof types.OnePolicyDocument,
    "\n  mutation PatchTableDraft($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      definition { id draft { id version revision sha256 author findings { code severity path message fix } } }\n      problems { code message path details }\n    }\n  }\n": typeof types.PatchTableDraftDocument,
    "\n  subscription TableDraftChanged($key: String!) {\n    definitionChanged(key: $key) {\n      definition { id draft { id version revision sha256 } published { id version } }\n      presence { name editing since mine }\n    }\n  }\n": typeof types.TableDraftChangedDocument,
    "\n  mutation DiscardPolicyDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id } problems { code message path } }\n  }\n": typeof types.DiscardPolicyDraftDocument,
    "\n  mutation PublishPolicy($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version } }\n      problems { code message path }\n    }\n  }\n": typeof types.PublishPolicyDocument,
    "\n  fragment TableDiffParts on TableDiff {\n    fields { field old new }\n    inputs { added { id } removed moved { id } changed { id field old new } }\n    outputs { added { id } removed moved { id } changed { id field old new } }\n    rows { added { id } removed moved { id } changed { id field column old new } }\n    tests { added { id } removed moved { id } changed { id field old new } }\n  }\n": typeof types.TableDiffPartsFragmentDoc,
    "\n  query TableDiffOf($before: TableTargetInput!, $after: TableTargetInput!) {\n    tableDiff(before: $before, after: $after) { ...TableDiffParts }\n  }\n": typeof types.TableDiffOfDocument,
    "\n  query TableVersions($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version revision state note author approvedBy publishedAt sha256 }\n    }\n  }\n": typeof types.TableVersionsDocument,
    "\n  query TableVersion($key: String!, $number: Int!) {\n    definition(key: $key) { id version(number: $number) { id version content } }\n  }\n": typeof types.TableVersionDocument,
    "\n  query TableStanding($key: String!) {\n    definition(key: $key) {\n      id retiredAt retiredBy secondPerson\n      draft { id version revision state author note requestedBy requestedAt declined }\n    }\n  }\n": typeof types.TableStandingDocument,
    "\n  query TableUsage($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n": typeof types.TableUsageDocument,
    "\n  query TableRevisions($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 }\n  }\n": typeof types.TableRevisionsDocument,
    "\n  query TableRevisionContents($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content }\n  }\n": typeof types.TableRevisionContentsDocument,
    "\n  mutation RequestPublishTable($input: PublishInput!) {\n    requestPublish(input: $input) { definition { id draft { id state requestedBy requestedAt note } } problems { code message path } }\n  }\n": typeof types.RequestPublishTableDocument,
    "\n  mutation ApprovePublishTable($input: ApprovePublishInput!) {\n    approvePublish(input: $input) { definition { id published { id version } draft { id } } problems { code message path } }\n  }\n": typeof types.ApprovePublishTableDocument,
    "\n  mutation DeclinePublishTable($input: DeclinePublishInput!) {\n    declinePublish(input: $input) { definition { id draft { id state declined requestedBy } } problems { code message path } }\n  }\n": typeof types.DeclinePublishTableDocument,
    "\n  mutation WithdrawPublishTable($input: KeyInput!) {\n    withdrawPublish(input: $input) { definition { id draft { id state requestedBy } } problems { code message path } }\n  }\n": typeof types.WithdrawPublishTableDocument,
    "\n  mutation RollBackTable($input: RollBackInput!) {\n    rollBack(input: $input) { definition { id published { id version } draft { id state } } problems { code message path } }\n  }\n": typeof types.RollBackTableDocument,
    "\n  mutation RetireTable($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n": typeof types.RetireTableDocument,
    "\n  mutation BringBackTable($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n": typeof types.BringBackTableDocument,
    "\n  mutation RetireTableVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n": typeof types.RetireTableVersionDocument,
    "\n  mutation BringBackTableVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n": typeof types.BringBackTableVersionDocument,
    "\n  query WorkList($filter: TaskFilter, $after: String) {\n    tasks(filter: $filter, sort: { field: PLANNED_END, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number type state plannedEnd openedAt\n        name { text }\n        order { id number priority account { id name } }\n        line { id number name { text } site { id name } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.WorkListDocument,
    "\n  subscription WorkTick { worklistChanged }\n": typeof types.WorkTickDocument,
    "\n  query OneTask($number: String!) {\n    tasks(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions custom\n        name { text }\n        form {\n          key type required default minimum maximum unit multiline\n          label { text }\n          heading { text }\n          help { text }\n          allowed { value label { text } }\n        }\n        order { id number state custom account { id name custom } }\n        line { id number custom name { text } site { id name street city country } }\n        domainOrder { id number specification { key name { text } } }\n        group { id name { text } }\n        assignee { id name }\n        fallout { id number state cause }\n      }\n    }\n  }\n": typeof types.OneTaskDocument,
    "\n  query CustomFieldsInUse {\n    customFields {\n      id noun key type required default minimum maximum longest listed filtered editable\n      label { text }\n      help { text }\n      section { text }\n      choices { value label { text } }\n    }\n  }\n": typeof types.CustomFieldsInUseDocument,
    "\n  fragment OfferingCore on Offering {\n    key category needsSite categoryName { text }\n    name { text }\n    description { text }\n    specification { key kind name { text } }\n    prices { chargeType period amount { amount currency } name { text } }\n    characteristics {\n      name valueType mandatory configurable fulfillmentOnly minimum maximum regex unit default\n      label { text }\n      help { text }\n      allowed { value label { text } }\n    }\n  }\n": typeof types.OfferingCoreFragmentDoc,
    "\n  query OfferingCards($search: String, $category: String) {\n    offerings(search: $search, category: $category) { ...OfferingCore children { minimum offering { key name { text } } } }\n  }\n": typeof types.OfferingCardsDocument,
    "\n  query OfferingToConfigure($key: String!) {\n    offering(key: $key) {\n      ...OfferingCore\n      children {\n        minimum default maximum\n        offering { ...OfferingCore children { minimum default maximum offering { ...OfferingCore } } }\n      }\n    }\n  }\n": typeof types.OfferingToConfigureDocument,
    "\n  fragment PricedCharge on LineCharge {\n    key chargeType period quantity unitName priceList termMonths tierMode\n    name { text }\n    unit { amount currency }\n    total { amount currency }\n    tax { amount currency }\n    taxes { rate name { text } amount { amount currency } }\n    phases { fromMonth amount { amount currency } }\n    tiers { above amount { amount currency } flat { amount currency } }\n    steps { operation label kind value reason by table rows amount { amount currency } change { amount currency } }\n  }\n": typeof types.PricedChargeFragmentDoc,
    "\n  fragment PriceSums on PriceTotals {\n    oneTime { amount currency }\n    recurring { amount currency }\n    periods { period amount { amount currency } }\n    mrr { amount currency }\n    arr { amount currency }\n    tcv { amount currency }\n    oneTimeTax { amount currency }\n    recurringTax { amount currency }\n  }\n": typeof types.PriceSumsFragmentDoc,
    "\n  fragment AgreedPrice on PriceAdjustment {\n    id kind value reason line charge chargeType months by limit takesOff { amount currency }\n  }\n": typeof types.AgreedPriceFragmentDoc,
    "\n  query AgreedPrices($id: ID!) {\n    order(id: $id) { id version priceApproval adjustments { ...AgreedPrice } }\n  }\n": typeof types.AgreedPricesDocument,
    "\n  mutation AgreePrice($input: AdjustPriceInput!) {\n    adjustPrice(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n": typeof types.AgreePriceDocument,
    "\n  mutation TakeBackPrice($input: RemoveAdjustmentInput!) {\n    removeAdjustment(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n": typeof types.TakeBackPriceDocument,
    "\n  mutation CreateDraft($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": typeof types.CreateDraftDocument,
    "\n  mutation ChangeDraft($input: ChangeDraftInput!) {\n    changeDraft(input: $input) { order { id number version state } problems { code message path } }\n  }\n": typeof types.ChangeDraftDocument,
    "\n  mutation EditDraftLines($input: EditLinesInput!) {\n    editLines(input: $input) { order { id number version state } problems { code message path } }\n  }\n": typeof types.EditDraftLinesDocument,
    "\n  query DraftVersion($id: ID!) { order(id: $id) { id version } }\n": typeof types.DraftVersionDocument,
    "\n  mutation SubmitDraft($input: OrderVerbInput!) {\n    submitOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": typeof types.SubmitDraftDocument,
    "\n  query PreviewDraft($input: PreviewOrderInput!) {\n    previewOrder(input: $input) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      totals { ...PriceSums }\n      problems { code message path }\n      terms { key version name { text } text { text } }\n      lines {\n        number parentNumber quantity\n        offering { key name { text } }\n        charges { ...PricedCharge }\n      }\n    }\n  }\n": typeof types.PreviewDraftDocument,
};
const documents: Documents = {
    "\n  query SearchEverything($text: String!, $definitions: Boolean!) {\n    search(text: $text, first: 12) { id kind label detail }\n    definitions(search: $text) @include(if: $definitions) { id key kind name { text } }\n  }\n": types.SearchEverythingDocument,
    "\n  query Assignable {\n    people { id name disabled }\n    groups { id name { text } }\n  }\n": types.AssignableDocument,
    "\n  query DefinitionsToName($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key retiredAt name { text } published { version } }\n  }\n": types.DefinitionsToNameDocument,
    "\n  query OrderAttachments($id: ID!) {\n    order(id: $id) { id attachments { id name mediaType size audience uploadedBy createdAt } }\n  }\n": types.OrderAttachmentsDocument,
    "\n  mutation PrepareAttachment($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url maxBytes } problems { code message path } }\n  }\n": types.PrepareAttachmentDocument,
    "\n  mutation FetchAttachment($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n": types.FetchAttachmentDocument,
    "\n  mutation RemoveAttachment($input: AttachmentInput!) {\n    removeAttachment(input: $input) { attachment { id } problems { code message path } }\n  }\n": types.RemoveAttachmentDocument,
    "\n  query ItemsToPick($id: ID!) {\n    domainOrder(id: $id) {\n      id number\n      specification { key name { text } }\n      choice {\n        count\n        meant { id }\n        candidates {\n          id number state activatedAt\n          name { text }\n          site { id name }\n          characteristics { name value label { text } }\n        }\n      }\n    }\n  }\n": types.ItemsToPickDocument,
    "\n  mutation AttendDomainOrder($input: AttendDomainOrderInput!) {\n    attendDomainOrder(input: $input) {\n      domainOrder { id needsAttention choice { count } attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n": types.AttendDomainOrderDocument,
    "\n  query ToSettle($id: ID!) {\n    domainOrder(id: $id) {\n      id number state quantity\n      specification { key name { text } }\n      attention { kind message characteristic }\n      characteristics { name value }\n      asked {\n        name valueType mandatory unit minimum maximum\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n": types.ToSettleDocument,
    "\n  mutation SettleAttention($input: SettleAttentionInput!) {\n    settleAttention(input: $input) {\n      domainOrder { id needsAttention changedAt actions attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n": types.SettleAttentionDocument,
    "\n  query Configure($input: ConfigureInput!) {\n    configure(input: $input) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          because { rule message }\n          choices { value label selectable because { rule message } }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { key chargeType period name { text } total { amount currency } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n": types.ConfigureDocument,
    "\n  query DefinitionVersions($key: String!) {\n    definition(key: $key) {\n      id key secondPerson retiredAt retiredBy\n      published { id version sha256 }\n      draft { id version revision state note requestedBy requestedAt declined author sha256 }\n      versions { id version state note author approvedBy publishedAt sha256 }\n    }\n  }\n": types.DefinitionVersionsDocument,
    "\n  query VersionContent($key: String!, $version: Int!) {\n    definition(key: $key) {\n      id\n      version(number: $version) { id version content layout }\n    }\n  }\n": types.VersionContentDocument,
    "\n  query UsesOfDefinition($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n": types.UsesOfDefinitionDocument,
    "\n  query DraftSaves($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content layout }\n  }\n": types.DraftSavesDocument,
    "\n  query WhoIsThere($key: String!) {\n    definitionPresence(key: $key) { name editing since mine }\n  }\n": types.WhoIsThereDocument,
    "\n  mutation TouchDefinition($input: TouchDraftInput!) {\n    touchDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n": types.TouchDefinitionDocument,
    "\n  mutation TakeOverDefinition($input: KeyInput!) {\n    takeOverDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n": types.TakeOverDefinitionDocument,
    "\n  subscription WatchDefinition($key: String!) {\n    definitionChanged(key: $key) {\n      definition {\n        id retiredAt\n        published { id version }\n        draft { id version revision state note requestedBy requestedAt declined author }\n      }\n      presence { name editing since mine }\n    }\n  }\n": types.WatchDefinitionDocument,
    "\n  mutation PublishVersion($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version state note author publishedAt approvedBy } draft { id } }\n      problems { code message path details }\n    }\n  }\n": types.PublishVersionDocument,
    "\n  mutation AskToPublish($input: PublishInput!) {\n    requestPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": types.AskToPublishDocument,
    "\n  mutation AgreeToPublish($input: ApprovePublishInput!) {\n    approvePublish(input: $input) {\n      definition { id published { id version } draft { id } }\n      problems { code message path details }\n    }\n  }\n": types.AgreeToPublishDocument,
    "\n  mutation SendBackDraft($input: DeclinePublishInput!) {\n    declinePublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": types.SendBackDraftDocument,
    "\n  mutation TakeBackRequest($input: KeyInput!) {\n    withdrawPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n": types.TakeBackRequestDocument,
    "\n  mutation RollBackTo($input: RollBackInput!) {\n    rollBack(input: $input) {\n      definition { id published { id version } draft { id state } }\n      problems { code message path details }\n    }\n  }\n": types.RollBackToDocument,
    "\n  mutation RetireOneVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n": types.RetireOneVersionDocument,
    "\n  mutation BringBackOneVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n": types.BringBackOneVersionDocument,
    "\n  mutation BringBackWhole($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path details } }\n  }\n": types.BringBackWholeDocument,
    "\n  mutation DiscardWholeDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n": types.DiscardWholeDraftDocument,
    "\n  query NamesInScope($flowKey: String, $node: String, $inside: Boolean!, $tableKey: String, $inputType: String) {\n    scopeOf(flowKey: $flowKey, node: $node, inside: $inside, tableKey: $tableKey, inputType: $inputType) {\n      open\n      names { path type open values label { text } help { text } }\n    }\n  }\n": types.NamesInScopeDocument,
    "\n  query FeelFunctionList {\n    feelFunctions { name family signatures result help { text } example exampleResult }\n  }\n": types.FeelFunctionListDocument,
    "\n  query PreviewOfExpression($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) {\n      type value text reads unset missing\n      problems { code message severity position suggestion path }\n    }\n  }\n": types.PreviewOfExpressionDocument,
    "\n  query OwnedCharacteristics($key: String!) {\n    catalogEntity(section: \"specifications\", key: $key) { section key content draft { content } }\n  }\n": types.OwnedCharacteristicsDocument,
    "\n  query AccountsToFilter($search: String) {\n    accounts(search: $search, first: 20) { nodes { id name number } }\n  }\n": types.AccountsToFilterDocument,
    "\n  query AccountChosen($id: ID!) {\n    account(id: $id) { id name number }\n  }\n": types.AccountChosenDocument,
    "\n  query RunsOfFlow($filter: FlowRunFilter, $after: String) {\n    flowRuns(filter: $filter, first: 50, after: $after) {\n      nodes {\n        id state purpose startedAt finishedAt error\n        order { id number }\n        line { id number }\n        definitionVersion { id version }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.RunsOfFlowDocument,
    "\n  mutation ExportOfParties($input: ExportPartiesInput!) {\n    exportParties(input: $input) { download { url name } problems { code message path } }\n  }\n": types.ExportOfPartiesDocument,
    "\n  mutation UploadOfParties { preparePartyImport { upload { id url maxBytes } problems { code message path } } }\n": types.UploadOfPartiesDocument,
    "\n  mutation ImportOfParties($input: ImportPartiesInput!) {\n    importParties(input: $input) {\n      report {\n        done created changed same refused unknownColumns\n        rows { line name fate problems { code message path } }\n      }\n      problems { code message path }\n    }\n  }\n": types.ImportOfPartiesDocument,
    "\n  fragment TreeDomainOrder on SimulatedDomainOrder {\n    path parent depth line relationship action quantity needsAttention\n    specification { key name { text } kind subtype }\n    characteristics { name label { text } value valueLabel { text } unit }\n    origins { characteristic kind mapping source sourceName { text } }\n    waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n  }\n": types.TreeDomainOrderFragmentDoc,
    "\n  fragment TreeTarget on SimulatedTarget {\n    parent relationship relationshipType outcome reason rule made awaits { key label { text } owner { text } }\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n  }\n": types.TreeTargetFragmentDoc,
    "\n  query SimulateDecomposition($input: SimulationInput!, $catalog: CatalogAtInput, $first: Int!) {\n    simulateDecomposition(input: $input, catalog: $catalog) {\n      findings { code message path }\n      tree {\n        total deferred excluded\n        domainOrders(first: $first) { ...TreeDomainOrder }\n        targets(first: $first) { ...TreeTarget }\n        links(first: $first) { source target type }\n        components(first: $first) { parent relationship quantity specification { key name { text } } }\n        faults { line code message path parent }\n      }\n    }\n  }\n": types.SimulateDecompositionDocument,
    "\n  query CompareDecompositions($input: SimulationInput!, $before: CatalogAtInput, $after: CatalogAtInput, $first: Int!) {\n    compareDecompositions(input: $input, before: $before, after: $after) {\n      before { findings { code message path } tree { total } }\n      after { findings { code message path } tree { total } }\n      diff {\n        added removed changed total\n        domainOrders(first: $first) {\n          change\n          differences { field before after }\n          domainOrder { ...TreeDomainOrder }\n        }\n        targets(first: $first) {\n          parent relationship\n          before { ...TreeTarget }\n          after { ...TreeTarget }\n        }\n      }\n    }\n  }\n": types.CompareDecompositionsDocument,
    "\n  query CatalogReleases {\n    catalogReleases { sequence note author releasedAt }\n  }\n": types.CatalogReleasesDocument,
    "\n  query TaskHere($id: ID!) {\n    task(id: $id) {\n      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions\n      form {\n        key type required default minimum maximum unit multiline\n        label { text }\n        heading { text }\n        help { text }\n        allowed { value label { text } }\n      }\n      group { id name { text } }\n      assignee { id name }\n    }\n  }\n": types.TaskHereDocument,
    "\n  mutation ClaimTask($input: TaskVerbInput!) {\n    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.ClaimTaskDocument,
    "\n  mutation UnclaimTask($input: TaskVerbInput!) {\n    answer: unclaimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.UnclaimTaskDocument,
    "\n  mutation RetryTask($input: TaskVerbInput!) {\n    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.RetryTaskDocument,
    "\n  mutation SkipTask($input: TaskVerbInput!) {\n    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.SkipTaskDocument,
    "\n  mutation CompleteTask($input: CompleteTaskInput!) {\n    answer: completeTask(input: $input) {\n      task { id state version output closedAt custom actions assignee { id name } }\n      problems { code message path }\n    }\n  }\n": types.CompleteTaskDocument,
    "\n  mutation AssignTask($input: AssignTaskInput!) {\n    assignTask(input: $input) {\n      task { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n": types.AssignTaskDocument,
    "\n  mutation RaiseFallout($input: RaiseFalloutInput!) {\n    raiseFallout(input: $input) { fallout { id number state } problems { code message path } }\n  }\n": types.RaiseFalloutDocument,
    "\n  fragment WhyTarget on ExplainedTarget {\n    relationship relationshipType outcome reason rule round decidedAt made\n    target { key name { text } kind subtype }\n    read { owner name label { text } value valueLabel { text } }\n    cause { at by person }\n    earlier { round decidedAt outcome reason }\n    domainOrders { id number }\n    deferral { id state reason awaits { key label { text } owner { text } } }\n  }\n": types.WhyTargetFragmentDoc,
    "\n  fragment WhyFault on ExplainedFault {\n    id code message path state foundAt resolvedAt\n    line { id number }\n    domainOrder { id number specification { name { text } } }\n  }\n": types.WhyFaultFragmentDoc,
    "\n  fragment WhyOfPart on ExplainedPart {\n    relationship outcome reason rule quantity\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n    awaits { key label { text } owner { text } }\n  }\n": types.WhyOfPartFragmentDoc,
    "\n  query ExplainDecomposition($order: ID!, $domainOrder: ID, $line: ID, $page: Int!) {\n    explainDecomposition(order: $order, domainOrder: $domainOrder, line: $line, page: $page) {\n      release decomposedAt total\n      faults { ...WhyFault }\n      subjects {\n        domainOrder { id number state quantity needsAttention specification { key name { text } kind subtype } }\n        parent { id number specification { name { text } } }\n        came { ...WhyTarget }\n        neighbours { ...WhyTarget }\n        targets { ...WhyTarget }\n        parts { ...WhyOfPart }\n        sharedBy { id number specification { name { text } } }\n        values { name label { text } value valueLabel { text } unit }\n        origins { characteristic kind mapping source sourceName { text } }\n        waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n      }\n    }\n  }\n": types.ExplainDecompositionDocument,
    "\n  query AccountsList($search: String, $filter: AccountFilter, $sort: AccountSort, $after: String) {\n    accounts(search: $search, filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes { id number name kind status segment currency externalId createdAt custom parent { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.AccountsListDocument,
    "\n  query SegmentsOfAccounts { accountSegments }\n": types.SegmentsOfAccountsDocument,
    "\n  query AccountRecord($id: ID!) {\n    account(id: $id) {\n      id number name kind status segment currency externalId taxId language version createdAt updatedAt custom\n      billingAddress { street city region postalCode country }\n      serviceAddress { street city region postalCode country }\n      parent { id number name }\n      children { id number name status }\n      contacts { id name email phone role preferred active version }\n      sites {\n        id name street city region postalCode country timezone latitude longitude active version\n        calendar { id name }\n      }\n    }\n  }\n": types.AccountRecordDocument,
    "\n  query AccountActivity($id: ID!, $after: String) {\n    account(id: $id) {\n      id\n      activity(first: 50, after: $after) {\n        nodes { id at actor action fromState toState changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.AccountActivityDocument,
    "\n  query OrdersOfAccount($filter: OrderFilter) {\n    orders(filter: $filter, sort: { field: CREATED_AT, direction: DESC }, first: 100) {\n      nodes { id number state priority createdAt requestedCompletion recurringTotal { amount currency } oneTimeTotal { amount currency } }\n      totalCount\n    }\n  }\n": types.OrdersOfAccountDocument,
    "\n  query ProductsOfAccount($filter: InventoryFilter) {\n    inventory(filter: $filter, first: 100) {\n      nodes { id number name { text } state quantity activatedAt site { id name } order { id number } }\n      totalCount\n    }\n  }\n": types.ProductsOfAccountDocument,
    "\n  mutation OpenAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n": types.OpenAccountDocument,
    "\n  mutation ChangeAccount($input: ChangeAccountInput!) {\n    changeAccount(input: $input) { account { id version } problems { code message path } }\n  }\n": types.ChangeAccountDocument,
    "\n  mutation FillAccountFields($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n": types.FillAccountFieldsDocument,
    "\n  mutation AddAccountContact($input: AddContactInput!) {\n    addContact(input: $input) { account { id } problems { code message path } }\n  }\n": types.AddAccountContactDocument,
    "\n  mutation ChangeAccountContact($input: ChangeContactInput!) {\n    changeContact(input: $input) { account { id } problems { code message path } }\n  }\n": types.ChangeAccountContactDocument,
    "\n  mutation AddAccountSite($input: AddSiteInput!) {\n    addSite(input: $input) { account { id } problems { code message path } }\n  }\n": types.AddAccountSiteDocument,
    "\n  mutation ChangeAccountSite($input: ChangeSiteInput!) {\n    changeSite(input: $input) { account { id } problems { code message path } }\n  }\n": types.ChangeAccountSiteDocument,
    "\n  query CalendarsToChoose { calendars { id name active } }\n": types.CalendarsToChooseDocument,
    "\n  query AccountsOfPeople { accounts(first: 100) { nodes { id name } } }\n": types.AccountsOfPeopleDocument,
    "\n  query BusinessCalendars {\n    calendars { id key name timezone isDefault active version siteCount hours { day opens closes } holidays { day name } }\n  }\n": types.BusinessCalendarsDocument,
    "\n  mutation SaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) { calendar { id } problems { code message path } }\n  }\n": types.SaveCalendarDocument,
    "\n  query People($search: String) {\n    people(search: $search) {\n      id login name roles disabled lastSeenAt version\n      account { id name }\n      groups { id key name { text } }\n    }\n    groups { id key name { text } members { id name } }\n  }\n": types.PeopleDocument,
    "\n  mutation CreatePerson($input: CreatePersonInput!) {\n    createPerson(input: $input) { person { id } problems { code message path } }\n  }\n": types.CreatePersonDocument,
    "\n  mutation ChangePerson($input: ChangePersonInput!) {\n    changePerson(input: $input) {\n      person { id name roles disabled version account { id name } groups { id key name { text } } }\n      problems { code message path }\n    }\n  }\n": types.ChangePersonDocument,
    "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) { person { id version } problems { code message path } }\n  }\n": types.SetPasswordDocument,
    "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) { group { id key name { text } members { id name } } problems { code message path } }\n  }\n": types.CreateGroupDocument,
    "\n  query Approvals {\n    orders(filter: { state: { in: [AWAITING_APPROVAL] } }, sort: { field: CREATED_AT, direction: ASC }, first: 100) {\n      nodes {\n        id number priority version capturedBy submittedAt description actions\n        account { id name segment }\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        priceApproval\n        adjustments { ...AgreedPrice }\n        unmetRules { rule line { id number } message { text } }\n        lines { id number parentId quantity name { text } offering { key name { text } } site { id name } }\n      }\n      totalCount\n    }\n  }\n": types.ApprovalsDocument,
    "\n  subscription ApprovalsTick { worklistChanged }\n": types.ApprovalsTickDocument,
    "\n  mutation ApproveHere($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n": types.ApproveHereDocument,
    "\n  mutation RejectHere($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n": types.RejectHereDocument,
    "\n  mutation CreateAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n": types.CreateAccountDocument,
    "\n  mutation FillAccount($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n": types.FillAccountDocument,
    "\n  query AccountsToOrder($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n": types.AccountsToOrderDocument,
    "\n  query OfferedHere($account: ID!, $search: String, $channel: String!) {\n    eligibleOfferings(accountId: $account, search: $search, channel: $channel) {\n      eligible reason\n      offering { ...OfferingCore pictures { url words { text } } children { minimum offering { key name { text } } } }\n    }\n  }\n": types.OfferedHereDocument,
    "\n  query AccountsToBill($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n": types.AccountsToBillDocument,
    "\n  mutation AddSite($input: AddSiteInput!) {\n    addSite(input: $input) {\n      account { id sites { id name street city country } }\n      problems { code message path }\n    }\n  }\n": types.AddSiteDocument,
    "\n  mutation FillSites($input: FillSitesInput!) {\n    fillSites(input: $input) { order { id version } problems { code message path } }\n  }\n": types.FillSitesDocument,
    "\n  query TemplatesToUse($account: ID!, $search: String!) {\n    orderTemplates(accountId: $account, search: $search) { id name description lineCount owner account { id name } }\n  }\n": types.TemplatesToUseDocument,
    "\n  mutation UseTemplate($input: UseTemplateInput!) {\n    useTemplate(input: $input) { order { id } problems { code message path } }\n  }\n": types.UseTemplateDocument,
    "\n  mutation RemoveTemplate($input: RemoveTemplateInput!) {\n    removeTemplate(input: $input) { template { id } problems { code message path } }\n  }\n": types.RemoveTemplateDocument,
    "\n  query WaysToSell($account: ID!, $channel: String!) {\n    waysToSell(accountId: $account, channel: $channel) {\n      channels { key name { text } }\n      priceLists { key name { text } }\n    }\n  }\n": types.WaysToSellDocument,
    "\n  query DraftToResume($id: ID!) {\n    order(id: $id) {\n      id number version state description requestedCompletion custom purchaseOrder language channel priceList\n      account { id }\n      billing { account { id } contact { id } paymentReference address { street city region postalCode country } }\n      deliveryContact { id }\n      acceptedTerms { key version }\n      lines {\n        id number parentId quantity requestedCompletion\n        offering { key }\n        site { id }\n        contact { id }\n        characteristics { name value }\n        custom\n      }\n    }\n  }\n": types.DraftToResumeDocument,
    "\n  query AccountToOrder($id: ID!) {\n    account(id: $id) {\n      id number name segment currency version custom\n      sites { id name street city country }\n      contacts { id name email }\n    }\n  }\n": types.AccountToOrderDocument,
    "\n  query FlowMilestones {\n    definitions(kind: [FULFILLMENT, SUBFLOW]) { id retiredAt name { text } published { content } draft { content } }\n  }\n": types.FlowMilestonesDocument,
    "\n  query CatalogDrawing($specifications: [String!]!) {\n    catalogDrawing(specifications: $specifications) {\n      specifications { key content draft published graph }\n      rules { key type source target name { text } }\n    }\n  }\n": types.CatalogDrawingDocument,
    "\n  query OrdersToSimulate($filter: OrderFilter) {\n    orders(filter: $filter, first: 20) { edges { node { id number account { name } } } }\n  }\n": types.OrdersToSimulateDocument,
    "\n  query CatalogLayout($key: String!) {\n    catalogLayout(section: \"decompositions\", key: $key) { key x y }\n  }\n": types.CatalogLayoutDocument,
    "\n  mutation SaveCatalogLayout($input: SaveCatalogLayoutInput!) {\n    saveCatalogLayout(input: $input) { places { key x y } problems { code message path } }\n  }\n": types.SaveCatalogLayoutDocument,
    "\n  mutation ExportCatalogFile($input: ExportCatalogInput!) {\n    exportCatalog(input: $input) { download { url name } problems { code message path } }\n  }\n": types.ExportCatalogFileDocument,
    "\n  mutation PrepareCatalogImport {\n    prepareCatalogImport { upload { id url maxBytes } problems { code message path } }\n  }\n": types.PrepareCatalogImportDocument,
    "\n  mutation PrepareCatalogImage {\n    prepareCatalogImage { upload { id url maxBytes } problems { code message path } }\n  }\n": types.PrepareCatalogImageDocument,
    "\n  mutation ImportCatalogFile($input: ImportCatalogInput!) {\n    importCatalog(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      problems { code message path }\n    }\n  }\n": types.ImportCatalogFileDocument,
    "\n  mutation AddCatalogImage($input: AddCatalogImageInput!) {\n    addCatalogImage(input: $input) { draft { key } problems { code message path } }\n  }\n": types.AddCatalogImageDocument,
    "\n  query CatalogEntities($filter: CatalogFilterInput!, $first: Int!, $offset: Int!) {\n    catalogEntities(filter: $filter, first: $first, offset: $offset) {\n      total\n      items { section key document kind lifecycle version published draft removing imageUrl detail name { text } }\n    }\n  }\n": types.CatalogEntitiesDocument,
    "\n  query CatalogEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { key kind lifecycle version published draft removing imageUrl name { text } }\n      draft { content revision author savedAt isNew stale document }\n      findings { code message path }\n      versions { id version lifecycle sequence note author releasedAt }\n      namedBy { kind count more links { id label section } }\n    }\n  }\n": types.CatalogEntityDocument,
    "\n  query CatalogDocuments {\n    catalogDocuments { key entities edited name { text } }\n  }\n": types.CatalogDocumentsDocument,
    "\n  query CatalogDrafts {\n    catalogDrafts { section key document content revision author savedAt isNew stale }\n  }\n": types.CatalogDraftsDocument,
    "\n  query CatalogDiff($section: String!, $key: String!, $before: ID, $after: ID) {\n    catalogDiff(section: $section, key: $key, before: $before, after: $after) { path before after }\n  }\n": types.CatalogDiffDocument,
    "\n  query CatalogVersionContent($section: String!, $key: String!, $version: ID!) {\n    catalogVersion(section: $section, key: $key, version: $version)\n  }\n": types.CatalogVersionContentDocument,
    "\n  query CatalogPublishEffects($drafts: [CatalogRefInput!]!) {\n    catalogPublishEffects(drafts: $drafts) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n": types.CatalogPublishEffectsDocument,
    "\n  query CatalogMoveEffects($input: MoveCatalogLifecycleInput!) {\n    catalogMoveEffects(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n": types.CatalogMoveEffectsDocument,
    "\n  mutation SaveCatalogDraft($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision savedAt author stale isNew }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n": types.SaveCatalogDraftDocument,
    "\n  mutation DiscardCatalogDraft($input: CatalogDraftRefInput!) {\n    discardCatalogDraft(input: $input) { problems { code message path } }\n  }\n": types.DiscardCatalogDraftDocument,
    "\n  mutation PublishCatalog($input: PublishCatalogInput!) {\n    publishCatalog(input: $input) { changes { change section key version } problems { code message path } }\n  }\n": types.PublishCatalogDocument,
    "\n  mutation MoveCatalogLifecycle($input: MoveCatalogLifecycleInput!) {\n    moveCatalogLifecycle(input: $input) { changes { change section key } problems { code message path } }\n  }\n": types.MoveCatalogLifecycleDocument,
    "\n  query ConnectionList {\n    connections {\n      key kind address baseSetting version updatedAt\n      name { text }\n      author { id name }\n      operations {\n        key\n        uses { flowKey }\n        state { done failed p95 lastAt lastError { code message at } }\n      }\n    }\n  }\n": types.ConnectionListDocument,
    "\n  query OneConnection($key: String!) {\n    connection(key: $key) {\n      key kind address baseSetting version updatedAt content\n      name { text }\n      author { id name }\n      operations {\n        key method path timeout idempotent\n        name { text }\n        uses { flowKey node draft flowName { text } }\n        state { done failed p95 lastAt lastError { code message at } }\n        calls(first: 25) { at milliseconds code message transient tried }\n      }\n    }\n  }\n": types.OneConnectionDocument,
    "\n  mutation SaveConnection($input: SaveConnectionInput!) {\n    saveConnection(input: $input) {\n      connection { key version }\n      problems { code message path }\n    }\n  }\n": types.SaveConnectionDocument,
    "\n  mutation RemoveConnection($input: RemoveConnectionInput!) {\n    removeConnection(input: $input) { problems { code message path } }\n  }\n": types.RemoveConnectionDocument,
    "\n  mutation SendTest($input: SendTestInput!) {\n    sendTest(input: $input) {\n      sent { verdict address method request milliseconds answer code message status body }\n      problems { code message path }\n    }\n  }\n": types.SendTestDocument,
    "\n  query DomainOrdersList($filter: DomainOrderFilter, $sort: DomainOrderSort, $after: String) {\n    domainOrders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind subtype action state quantity needsAttention createdAt changedAt\n        specification { key name { text } }\n        account { id name }\n        site { id name city }\n        order { id number }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.DomainOrdersListDocument,
    "\n  query DomainOrdersCounts($filter: DomainOrderFilter) {\n    domainOrderCounts(filter: $filter) { kinds { kind count } states { state count } }\n  }\n": types.DomainOrdersCountsDocument,
    "\n  subscription DomainOrdersTick { worklistChanged }\n": types.DomainOrdersTickDocument,
    "\n  query SpecificationsToFilter($text: String!) {\n    catalogEntities(filter: { section: \"specifications\", text: $text }, first: 20) { items { key name { text } } }\n  }\n": types.SpecificationsToFilterDocument,
    "\n  query AttentionList($filter: DomainOrderFilter, $after: String) {\n    domainOrders(filter: $filter, sort: { field: CREATED_AT, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number kind state quantity needsAttention createdAt actions\n        specification { key name { text } }\n        account { id name }\n        order { id number }\n        attention { kind message characteristic }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.AttentionListDocument,
    "\n  fragment Above on DomainOrder { id number specification { key name { text } } }\n": types.AboveFragmentDoc,
    "\n  query DomainOrderHead($number: String!) {\n    domainOrder(number: $number) {\n      id number kind subtype action state quantity needsAttention createdAt changedAt plannedStart plannedEnd actions\n      specification { key name { text } }\n      account { id number name }\n      site { id name city }\n      order { id number state }\n      line { id number name { text } }\n      parent { ...Above parent { ...Above parent { ...Above parent { ...Above } } } }\n      attention { kind message characteristic }\n    }\n  }\n": types.DomainOrderHeadDocument,
    "\n  query DomainOrderAround($number: String!) {\n    domainOrder(number: $number) {\n      id\n      characteristics { name label { text } value valueLabel { text } unit }\n      components { quantity specification { key name { text } } }\n      tree { id number parentId kind state needsAttention specification { key name { text } } }\n      requires { id number kind state specification { key name { text } } }\n      requiredBy { id number kind state specification { key name { text } } }\n      shares { id number kind state specification { key name { text } } }\n      sharedWith { id number kind state specification { key name { text } } }\n      deferrals { id state awaits { key label { text } owner { text } } target { key name { text } } }\n      items { id number state name { text } }\n      fallouts { id number state cause createdAt }\n    }\n  }\n": types.DomainOrderAroundDocument,
    "\n  query DomainOrderTasks($number: String!) {\n    domainOrder(number: $number) {\n      id\n      tasks {\n        id number type state error plannedStart plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": types.DomainOrderTasksDocument,
    "\n  query DomainOrderActivity($number: String!, $after: String) {\n    domainOrder(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.DomainOrderActivityDocument,
    "\n  subscription DomainOrderTick($id: ID!) {\n    orderChanged(id: $id) { id updatedAt state openTaskCount }\n  }\n": types.DomainOrderTickDocument,
    "\n  query FalloutList($filter: FalloutFilter, $after: String) {\n    fallouts(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number type state cause errorCode attempts priority createdAt\n        order { id number account { id name } }\n        line { id number name { text } }\n        task { id number name { text } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.FalloutListDocument,
    "\n  subscription FalloutTick { worklistChanged }\n": types.FalloutTickDocument,
    "\n  query OneFallout($number: String!) {\n    fallouts(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state cause errorCode errorMessage payload attempts priority createdAt closedAt version actions\n        order { id number state account { id name } }\n        line { id number name { text } site { id name } }\n        task {\n          id number type state attempts input\n          name { text }\n          form { key type required default label { text } help { text } allowed { value label { text } } }\n        }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": types.OneFalloutDocument,
    "\n  query OfferingsToChoose { offerings { key name { text } } }\n": types.OfferingsToChooseDocument,
    "\n  mutation ClaimFallout($input: FalloutVerbInput!) {\n    answer: claimFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.ClaimFalloutDocument,
    "\n  mutation CancelFallout($input: FalloutVerbInput!) {\n    answer: cancelFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n": types.CancelFalloutDocument,
    "\n  mutation RetryFallout($input: RetryFalloutInput!) {\n    retryFallout(input: $input) { fallout { id state version actions } problems { code message path } }\n  }\n": types.RetryFalloutDocument,
    "\n  mutation CompleteFallout($input: CompleteFalloutInput!) {\n    completeFallout(input: $input) { fallout { id state version actions closedAt } problems { code message path } }\n  }\n": types.CompleteFalloutDocument,
    "\n  mutation AssignFallouts($input: AssignFalloutInput!) {\n    assignFallouts(input: $input) {\n      fallouts { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n": types.AssignFalloutsDocument,
    "\n  query DefinedFields {\n    customFields(retired: true) {\n      id noun key type required default minimum maximum pattern longest listed filtered shownToCustomers editedBy\n      retired version editable\n      label { text en ptBr }\n      help { text en ptBr }\n      section { text en ptBr }\n      choices { value label { text en ptBr } }\n    }\n  }\n": types.DefinedFieldsDocument,
    "\n  mutation DefineField($input: DefineCustomFieldInput!) {\n    defineCustomField(input: $input) { field { id } problems { code message path } }\n  }\n": types.DefineFieldDocument,
    "\n  mutation ChangeField($input: ChangeCustomFieldInput!) {\n    changeCustomField(input: $input) { field { id version } problems { code message path } }\n  }\n": types.ChangeFieldDocument,
    "\n  mutation RetireField($input: CustomFieldVerbInput!) {\n    retireCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n": types.RetireFieldDocument,
    "\n  mutation ReviveField($input: CustomFieldVerbInput!) {\n    reviveCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n": types.ReviveFieldDocument,
    "\n  mutation ArrangeFields($input: ArrangeCustomFieldsInput!) {\n    arrangeCustomFields(input: $input) { fields { id } problems { code message path } }\n  }\n": types.ArrangeFieldsDocument,
    "\n  query RunsHead($key: String!) {\n    definition(key: $key) { id key kind name { text } }\n  }\n": types.RunsHeadDocument,
    "\n  query DefinitionList($filter: DefinitionFilter, $sort: DefinitionSort, $after: String) {\n    definitionList(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id key kind statuses version draft revision used failed owner ownerId tags changedAt changedBy\n        name { text }\n        review { by at note revision mine }\n        lastRun { state at runId orderId }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.DefinitionListDocument,
    "\n  query FlowFacets {\n    definitionFacets {\n      forMe\n      kinds { kind count }\n      statuses { status count }\n      tags { tag count }\n      owners { id name count }\n    }\n  }\n": types.FlowFacetsDocument,
    "\n  query FlowTemplateList {\n    flowTemplates {\n      key kind content\n      name { text en ptBr }\n      description { text }\n      category { key name { text } }\n    }\n  }\n": types.FlowTemplateListDocument,
    "\n  query AdviseKey($key: String, $name: String) {\n    keyAdvice(key: $key, name: $name) { key free suggestion problem { message } }\n  }\n": types.AdviseKeyDocument,
    "\n  mutation CreateDefinition($input: CreateDefinitionInput!) {\n    createDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n": types.CreateDefinitionDocument,
    "\n  mutation DuplicateDefinition($input: DuplicateDefinitionInput!) {\n    duplicateDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n": types.DuplicateDefinitionDocument,
    "\n  query Incoming($files: [DefinitionFileInput!]!) {\n    incomingDefinitions(files: $files) {\n      place outcome key kind revision freeKey\n      name { text }\n      problems { code message path details }\n      findings { code severity message }\n      there { version draft author }\n      diff { key before after changes { kind noun element label fields { path before after } } }\n    }\n  }\n": types.IncomingDocument,
    "\n  mutation ImportDefinitions($input: ImportDefinitionsInput!) {\n    importDefinitions(input: $input) { imported { key changed } problems { code message path details } }\n  }\n": types.ImportDefinitionsDocument,
    "\n  query ExportDefinitions($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { files { path text } }\n  }\n": types.ExportDefinitionsDocument,
    "\n  query ExportArchive($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { archive }\n  }\n": types.ExportArchiveDocument,
    "\n  mutation LabelDefinitions($input: LabelDefinitionsInput!) {\n    labelDefinitions(input: $input) { definitions { id owner ownerId tags } problems { code message path details } }\n  }\n": types.LabelDefinitionsDocument,
    "\n  query OwnersToBe {\n    people { id name login disabled roles }\n  }\n": types.OwnersToBeDocument,
    "\n  mutation RetireDefinition($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n": types.RetireDefinitionDocument,
    "\n  mutation BringBackDefinition($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n": types.BringBackDefinitionDocument,
    "\n  mutation DeleteDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n": types.DeleteDraftDocument,
    "\n  query FormList {\n    forms {\n      key version at openTasks\n      name { text }\n      fields { key }\n      author { id name }\n      uses { flowKey draft }\n    }\n  }\n": types.FormListDocument,
    "\n  query OneForm($key: String!) {\n    form(key: $key) {\n      key version at content openTasks\n      name { text }\n      author { id name }\n      uses { flowKey node draft flowName { text } }\n      versions { version at content author { id name } }\n    }\n  }\n": types.OneFormDocument,
    "\n  query CheckForm($content: JSON!) {\n    checkForm(content: $content) {\n      problems { code message path }\n      findings { flowKey finding { code message node } }\n    }\n  }\n": types.CheckFormDocument,
    "\n  mutation SaveForm($input: SaveFormInput!) {\n    saveForm(input: $input) {\n      form { key version }\n      problems { code message path }\n    }\n  }\n": types.SaveFormDocument,
    "\n  mutation RemoveForm($input: RemoveFormInput!) {\n    removeForm(input: $input) { problems { code message path } }\n  }\n": types.RemoveFormDocument,
    "\n  query Home {\n    home {\n      ordersByState { state count }\n      myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting attentionNeeded completedToday\n      falloutByType { type count }\n    }\n  }\n": types.HomeDocument,
    "\n  subscription HomeWorklist { worklistChanged }\n": types.HomeWorklistDocument,
    "\n  query RecentOrders {\n    orders(first: 8, sort: { field: UPDATED_AT, direction: DESC }) {\n      nodes { id number state updatedAt account { id name } }\n    }\n  }\n": types.RecentOrdersDocument,
    "\n  query WaitingForMe($tasks: Boolean!, $approvals: Boolean!, $fallouts: Boolean!) {\n    tasks(filter: { myGroups: true, state: [OPEN, IN_PROGRESS, AWAITING_INFORMATION] }, first: 6) @include(if: $tasks) {\n      nodes { id number state plannedEnd openedAt name { text } order { id number account { id name } } }\n    }\n    orders(\n      filter: { state: { in: [AWAITING_APPROVAL] } }\n      sort: { field: CREATED_AT, direction: ASC }\n      first: 6\n    ) @include(if: $approvals) {\n      nodes { id number state submittedAt account { id name } }\n    }\n    fallouts(filter: { state: [OPEN, IN_PROGRESS, ON_HOLD, AWAITING_INFORMATION] }, first: 6) @include(if: $fallouts) {\n      nodes { id number state cause createdAt order { id number } }\n    }\n  }\n": types.WaitingForMeDocument,
    "\n  query ImportList($after: String) {\n    imports(first: 60, after: $after) {\n      nodes { id name format state rows orders badOrders checked made known failed createdBy createdAt endedAt }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.ImportListDocument,
    "\n  query OrderQueue($after: String) {\n    orderIntakes(first: 60, after: $after) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.OrderQueueDocument,
    "\n  query OneImport($id: ID!) {\n    importJob(id: $id) {\n      id name format size state whole submit rows badRows orders badOrders checked made known failed createdBy createdAt\n      startedAt endedAt version\n      layout { encoding delimiter sheet sheets header samples }\n      mapping { columns { target column } constants { target value } decimal dates }\n      faults { code message column row }\n      proposal {\n        mapping { columns { target column } constants { target value } decimal dates }\n        template { id name }\n      }\n      twins { id name createdAt made }\n    }\n  }\n": types.OneImportDocument,
    "\n  subscription ImportNews($id: ID!) {\n    importChanged(id: $id) {\n      id state whole submit rows badRows orders badOrders checked made known failed startedAt endedAt version\n      faults { code message column row }\n    }\n  }\n": types.ImportNewsDocument,
    "\n  query ImportRows($id: ID!, $bad: Boolean!, $after: String) {\n    importJob(id: $id) {\n      id\n      faultCounts { code column rows }\n      lines(bad: $bad, first: 50, after: $after) {\n        nodes { number cells outcome orderNumber faults { code message column row } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.ImportRowsDocument,
    "\n  query ImportTargets {\n    importTargets { key name { text } }\n  }\n": types.ImportTargetsDocument,
    "\n  mutation PrepareImport {\n    prepareImport { address { uploadId url maxBytes } problems { code message path } }\n  }\n": types.PrepareImportDocument,
    "\n  mutation StartImport($input: StartImportInput!) {\n    answer: startImport(input: $input) { job { id state version } problems { code message path } }\n  }\n": types.StartImportDocument,
    "\n  mutation LayImportOut($input: LayImportOutInput!) {\n    answer: layImportOut(input: $input) {\n      job {\n        id state version\n        layout { encoding delimiter sheet sheets header samples }\n        mapping { columns { target column } constants { target value } decimal dates }\n        proposal {\n          mapping { columns { target column } constants { target value } decimal dates }\n          template { id name }\n        }\n      }\n      problems { code message path }\n    }\n  }\n": types.LayImportOutDocument,
    "\n  mutation CheckImport($input: CheckImportInput!) {\n    answer: checkImport(input: $input) {\n      job { id state submit rows badRows orders badOrders checked made known failed version }\n      problems { code message path }\n    }\n  }\n": types.CheckImportDocument,
    "\n  mutation RunImport($input: RunImportInput!) {\n    answer: runImport(input: $input) { job { id state whole version } problems { code message path } }\n  }\n": types.RunImportDocument,
    "\n  mutation CancelImport($input: ImportInput!) {\n    answer: cancelImport(input: $input) { job { id state endedAt version } problems { code message path } }\n  }\n": types.CancelImportDocument,
    "\n  mutation FetchImportReport($input: ImportReportInput!) {\n    fetchImportReport(input: $input) { address { url } problems { code message path } }\n  }\n": types.FetchImportReportDocument,
    "\n  query IncomingOrders {\n    orderIntakes(first: 50) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n    }\n  }\n": types.IncomingOrdersDocument,
    "\n  query OrdersList($filter: OrderFilter, $sort: OrderSort, $after: String) {\n    orders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind state priority channel createdAt updatedAt requestedCompletion plannedCompletion\n        taskCount openTaskCount custom\n        account { id name }\n        recurringTotal { amount currency }\n        oneTimeTotal { amount currency }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.OrdersListDocument,
    "\n  subscription OrdersTick { worklistChanged }\n": types.OrdersTickDocument,
    "\n  query PortalSites {\n    portalIntegrations {\n      key name origins issuer audience algorithms accountClaim keys secrets theme disabled version createdAt lastUsedAt\n    }\n  }\n": types.PortalSitesDocument,
    "\n  mutation SavePortalSite($input: SavePortalIntegrationInput!) {\n    savePortalIntegration(input: $input) { integration { key version } problems { code message path } }\n  }\n": types.SavePortalSiteDocument,
    "\n  mutation RotateSiteSecret($input: RotatePortalSecretInput!) {\n    rotatePortalSecret(input: $input) { integration { key version secrets } secret problems { code message path } }\n  }\n": types.RotateSiteSecretDocument,
    "\n  query PricingList($filter: CatalogFilterInput!) {\n    catalogEntities(filter: $filter, first: 100, offset: 0) {\n      total\n      items { key kind draft published lifecycle name { text } }\n    }\n  }\n": types.PricingListDocument,
    "\n  query PricedEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { published name { text } }\n      draft { content revision author stale isNew }\n      findings { code message path }\n    }\n  }\n": types.PricedEntityDocument,
    "\n  query PricingDocuments { catalogDocuments { key name { text } } }\n": types.PricingDocumentsDocument,
    "\n  mutation SavePrices($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n": types.SavePricesDocument,
    "\n  query TryPricesOut($input: TryPricesInput!, $used: Decimal!) {\n    tryPrices(input: $input) {\n      priceList\n      totals { ...PriceSums }\n      charges { ...PricedCharge usageCost(used: $used) { amount currency } }\n      problems { code message path }\n    }\n  }\n": types.TryPricesOutDocument,
    "\n  mutation AddNote($input: AddNoteInput!) {\n    addNote(input: $input) { note { id } problems { code message path } }\n  }\n": types.AddNoteDocument,
    "\n  mutation FillOrder($input: FillOrderInput!) {\n    fillOrder(input: $input) { order { id version custom } problems { code message path } }\n  }\n": types.FillOrderDocument,
    "\n  mutation CopyOrder($input: CopyOrderInput!) {\n    copyOrder(input: $input) { order { id number } problems { code message path } }\n  }\n": types.CopyOrderDocument,
    "\n  mutation SaveTemplate($input: SaveTemplateInput!) {\n    saveTemplate(input: $input) { template { id name } problems { code message path } }\n  }\n": types.SaveTemplateDocument,
    "\n  mutation SetPriority($input: SetPriorityInput!) {\n    setPriority(input: $input) {\n      order { id priority version }\n      problems { code message path }\n    }\n  }\n": types.SetPriorityDocument,
    "\n  query RecordRequests($order: ID!) {\n    requests(filter: { order: $order }, first: 50) {\n      nodes { id number kind state title raisedByName updatedAt }\n    }\n  }\n": types.RecordRequestsDocument,
    "\n  mutation RaiseForCustomer($input: RaiseRequestInput!) {\n    raiseRequest(input: $input) { request { id number } problems { code message path } }\n  }\n": types.RaiseForCustomerDocument,
    "\n  query PlanDomainOrder($id: ID!) {\n    domainOrder(id: $id) {\n      id number actions\n      attention { kind message characteristic }\n      components { quantity specification { key name { text } } }\n      characteristics { name label { text } value valueLabel { text } unit }\n    }\n  }\n": types.PlanDomainOrderDocument,
    "\n  query PlanLine($id: ID!) {\n    node(id: $id) {\n      ... on OrderLine { id characteristics { name label { text } value valueLabel { text } unit } }\n    }\n  }\n": types.PlanLineDocument,
    "\n  query PlanDeferral($id: ID!) {\n    node(id: $id) {\n      ... on Deferral {\n        id state reason canAnswer canDrop\n        asks {\n          key subject\n          characteristic { name valueType mandatory minimum maximum unit label { text } help { text } allowed { value label { text } } }\n        }\n      }\n    }\n  }\n": types.PlanDeferralDocument,
    "\n  mutation PlanAnswer($input: AnswerDeferralInput!) {\n    answer: answerDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n": types.PlanAnswerDocument,
    "\n  mutation PlanDrop($input: DropDeferralInput!) {\n    answer: dropDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n": types.PlanDropDocument,
    "\n  query OrderPicture($orderId: ID!, $since: String) {\n    orchestrationPicture(orderId: $orderId, since: $since) { mark whole nodes links content }\n  }\n": types.OrderPictureDocument,
    "\n  query RecordHead($number: String!) {\n    order(number: $number) {\n      id number kind state stateReason priority channel externalId description capturedBy partial version custom\n      requestedStart requestedCompletion plannedCompletion createdAt updatedAt submittedAt completedAt\n      account { id number name }\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      taskCount openTaskCount actions\n      purchaseOrder language\n      billing { account { id number name } contact { id name email } paymentReference address { street city region postalCode country } }\n      deliveryContact { id name email phone }\n      acceptedTerms { key version by at }\n      unmetRules { rule line { id number } message { text } }\n    }\n  }\n": types.RecordHeadDocument,
    "\n  query RecordNotes($number: String!) {\n    order(number: $number) { id notes { id audience text author createdAt } }\n  }\n": types.RecordNotesDocument,
    "\n  query RecordLines($number: String!) {\n    order(number: $number) {\n      id kind priceApproval\n      totals { ...PriceSums }\n      adjustments { ...AgreedPrice }\n      lines {\n        id number parentId action state quantity enrichment pointOfNoReturn requestedCompletion\n        name { text }\n        offering { key name { text } }\n        site { id name city }\n        characteristics { name label { text } value valueLabel { text } unit }\n        custom\n        charges { ...PricedCharge }\n      }\n    }\n  }\n": types.RecordLinesDocument,
    "\n  query RecordWaits($id: ID!) {\n    order(id: $id) {\n      id\n      deferrals { id lineId state canAnswer canDrop target { key name { text } } awaits { key label { text } } }\n    }\n  }\n": types.RecordWaitsDocument,
    "\n  query RecordTasks($number: String!) {\n    order(number: $number) {\n      id\n      tasks {\n        id number type state attempts error plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n        domainOrder { id number specification { key name { text } } }\n      }\n    }\n  }\n": types.RecordTasksDocument,
    "\n  query RecordFallout($number: String!) {\n    order(number: $number) {\n      id\n      fallouts {\n        id number type state cause errorMessage attempts createdAt closedAt\n        line { id number name { text } }\n        task { id number name { text } }\n        assignee { id name }\n      }\n    }\n  }\n": types.RecordFalloutDocument,
    "\n  query RecordInventory($number: String!) {\n    order(number: $number) {\n      id\n      inventory {\n        id number kind state parentId quantity activatedAt\n        name { text }\n        specification { key name { text } }\n        characteristics { name label { text } value valueLabel { text } unit }\n      }\n      contracts {\n        id number termMonths startsOn endsOn state\n        recurring { amount currency }\n        entitlements { id quantity unit period name { text } }\n      }\n    }\n  }\n": types.RecordInventoryDocument,
    "\n  query RecordActivity($number: String!, $after: String) {\n    order(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor subjectType subjectLabel action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n": types.RecordActivityDocument,
    "\n  subscription RecordChanged($id: ID!) {\n    orderChanged(id: $id) {\n      id state stateReason version updatedAt completedAt plannedCompletion taskCount openTaskCount actions partial\n    }\n  }\n": types.RecordChangedDocument,
    "\n  mutation OrderDocument($input: OrderDocumentInput!) {\n    orderDocument(input: $input) { document { url name } problems { code message path } }\n  }\n": types.OrderDocumentDocument,
    "\n  mutation SubmitOrder($input: OrderVerbInput!) {\n    answer: submitOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.SubmitOrderDocument,
    "\n  mutation ApproveOrder($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.ApproveOrderDocument,
    "\n  mutation RejectOrder($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.RejectOrderDocument,
    "\n  mutation ReopenOrder($input: OrderVerbInput!) {\n    answer: reopenOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.ReopenOrderDocument,
    "\n  mutation HoldOrder($input: OrderVerbInput!) {\n    answer: holdOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.HoldOrderDocument,
    "\n  mutation ReleaseOrder($input: OrderVerbInput!) {\n    answer: releaseOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.ReleaseOrderDocument,
    "\n  mutation CancelOrder($input: OrderVerbInput!) {\n    answer: cancelOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n": types.CancelOrderDocument,
    "\n  query RequestInbox($filter: RequestFilter, $after: String) {\n    requests(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number kind state title raisedByName dueAt createdAt updatedAt\n        account { id name }\n        order { id number }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.RequestInboxDocument,
    "\n  subscription RequestTick { worklistChanged }\n": types.RequestTickDocument,
    "\n  query OneRequest($number: String!) {\n    request(number: $number) {\n      id number kind state title raisedByName dueAt resolution createdAt updatedAt resolvedAt closedAt version actions\n      account { id number name }\n      order { id number state }\n      line { id number name { text } }\n      product { id number }\n      group { id name { text } }\n      assignee { id name }\n      messages { id authorName fromCustomer internal text createdAt }\n      attachments { id name size audience uploadedBy createdAt }\n    }\n  }\n": types.OneRequestDocument,
    "\n  mutation ReplyToRequest($input: ReplyToRequestInput!) {\n    answer: replyToRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": types.ReplyToRequestDocument,
    "\n  mutation ClaimRequest($input: RequestVerbInput!) {\n    answer: claimRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": types.ClaimRequestDocument,
    "\n  mutation ResolveRequest($input: RequestVerbInput!) {\n    answer: resolveRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": types.ResolveRequestDocument,
    "\n  mutation CloseRequest($input: RequestVerbInput!) {\n    answer: closeRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": types.CloseRequestDocument,
    "\n  mutation ReopenRequest($input: RequestVerbInput!) {\n    answer: reopenRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n": types.ReopenRequestDocument,
    "\n  mutation BringRequestFile($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url } problems { code message path } }\n  }\n": types.BringRequestFileDocument,
    "\n  mutation FetchRequestFile($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n": types.FetchRequestFileDocument,
    "\n  mutation AssignRequests($input: AssignRequestsInput!) {\n    assignRequests(input: $input) { requests { id version } problems { code message path } }\n  }\n": types.AssignRequestsDocument,
    "\n  query OrderableServices {\n    orderableServices {\n      key subtype category\n      name { text }\n      characteristics {\n        name valueType mandatory configurable fulfillmentOnly minimum maximum unit default\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n": types.OrderableServicesDocument,
    "\n  query ServiceAccount($id: ID!) {\n    account(id: $id) { id name number sites { id name city } }\n  }\n": types.ServiceAccountDocument,
    "\n  mutation CreateServiceOrder($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": types.CreateServiceOrderDocument,
    "\n  fragment DesignDraft on Definition {\n    id key kind retiredAt\n    name { text }\n    published { id version content layout revision author publishedAt sha256 findings { code severity node path message fix position } }\n    draft {\n      id version state content layout revision author requestedBy declined\n      findings { code severity node path message fix position }\n    }\n  }\n": types.DesignDraftFragmentDoc,
    "\n  query Design($key: String!) {\n    definition(key: $key) { ...DesignDraft }\n  }\n": types.DesignDocument,
    "\n  query Kinds {\n    nodeKinds {\n      kind icon schema ports flowKinds accepts places policies hasCondition canBeUndone keywords\n      label { text en ptBr }\n      help { text }\n      category { key label { text } }\n      examples { title { text } config map condition policy scope answer }\n    }\n  }\n": types.KindsDocument,
    "\n  mutation PatchFlow($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      problems { code message path details }\n      definition { ...DesignDraft }\n    }\n  }\n": types.PatchFlowDocument,
    "\n  query CheckFlow($content: JSON!) {\n    validateFlow(content: $content) {\n      findings { code severity node path message fix position }\n      problems { code message path }\n    }\n  }\n": types.CheckFlowDocument,
    "\n  query VersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content layout }\n    }\n  }\n": types.VersionContentsDocument,
    "\n  query DefinitionKeys($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key name { text } }\n  }\n": types.DefinitionKeysDocument,
    "\n  query FormKeys {\n    forms { key name { text } }\n  }\n": types.FormKeysDocument,
    "\n  query OperationKeys {\n    connections { key name { text } operations { key name { text } } }\n  }\n": types.OperationKeysDocument,
    "\n  query GroupKeys {\n    groups { id key name { text } }\n  }\n": types.GroupKeysDocument,
    "\n  query PersonKeys {\n    people { id login name }\n  }\n": types.PersonKeysDocument,
    "\n  query SubflowInput($key: String!) {\n    definition(key: $key) { id published { id content } draft { id content } }\n  }\n": types.SubflowInputDocument,
    "\n  query OneFlow($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version content author publishedAt findings { code severity node message fix } }\n      draft { id version content author findings { code severity node message fix } }\n      versions { id version state note author publishedAt }\n    }\n    nodeKinds { kind label { text } help { text } }\n  }\n": types.OneFlowDocument,
    "\n  query FlowVersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content }\n    }\n  }\n": types.FlowVersionContentsDocument,
    "\n  query FlowRunState($id: ID!) {\n    flowRun(id: $id) {\n      id definitionKey state purpose subjectType startedAt finishedAt\n      definitionVersion { id version content }\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n": types.FlowRunStateDocument,
    "\n  subscription FlowRunTick($id: ID!) {\n    runChanged(id: $id) {\n      id state finishedAt\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n": types.FlowRunTickDocument,
    "\n  query FlowRunsOfOrder($number: String!) {\n    order(number: $number) {\n      id number\n      runs { id definitionKey state purpose startedAt }\n    }\n  }\n": types.FlowRunsOfOrderDocument,
    "\n  fragment RunJournal on FlowRun {\n    id definitionKey state purpose subjectType startedAt finishedAt\n    standing { variables waiting failed }\n    steps { seq nodeId nodeKey visit state port input output error at durationMs }\n  }\n": types.RunJournalFragmentDoc,
    "\n  query LiveRun($id: ID!) {\n    flowRun(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n      order { id number account { id name } }\n      line { id number name { text } }\n    }\n  }\n": types.LiveRunDocument,
    "\n  subscription LiveRunTick($id: ID!) {\n    runChanged(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n    }\n  }\n": types.LiveRunTickDocument,
    "\n  mutation ResumeStep($input: ResumeRunInput!) {\n    resumeRun(input: $input) {\n      problems { code message path }\n      run {\n        ...RunJournal\n        definitionVersion { id version content layout }\n      }\n    }\n  }\n": types.ResumeStepDocument,
    "\n  mutation TakeOver($input: MigrateRunsInput!) {\n    migrateRuns(input: $input) {\n      problems { code message path }\n      runs { runId possible stands passedBy dropped begins lost { node reason } }\n    }\n  }\n": types.TakeOverDocument,
    "\n  query VersionsInForce($key: String!) {\n    definition(key: $key) {\n      id\n      published { id version content }\n      draft { id version }\n    }\n  }\n": types.VersionsInForceDocument,
    "\n  query RunsUnderWay($key: String!) {\n    flowRuns(filter: { key: $key, state: [WAITING, RUNNING, FAILED] }, first: 100) {\n      totalCount\n      nodes { id state definitionVersion { id version } order { id number } line { id number } }\n    }\n  }\n": types.RunsUnderWayDocument,
    "\n  query RunFigures($key: String!, $version: Int, $last: Int!) {\n    flowFigures(key: $key, version: $version, last: $last) {\n      key version plans runs oldest newest\n      states { state count }\n      nodes { node entered done failed skipped waiting standing medianMs p95Ms }\n      edges { edge taken }\n    }\n  }\n": types.RunFiguresDocument,
    "\n  mutation StartTrial($input: StartDryRunInput!) {\n    startDryRun(input: $input) {\n      problems { code message path }\n      dryRun {\n        status error output written variables paused effects answers expected\n        steps { node visit event ports input output error }\n        open { node visit kind asked }\n      }\n    }\n  }\n": types.StartTrialDocument,
    "\n  mutation TestFlow($input: RunFlowTestsInput!) {\n    runFlowTests(input: $input) {\n      problems { code message path }\n      results { id passed mismatches { field expected actual } dryRun { status error expected } }\n    }\n  }\n": types.TestFlowDocument,
    "\n  query TrialOrders($filter: OrderFilter) {\n    orders(filter: $filter, first: 8) {\n      nodes { id number state createdAt account { id name } }\n    }\n  }\n": types.TrialOrdersDocument,
    "\n  query TrialAccounts($search: String!) {\n    accounts(search: $search, first: 20) {\n      nodes { id name }\n    }\n  }\n": types.TrialAccountsDocument,
    "\n  query TrialRuns($key: String!) {\n    flowRuns(filter: { key: $key }, first: 12) {\n      nodes {\n        id state startedAt\n        order { id number account { id name } }\n        line { id number name { text } site { id name } }\n      }\n    }\n  }\n": types.TrialRunsDocument,
    "\n  query TrialLines($id: ID!) {\n    order(id: $id) {\n      id number\n      lines { id number state parentId name { text } site { id name } }\n      domainOrders { id number lineId kind specification { key name { text } } }\n    }\n  }\n": types.TrialLinesDocument,
    "\n  query TrialScope($inputType: String) {\n    scopeOf(inputType: $inputType) {\n      names { path type open values }\n    }\n  }\n": types.TrialScopeDocument,
    "\n  query TrialValues($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value text unset problems { code message severity } }\n  }\n": types.TrialValuesDocument,
    "\n  query TrialForm($key: String!) {\n    form(key: $key) {\n      key\n      fields { key type required label { text } help { text } default allowed { value label { text } } }\n    }\n  }\n": types.TrialFormDocument,
    "\n  mutation ExportTableFile($input: ExportTableInput!) {\n    exportTable(input: $input) { download { url name } problems { code message path } }\n  }\n": types.ExportTableFileDocument,
    "\n  mutation PrepareTableFile($input: KeyInput!) {\n    prepareTableImport(input: $input) { upload { id url maxBytes } problems { code message path } }\n  }\n": types.PrepareTableFileDocument,
    "\n  query TableFilePreview($key: String!, $upload: ID!) {\n    tableImportPreview(key: $key, upload: $upload) {\n      baseRevision content\n      diff { ...TableDiffParts }\n      problems { code message path details }\n      notes { code message path }\n    }\n  }\n": types.TableFilePreviewDocument,
    "\n  query TableAnalysisOf($table: TableTargetInput!) {\n    tableAnalysis(table: $table) {\n      overlaps { rows severity message example { values day scope } }\n      overlapCount\n      unreachable { row coveredBy column message }\n      gaps { when validFrom validTo example { values day scope } fix }\n      unanalysed { row column text reason }\n      truncated\n      findings { code severity }\n    }\n  }\n": types.TableAnalysisOfDocument,
    "\n  query TryTableOf($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {\n    tryTable(table: $table, sample: $sample, row: $row, nearest: 12) {\n      outputs matched defaulted\n      error { code message }\n      inputs { id expression value allowed problem }\n      rows { row position status reason failing outputs cells { column text verdict } }\n      leftOut\n    }\n  }\n": types.TryTableOfDocument,
    "\n  query TableCases($table: TableTargetInput!) {\n    tableTests(table: $table) {\n      id passed outputs matched error\n      differences { path expected actual }\n    }\n  }\n": types.TableCasesDocument,
    "\n  query TableHitsOf($key: String!, $version: Int) {\n    tableHits(key: $key, version: $version) { key version rows { row hits lastAt } }\n  }\n": types.TableHitsOfDocument,
    "\n  query SampleOrders($search: String) {\n    orders(first: 8, filter: { search: $search }) {\n      edges { node { id number state account { id name } } }\n    }\n  }\n": types.SampleOrdersDocument,
    "\n  query SampleLines($number: String!) {\n    order(number: $number) { id number lines { id number name { text } } }\n  }\n": types.SampleLinesDocument,
    "\n  query SampleValue($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value problems { message } }\n  }\n": types.SampleValueDocument,
    "\n  query PolicyPages {\n    policies {\n      key family\n      title { text en ptBr }\n      help { text }\n      asked { text }\n      reads hitPolicies\n      outputs { id type allowed optional }\n      tables {\n        id key retiredAt\n        name { text }\n        published { id version author publishedAt }\n        draft { id revision state author requestedBy findings { severity } }\n      }\n    }\n  }\n": types.PolicyPagesDocument,
    "\n  query OtherTables {\n    definitions(kind: [TABLE]) {\n      id key retiredAt\n      name { text }\n      published { id version author publishedAt }\n      draft { id revision state author requestedBy findings { severity } }\n    }\n  }\n": types.OtherTablesDocument,
    "\n  mutation MakeTable($input: SaveDraftInput!) {\n    saveDraft(input: $input) { definition { id key } problems { code message path } }\n  }\n": types.MakeTableDocument,
    "\n  query OnePolicy($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version sha256 content author publishedAt }\n      draft { id version revision sha256 state content author findings { code severity path message fix } }\n    }\n  }\n": types.OnePolicyDocument,
    "\n  mutation PatchTableDraft($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      definition { id draft { id version revision sha256 author findings { code severity path message fix } } }\n      problems { code message path details }\n    }\n  }\n": types.PatchTableDraftDocument,
    "\n  subscription TableDraftChanged($key: String!) {\n    definitionChanged(key: $key) {\n      definition { id draft { id version revision sha256 } published { id version } }\n      presence { name editing since mine }\n    }\n  }\n": types.TableDraftChangedDocument,
    "\n  mutation DiscardPolicyDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id } problems { code message path } }\n  }\n": types.DiscardPolicyDraftDocument,
    "\n  mutation PublishPolicy($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version } }\n      problems { code message path }\n    }\n  }\n": types.PublishPolicyDocument,
    "\n  fragment TableDiffParts on TableDiff {\n    fields { field old new }\n    inputs { added { id } removed moved { id } changed { id field old new } }\n    outputs { added { id } removed moved { id } changed { id field old new } }\n    rows { added { id } removed moved { id } changed { id field column old new } }\n    tests { added { id } removed moved { id } changed { id field old new } }\n  }\n": types.TableDiffPartsFragmentDoc,
    "\n  query TableDiffOf($before: TableTargetInput!, $after: TableTargetInput!) {\n    tableDiff(before: $before, after: $after) { ...TableDiffParts }\n  }\n": types.TableDiffOfDocument,
    "\n  query TableVersions($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version revision state note author approvedBy publishedAt sha256 }\n    }\n  }\n": types.TableVersionsDocument,
    "\n  query TableVersion($key: String!, $number: Int!) {\n    definition(key: $key) { id version(number: $number) { id version content } }\n  }\n": types.TableVersionDocument,
    "\n  query TableStanding($key: String!) {\n    definition(key: $key) {\n      id retiredAt retiredBy secondPerson\n      draft { id version revision state author note requestedBy requestedAt declined }\n    }\n  }\n": types.TableStandingDocument,
    "\n  query TableUsage($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n": types.TableUsageDocument,
    "\n  query TableRevisions($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 }\n  }\n": types.TableRevisionsDocument,
    "\n  query TableRevisionContents($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content }\n  }\n": types.TableRevisionContentsDocument,
    "\n  mutation RequestPublishTable($input: PublishInput!) {\n    requestPublish(input: $input) { definition { id draft { id state requestedBy requestedAt note } } problems { code message path } }\n  }\n": types.RequestPublishTableDocument,
    "\n  mutation ApprovePublishTable($input: ApprovePublishInput!) {\n    approvePublish(input: $input) { definition { id published { id version } draft { id } } problems { code message path } }\n  }\n": types.ApprovePublishTableDocument,
    "\n  mutation DeclinePublishTable($input: DeclinePublishInput!) {\n    declinePublish(input: $input) { definition { id draft { id state declined requestedBy } } problems { code message path } }\n  }\n": types.DeclinePublishTableDocument,
    "\n  mutation WithdrawPublishTable($input: KeyInput!) {\n    withdrawPublish(input: $input) { definition { id draft { id state requestedBy } } problems { code message path } }\n  }\n": types.WithdrawPublishTableDocument,
    "\n  mutation RollBackTable($input: RollBackInput!) {\n    rollBack(input: $input) { definition { id published { id version } draft { id state } } problems { code message path } }\n  }\n": types.RollBackTableDocument,
    "\n  mutation RetireTable($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n": types.RetireTableDocument,
    "\n  mutation BringBackTable($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n": types.BringBackTableDocument,
    "\n  mutation RetireTableVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n": types.RetireTableVersionDocument,
    "\n  mutation BringBackTableVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n": types.BringBackTableVersionDocument,
    "\n  query WorkList($filter: TaskFilter, $after: String) {\n    tasks(filter: $filter, sort: { field: PLANNED_END, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number type state plannedEnd openedAt\n        name { text }\n        order { id number priority account { id name } }\n        line { id number name { text } site { id name } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.WorkListDocument,
    "\n  subscription WorkTick { worklistChanged }\n": types.WorkTickDocument,
    "\n  query OneTask($number: String!) {\n    tasks(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions custom\n        name { text }\n        form {\n          key type required default minimum maximum unit multiline\n          label { text }\n          heading { text }\n          help { text }\n          allowed { value label { text } }\n        }\n        order { id number state custom account { id name custom } }\n        line { id number custom name { text } site { id name street city country } }\n        domainOrder { id number specification { key name { text } } }\n        group { id name { text } }\n        assignee { id name }\n        fallout { id number state cause }\n      }\n    }\n  }\n": types.OneTaskDocument,
    "\n  query CustomFieldsInUse {\n    customFields {\n      id noun key type required default minimum maximum longest listed filtered editable\n      label { text }\n      help { text }\n      section { text }\n      choices { value label { text } }\n    }\n  }\n": types.CustomFieldsInUseDocument,
    "\n  fragment OfferingCore on Offering {\n    key category needsSite categoryName { text }\n    name { text }\n    description { text }\n    specification { key kind name { text } }\n    prices { chargeType period amount { amount currency } name { text } }\n    characteristics {\n      name valueType mandatory configurable fulfillmentOnly minimum maximum regex unit default\n      label { text }\n      help { text }\n      allowed { value label { text } }\n    }\n  }\n": types.OfferingCoreFragmentDoc,
    "\n  query OfferingCards($search: String, $category: String) {\n    offerings(search: $search, category: $category) { ...OfferingCore children { minimum offering { key name { text } } } }\n  }\n": types.OfferingCardsDocument,
    "\n  query OfferingToConfigure($key: String!) {\n    offering(key: $key) {\n      ...OfferingCore\n      children {\n        minimum default maximum\n        offering { ...OfferingCore children { minimum default maximum offering { ...OfferingCore } } }\n      }\n    }\n  }\n": types.OfferingToConfigureDocument,
    "\n  fragment PricedCharge on LineCharge {\n    key chargeType period quantity unitName priceList termMonths tierMode\n    name { text }\n    unit { amount currency }\n    total { amount currency }\n    tax { amount currency }\n    taxes { rate name { text } amount { amount currency } }\n    phases { fromMonth amount { amount currency } }\n    tiers { above amount { amount currency } flat { amount currency } }\n    steps { operation label kind value reason by table rows amount { amount currency } change { amount currency } }\n  }\n": types.PricedChargeFragmentDoc,
    "\n  fragment PriceSums on PriceTotals {\n    oneTime { amount currency }\n    recurring { amount currency }\n    periods { period amount { amount currency } }\n    mrr { amount currency }\n    arr { amount currency }\n    tcv { amount currency }\n    oneTimeTax { amount currency }\n    recurringTax { amount currency }\n  }\n": types.PriceSumsFragmentDoc,
    "\n  fragment AgreedPrice on PriceAdjustment {\n    id kind value reason line charge chargeType months by limit takesOff { amount currency }\n  }\n": types.AgreedPriceFragmentDoc,
    "\n  query AgreedPrices($id: ID!) {\n    order(id: $id) { id version priceApproval adjustments { ...AgreedPrice } }\n  }\n": types.AgreedPricesDocument,
    "\n  mutation AgreePrice($input: AdjustPriceInput!) {\n    adjustPrice(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n": types.AgreePriceDocument,
    "\n  mutation TakeBackPrice($input: RemoveAdjustmentInput!) {\n    removeAdjustment(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n": types.TakeBackPriceDocument,
    "\n  mutation CreateDraft($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": types.CreateDraftDocument,
    "\n  mutation ChangeDraft($input: ChangeDraftInput!) {\n    changeDraft(input: $input) { order { id number version state } problems { code message path } }\n  }\n": types.ChangeDraftDocument,
    "\n  mutation EditDraftLines($input: EditLinesInput!) {\n    editLines(input: $input) { order { id number version state } problems { code message path } }\n  }\n": types.EditDraftLinesDocument,
    "\n  query DraftVersion($id: ID!) { order(id: $id) { id version } }\n": types.DraftVersionDocument,
    "\n  mutation SubmitDraft($input: OrderVerbInput!) {\n    submitOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n": types.SubmitDraftDocument,
    "\n  query PreviewDraft($input: PreviewOrderInput!) {\n    previewOrder(input: $input) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      totals { ...PriceSums }\n      problems { code message path }\n      terms { key version name { text } text { text } }\n      lines {\n        number parentNumber quantity\n        offering { key name { text } }\n        charges { ...PricedCharge }\n      }\n    }\n  }\n": types.PreviewDraftDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchEverything($text: String!, $definitions: Boolean!) {\n    search(text: $text, first: 12) { id kind label detail }\n    definitions(search: $text) @include(if: $definitions) { id key kind name { text } }\n  }\n"): (typeof documents)["\n  query SearchEverything($text: String!, $definitions: Boolean!) {\n    search(text: $text, first: 12) { id kind label detail }\n    definitions(search: $text) @include(if: $definitions) { id key kind name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Assignable {\n    people { id name disabled }\n    groups { id name { text } }\n  }\n"): (typeof documents)["\n  query Assignable {\n    people { id name disabled }\n    groups { id name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinitionsToName($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key retiredAt name { text } published { version } }\n  }\n"): (typeof documents)["\n  query DefinitionsToName($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key retiredAt name { text } published { version } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderAttachments($id: ID!) {\n    order(id: $id) { id attachments { id name mediaType size audience uploadedBy createdAt } }\n  }\n"): (typeof documents)["\n  query OrderAttachments($id: ID!) {\n    order(id: $id) { id attachments { id name mediaType size audience uploadedBy createdAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareAttachment($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url maxBytes } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PrepareAttachment($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url maxBytes } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FetchAttachment($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FetchAttachment($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAttachment($input: AttachmentInput!) {\n    removeAttachment(input: $input) { attachment { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RemoveAttachment($input: AttachmentInput!) {\n    removeAttachment(input: $input) { attachment { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ItemsToPick($id: ID!) {\n    domainOrder(id: $id) {\n      id number\n      specification { key name { text } }\n      choice {\n        count\n        meant { id }\n        candidates {\n          id number state activatedAt\n          name { text }\n          site { id name }\n          characteristics { name value label { text } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ItemsToPick($id: ID!) {\n    domainOrder(id: $id) {\n      id number\n      specification { key name { text } }\n      choice {\n        count\n        meant { id }\n        candidates {\n          id number state activatedAt\n          name { text }\n          site { id name }\n          characteristics { name value label { text } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AttendDomainOrder($input: AttendDomainOrderInput!) {\n    attendDomainOrder(input: $input) {\n      domainOrder { id needsAttention choice { count } attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation AttendDomainOrder($input: AttendDomainOrderInput!) {\n    attendDomainOrder(input: $input) {\n      domainOrder { id needsAttention choice { count } attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ToSettle($id: ID!) {\n    domainOrder(id: $id) {\n      id number state quantity\n      specification { key name { text } }\n      attention { kind message characteristic }\n      characteristics { name value }\n      asked {\n        name valueType mandatory unit minimum maximum\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ToSettle($id: ID!) {\n    domainOrder(id: $id) {\n      id number state quantity\n      specification { key name { text } }\n      attention { kind message characteristic }\n      characteristics { name value }\n      asked {\n        name valueType mandatory unit minimum maximum\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SettleAttention($input: SettleAttentionInput!) {\n    settleAttention(input: $input) {\n      domainOrder { id needsAttention changedAt actions attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SettleAttention($input: SettleAttentionInput!) {\n    settleAttention(input: $input) {\n      domainOrder { id needsAttention changedAt actions attention { kind message characteristic } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Configure($input: ConfigureInput!) {\n    configure(input: $input) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          because { rule message }\n          choices { value label selectable because { rule message } }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { key chargeType period name { text } total { amount currency } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n"): (typeof documents)["\n  query Configure($input: ConfigureInput!) {\n    configure(input: $input) {\n      lines {\n        number parentNumber offering name quantity siteId needsSite\n        questions {\n          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly\n          because { rule message }\n          choices { value label selectable because { rule message } }\n        }\n        parts { offering name description minimum maximum count group needsSite because { rule message } }\n        groups { key name minimum maximum count }\n      }\n      conflicts {\n        rule name message line characteristic child\n        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }\n      }\n      problems { code message path }\n      price {\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        lines { number parentNumber name charges { key chargeType period name { text } total { amount currency } } }\n      }\n      promisedDateEstimate { likely late basis samples }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinitionVersions($key: String!) {\n    definition(key: $key) {\n      id key secondPerson retiredAt retiredBy\n      published { id version sha256 }\n      draft { id version revision state note requestedBy requestedAt declined author sha256 }\n      versions { id version state note author approvedBy publishedAt sha256 }\n    }\n  }\n"): (typeof documents)["\n  query DefinitionVersions($key: String!) {\n    definition(key: $key) {\n      id key secondPerson retiredAt retiredBy\n      published { id version sha256 }\n      draft { id version revision state note requestedBy requestedAt declined author sha256 }\n      versions { id version state note author approvedBy publishedAt sha256 }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VersionContent($key: String!, $version: Int!) {\n    definition(key: $key) {\n      id\n      version(number: $version) { id version content layout }\n    }\n  }\n"): (typeof documents)["\n  query VersionContent($key: String!, $version: Int!) {\n    definition(key: $key) {\n      id\n      version(number: $version) { id version content layout }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UsesOfDefinition($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n"): (typeof documents)["\n  query UsesOfDefinition($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftSaves($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content layout }\n  }\n"): (typeof documents)["\n  query DraftSaves($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content layout }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoIsThere($key: String!) {\n    definitionPresence(key: $key) { name editing since mine }\n  }\n"): (typeof documents)["\n  query WhoIsThere($key: String!) {\n    definitionPresence(key: $key) { name editing since mine }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TouchDefinition($input: TouchDraftInput!) {\n    touchDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation TouchDefinition($input: TouchDraftInput!) {\n    touchDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOverDefinition($input: KeyInput!) {\n    takeOverDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation TakeOverDefinition($input: KeyInput!) {\n    takeOverDraft(input: $input) { presence { name editing since mine } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchDefinition($key: String!) {\n    definitionChanged(key: $key) {\n      definition {\n        id retiredAt\n        published { id version }\n        draft { id version revision state note requestedBy requestedAt declined author }\n      }\n      presence { name editing since mine }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchDefinition($key: String!) {\n    definitionChanged(key: $key) {\n      definition {\n        id retiredAt\n        published { id version }\n        draft { id version revision state note requestedBy requestedAt declined author }\n      }\n      presence { name editing since mine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishVersion($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version state note author publishedAt approvedBy } draft { id } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishVersion($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version state note author publishedAt approvedBy } draft { id } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskToPublish($input: PublishInput!) {\n    requestPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation AskToPublish($input: PublishInput!) {\n    requestPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AgreeToPublish($input: ApprovePublishInput!) {\n    approvePublish(input: $input) {\n      definition { id published { id version } draft { id } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation AgreeToPublish($input: ApprovePublishInput!) {\n    approvePublish(input: $input) {\n      definition { id published { id version } draft { id } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendBackDraft($input: DeclinePublishInput!) {\n    declinePublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation SendBackDraft($input: DeclinePublishInput!) {\n    declinePublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeBackRequest($input: KeyInput!) {\n    withdrawPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeBackRequest($input: KeyInput!) {\n    withdrawPublish(input: $input) {\n      definition { id draft { id version revision state note requestedBy requestedAt declined author } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackTo($input: RollBackInput!) {\n    rollBack(input: $input) {\n      definition { id published { id version } draft { id state } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation RollBackTo($input: RollBackInput!) {\n    rollBack(input: $input) {\n      definition { id published { id version } draft { id state } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireOneVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation RetireOneVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringBackOneVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation BringBackOneVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id version state } } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringBackWhole($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation BringBackWhole($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardWholeDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation DiscardWholeDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NamesInScope($flowKey: String, $node: String, $inside: Boolean!, $tableKey: String, $inputType: String) {\n    scopeOf(flowKey: $flowKey, node: $node, inside: $inside, tableKey: $tableKey, inputType: $inputType) {\n      open\n      names { path type open values label { text } help { text } }\n    }\n  }\n"): (typeof documents)["\n  query NamesInScope($flowKey: String, $node: String, $inside: Boolean!, $tableKey: String, $inputType: String) {\n    scopeOf(flowKey: $flowKey, node: $node, inside: $inside, tableKey: $tableKey, inputType: $inputType) {\n      open\n      names { path type open values label { text } help { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FeelFunctionList {\n    feelFunctions { name family signatures result help { text } example exampleResult }\n  }\n"): (typeof documents)["\n  query FeelFunctionList {\n    feelFunctions { name family signatures result help { text } example exampleResult }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewOfExpression($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) {\n      type value text reads unset missing\n      problems { code message severity position suggestion path }\n    }\n  }\n"): (typeof documents)["\n  query PreviewOfExpression($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) {\n      type value text reads unset missing\n      problems { code message severity position suggestion path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnedCharacteristics($key: String!) {\n    catalogEntity(section: \"specifications\", key: $key) { section key content draft { content } }\n  }\n"): (typeof documents)["\n  query OwnedCharacteristics($key: String!) {\n    catalogEntity(section: \"specifications\", key: $key) { section key content draft { content } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsToFilter($search: String) {\n    accounts(search: $search, first: 20) { nodes { id name number } }\n  }\n"): (typeof documents)["\n  query AccountsToFilter($search: String) {\n    accounts(search: $search, first: 20) { nodes { id name number } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountChosen($id: ID!) {\n    account(id: $id) { id name number }\n  }\n"): (typeof documents)["\n  query AccountChosen($id: ID!) {\n    account(id: $id) { id name number }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsOfFlow($filter: FlowRunFilter, $after: String) {\n    flowRuns(filter: $filter, first: 50, after: $after) {\n      nodes {\n        id state purpose startedAt finishedAt error\n        order { id number }\n        line { id number }\n        definitionVersion { id version }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query RunsOfFlow($filter: FlowRunFilter, $after: String) {\n    flowRuns(filter: $filter, first: 50, after: $after) {\n      nodes {\n        id state purpose startedAt finishedAt error\n        order { id number }\n        line { id number }\n        definitionVersion { id version }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportOfParties($input: ExportPartiesInput!) {\n    exportParties(input: $input) { download { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ExportOfParties($input: ExportPartiesInput!) {\n    exportParties(input: $input) { download { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOfParties { preparePartyImport { upload { id url maxBytes } problems { code message path } } }\n"): (typeof documents)["\n  mutation UploadOfParties { preparePartyImport { upload { id url maxBytes } problems { code message path } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportOfParties($input: ImportPartiesInput!) {\n    importParties(input: $input) {\n      report {\n        done created changed same refused unknownColumns\n        rows { line name fate problems { code message path } }\n      }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ImportOfParties($input: ImportPartiesInput!) {\n    importParties(input: $input) {\n      report {\n        done created changed same refused unknownColumns\n        rows { line name fate problems { code message path } }\n      }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TreeDomainOrder on SimulatedDomainOrder {\n    path parent depth line relationship action quantity needsAttention\n    specification { key name { text } kind subtype }\n    characteristics { name label { text } value valueLabel { text } unit }\n    origins { characteristic kind mapping source sourceName { text } }\n    waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n  }\n"): (typeof documents)["\n  fragment TreeDomainOrder on SimulatedDomainOrder {\n    path parent depth line relationship action quantity needsAttention\n    specification { key name { text } kind subtype }\n    characteristics { name label { text } value valueLabel { text } unit }\n    origins { characteristic kind mapping source sourceName { text } }\n    waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TreeTarget on SimulatedTarget {\n    parent relationship relationshipType outcome reason rule made awaits { key label { text } owner { text } }\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n  }\n"): (typeof documents)["\n  fragment TreeTarget on SimulatedTarget {\n    parent relationship relationshipType outcome reason rule made awaits { key label { text } owner { text } }\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SimulateDecomposition($input: SimulationInput!, $catalog: CatalogAtInput, $first: Int!) {\n    simulateDecomposition(input: $input, catalog: $catalog) {\n      findings { code message path }\n      tree {\n        total deferred excluded\n        domainOrders(first: $first) { ...TreeDomainOrder }\n        targets(first: $first) { ...TreeTarget }\n        links(first: $first) { source target type }\n        components(first: $first) { parent relationship quantity specification { key name { text } } }\n        faults { line code message path parent }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SimulateDecomposition($input: SimulationInput!, $catalog: CatalogAtInput, $first: Int!) {\n    simulateDecomposition(input: $input, catalog: $catalog) {\n      findings { code message path }\n      tree {\n        total deferred excluded\n        domainOrders(first: $first) { ...TreeDomainOrder }\n        targets(first: $first) { ...TreeTarget }\n        links(first: $first) { source target type }\n        components(first: $first) { parent relationship quantity specification { key name { text } } }\n        faults { line code message path parent }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompareDecompositions($input: SimulationInput!, $before: CatalogAtInput, $after: CatalogAtInput, $first: Int!) {\n    compareDecompositions(input: $input, before: $before, after: $after) {\n      before { findings { code message path } tree { total } }\n      after { findings { code message path } tree { total } }\n      diff {\n        added removed changed total\n        domainOrders(first: $first) {\n          change\n          differences { field before after }\n          domainOrder { ...TreeDomainOrder }\n        }\n        targets(first: $first) {\n          parent relationship\n          before { ...TreeTarget }\n          after { ...TreeTarget }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CompareDecompositions($input: SimulationInput!, $before: CatalogAtInput, $after: CatalogAtInput, $first: Int!) {\n    compareDecompositions(input: $input, before: $before, after: $after) {\n      before { findings { code message path } tree { total } }\n      after { findings { code message path } tree { total } }\n      diff {\n        added removed changed total\n        domainOrders(first: $first) {\n          change\n          differences { field before after }\n          domainOrder { ...TreeDomainOrder }\n        }\n        targets(first: $first) {\n          parent relationship\n          before { ...TreeTarget }\n          after { ...TreeTarget }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogReleases {\n    catalogReleases { sequence note author releasedAt }\n  }\n"): (typeof documents)["\n  query CatalogReleases {\n    catalogReleases { sequence note author releasedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TaskHere($id: ID!) {\n    task(id: $id) {\n      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions\n      form {\n        key type required default minimum maximum unit multiline\n        label { text }\n        heading { text }\n        help { text }\n        allowed { value label { text } }\n      }\n      group { id name { text } }\n      assignee { id name }\n    }\n  }\n"): (typeof documents)["\n  query TaskHere($id: ID!) {\n    task(id: $id) {\n      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions\n      form {\n        key type required default minimum maximum unit multiline\n        label { text }\n        heading { text }\n        help { text }\n        allowed { value label { text } }\n      }\n      group { id name { text } }\n      assignee { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimTask($input: TaskVerbInput!) {\n    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ClaimTask($input: TaskVerbInput!) {\n    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnclaimTask($input: TaskVerbInput!) {\n    answer: unclaimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation UnclaimTask($input: TaskVerbInput!) {\n    answer: unclaimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryTask($input: TaskVerbInput!) {\n    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RetryTask($input: TaskVerbInput!) {\n    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SkipTask($input: TaskVerbInput!) {\n    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SkipTask($input: TaskVerbInput!) {\n    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteTask($input: CompleteTaskInput!) {\n    answer: completeTask(input: $input) {\n      task { id state version output closedAt custom actions assignee { id name } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteTask($input: CompleteTaskInput!) {\n    answer: completeTask(input: $input) {\n      task { id state version output closedAt custom actions assignee { id name } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignTask($input: AssignTaskInput!) {\n    assignTask(input: $input) {\n      task { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation AssignTask($input: AssignTaskInput!) {\n    assignTask(input: $input) {\n      task { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RaiseFallout($input: RaiseFalloutInput!) {\n    raiseFallout(input: $input) { fallout { id number state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RaiseFallout($input: RaiseFalloutInput!) {\n    raiseFallout(input: $input) { fallout { id number state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhyTarget on ExplainedTarget {\n    relationship relationshipType outcome reason rule round decidedAt made\n    target { key name { text } kind subtype }\n    read { owner name label { text } value valueLabel { text } }\n    cause { at by person }\n    earlier { round decidedAt outcome reason }\n    domainOrders { id number }\n    deferral { id state reason awaits { key label { text } owner { text } } }\n  }\n"): (typeof documents)["\n  fragment WhyTarget on ExplainedTarget {\n    relationship relationshipType outcome reason rule round decidedAt made\n    target { key name { text } kind subtype }\n    read { owner name label { text } value valueLabel { text } }\n    cause { at by person }\n    earlier { round decidedAt outcome reason }\n    domainOrders { id number }\n    deferral { id state reason awaits { key label { text } owner { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhyFault on ExplainedFault {\n    id code message path state foundAt resolvedAt\n    line { id number }\n    domainOrder { id number specification { name { text } } }\n  }\n"): (typeof documents)["\n  fragment WhyFault on ExplainedFault {\n    id code message path state foundAt resolvedAt\n    line { id number }\n    domainOrder { id number specification { name { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhyOfPart on ExplainedPart {\n    relationship outcome reason rule quantity\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n    awaits { key label { text } owner { text } }\n  }\n"): (typeof documents)["\n  fragment WhyOfPart on ExplainedPart {\n    relationship outcome reason rule quantity\n    target { key name { text } }\n    read { owner name label { text } value valueLabel { text } }\n    awaits { key label { text } owner { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExplainDecomposition($order: ID!, $domainOrder: ID, $line: ID, $page: Int!) {\n    explainDecomposition(order: $order, domainOrder: $domainOrder, line: $line, page: $page) {\n      release decomposedAt total\n      faults { ...WhyFault }\n      subjects {\n        domainOrder { id number state quantity needsAttention specification { key name { text } kind subtype } }\n        parent { id number specification { name { text } } }\n        came { ...WhyTarget }\n        neighbours { ...WhyTarget }\n        targets { ...WhyTarget }\n        parts { ...WhyOfPart }\n        sharedBy { id number specification { name { text } } }\n        values { name label { text } value valueLabel { text } unit }\n        origins { characteristic kind mapping source sourceName { text } }\n        waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ExplainDecomposition($order: ID!, $domainOrder: ID, $line: ID, $page: Int!) {\n    explainDecomposition(order: $order, domainOrder: $domainOrder, line: $line, page: $page) {\n      release decomposedAt total\n      faults { ...WhyFault }\n      subjects {\n        domainOrder { id number state quantity needsAttention specification { key name { text } kind subtype } }\n        parent { id number specification { name { text } } }\n        came { ...WhyTarget }\n        neighbours { ...WhyTarget }\n        targets { ...WhyTarget }\n        parts { ...WhyOfPart }\n        sharedBy { id number specification { name { text } } }\n        values { name label { text } value valueLabel { text } unit }\n        origins { characteristic kind mapping source sourceName { text } }\n        waiting { mapping kind characteristic label { text } source sourceName { text } reason awaits { key label { text } owner { text } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsList($search: String, $filter: AccountFilter, $sort: AccountSort, $after: String) {\n    accounts(search: $search, filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes { id number name kind status segment currency externalId createdAt custom parent { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query AccountsList($search: String, $filter: AccountFilter, $sort: AccountSort, $after: String) {\n    accounts(search: $search, filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes { id number name kind status segment currency externalId createdAt custom parent { id name } }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentsOfAccounts { accountSegments }\n"): (typeof documents)["\n  query SegmentsOfAccounts { accountSegments }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountRecord($id: ID!) {\n    account(id: $id) {\n      id number name kind status segment currency externalId taxId language version createdAt updatedAt custom\n      billingAddress { street city region postalCode country }\n      serviceAddress { street city region postalCode country }\n      parent { id number name }\n      children { id number name status }\n      contacts { id name email phone role preferred active version }\n      sites {\n        id name street city region postalCode country timezone latitude longitude active version\n        calendar { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountRecord($id: ID!) {\n    account(id: $id) {\n      id number name kind status segment currency externalId taxId language version createdAt updatedAt custom\n      billingAddress { street city region postalCode country }\n      serviceAddress { street city region postalCode country }\n      parent { id number name }\n      children { id number name status }\n      contacts { id name email phone role preferred active version }\n      sites {\n        id name street city region postalCode country timezone latitude longitude active version\n        calendar { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountActivity($id: ID!, $after: String) {\n    account(id: $id) {\n      id\n      activity(first: 50, after: $after) {\n        nodes { id at actor action fromState toState changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query AccountActivity($id: ID!, $after: String) {\n    account(id: $id) {\n      id\n      activity(first: 50, after: $after) {\n        nodes { id at actor action fromState toState changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersOfAccount($filter: OrderFilter) {\n    orders(filter: $filter, sort: { field: CREATED_AT, direction: DESC }, first: 100) {\n      nodes { id number state priority createdAt requestedCompletion recurringTotal { amount currency } oneTimeTotal { amount currency } }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OrdersOfAccount($filter: OrderFilter) {\n    orders(filter: $filter, sort: { field: CREATED_AT, direction: DESC }, first: 100) {\n      nodes { id number state priority createdAt requestedCompletion recurringTotal { amount currency } oneTimeTotal { amount currency } }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductsOfAccount($filter: InventoryFilter) {\n    inventory(filter: $filter, first: 100) {\n      nodes { id number name { text } state quantity activatedAt site { id name } order { id number } }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ProductsOfAccount($filter: InventoryFilter) {\n    inventory(filter: $filter, first: 100) {\n      nodes { id number name { text } state quantity activatedAt site { id name } order { id number } }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation OpenAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAccount($input: ChangeAccountInput!) {\n    changeAccount(input: $input) { account { id version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ChangeAccount($input: ChangeAccountInput!) {\n    changeAccount(input: $input) { account { id version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillAccountFields($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FillAccountFields($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddAccountContact($input: AddContactInput!) {\n    addContact(input: $input) { account { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation AddAccountContact($input: AddContactInput!) {\n    addContact(input: $input) { account { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAccountContact($input: ChangeContactInput!) {\n    changeContact(input: $input) { account { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ChangeAccountContact($input: ChangeContactInput!) {\n    changeContact(input: $input) { account { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddAccountSite($input: AddSiteInput!) {\n    addSite(input: $input) { account { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation AddAccountSite($input: AddSiteInput!) {\n    addSite(input: $input) { account { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAccountSite($input: ChangeSiteInput!) {\n    changeSite(input: $input) { account { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ChangeAccountSite($input: ChangeSiteInput!) {\n    changeSite(input: $input) { account { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CalendarsToChoose { calendars { id name active } }\n"): (typeof documents)["\n  query CalendarsToChoose { calendars { id name active } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsOfPeople { accounts(first: 100) { nodes { id name } } }\n"): (typeof documents)["\n  query AccountsOfPeople { accounts(first: 100) { nodes { id name } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BusinessCalendars {\n    calendars { id key name timezone isDefault active version siteCount hours { day opens closes } holidays { day name } }\n  }\n"): (typeof documents)["\n  query BusinessCalendars {\n    calendars { id key name timezone isDefault active version siteCount hours { day opens closes } holidays { day name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) { calendar { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SaveCalendar($input: SaveCalendarInput!) {\n    saveCalendar(input: $input) { calendar { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query People($search: String) {\n    people(search: $search) {\n      id login name roles disabled lastSeenAt version\n      account { id name }\n      groups { id key name { text } }\n    }\n    groups { id key name { text } members { id name } }\n  }\n"): (typeof documents)["\n  query People($search: String) {\n    people(search: $search) {\n      id login name roles disabled lastSeenAt version\n      account { id name }\n      groups { id key name { text } }\n    }\n    groups { id key name { text } members { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePerson($input: CreatePersonInput!) {\n    createPerson(input: $input) { person { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreatePerson($input: CreatePersonInput!) {\n    createPerson(input: $input) { person { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePerson($input: ChangePersonInput!) {\n    changePerson(input: $input) {\n      person { id name roles disabled version account { id name } groups { id key name { text } } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePerson($input: ChangePersonInput!) {\n    changePerson(input: $input) {\n      person { id name roles disabled version account { id name } groups { id key name { text } } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) { person { id version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SetPassword($input: SetPasswordInput!) {\n    setPassword(input: $input) { person { id version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) { group { id key name { text } members { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateGroup($input: CreateGroupInput!) {\n    createGroup(input: $input) { group { id key name { text } members { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Approvals {\n    orders(filter: { state: { in: [AWAITING_APPROVAL] } }, sort: { field: CREATED_AT, direction: ASC }, first: 100) {\n      nodes {\n        id number priority version capturedBy submittedAt description actions\n        account { id name segment }\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        priceApproval\n        adjustments { ...AgreedPrice }\n        unmetRules { rule line { id number } message { text } }\n        lines { id number parentId quantity name { text } offering { key name { text } } site { id name } }\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Approvals {\n    orders(filter: { state: { in: [AWAITING_APPROVAL] } }, sort: { field: CREATED_AT, direction: ASC }, first: 100) {\n      nodes {\n        id number priority version capturedBy submittedAt description actions\n        account { id name segment }\n        oneTimeTotal { amount currency }\n        recurringTotal { amount currency }\n        priceApproval\n        adjustments { ...AgreedPrice }\n        unmetRules { rule line { id number } message { text } }\n        lines { id number parentId quantity name { text } offering { key name { text } } site { id name } }\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ApprovalsTick { worklistChanged }\n"): (typeof documents)["\n  subscription ApprovalsTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveHere($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ApproveHere($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectHere($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RejectHere($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) { order { id state version actions } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateAccount($input: CreateAccountInput!) {\n    createAccount(input: $input) { account { id number name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillAccount($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FillAccount($input: FillAccountInput!) {\n    fillAccount(input: $input) { account { id version custom } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsToOrder($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n"): (typeof documents)["\n  query AccountsToOrder($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfferedHere($account: ID!, $search: String, $channel: String!) {\n    eligibleOfferings(accountId: $account, search: $search, channel: $channel) {\n      eligible reason\n      offering { ...OfferingCore pictures { url words { text } } children { minimum offering { key name { text } } } }\n    }\n  }\n"): (typeof documents)["\n  query OfferedHere($account: ID!, $search: String, $channel: String!) {\n    eligibleOfferings(accountId: $account, search: $search, channel: $channel) {\n      eligible reason\n      offering { ...OfferingCore pictures { url words { text } } children { minimum offering { key name { text } } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsToBill($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n"): (typeof documents)["\n  query AccountsToBill($search: String) {\n    accounts(search: $search, first: 25) { nodes { id number name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSite($input: AddSiteInput!) {\n    addSite(input: $input) {\n      account { id sites { id name street city country } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation AddSite($input: AddSiteInput!) {\n    addSite(input: $input) {\n      account { id sites { id name street city country } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillSites($input: FillSitesInput!) {\n    fillSites(input: $input) { order { id version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FillSites($input: FillSitesInput!) {\n    fillSites(input: $input) { order { id version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplatesToUse($account: ID!, $search: String!) {\n    orderTemplates(accountId: $account, search: $search) { id name description lineCount owner account { id name } }\n  }\n"): (typeof documents)["\n  query TemplatesToUse($account: ID!, $search: String!) {\n    orderTemplates(accountId: $account, search: $search) { id name description lineCount owner account { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UseTemplate($input: UseTemplateInput!) {\n    useTemplate(input: $input) { order { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation UseTemplate($input: UseTemplateInput!) {\n    useTemplate(input: $input) { order { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTemplate($input: RemoveTemplateInput!) {\n    removeTemplate(input: $input) { template { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RemoveTemplate($input: RemoveTemplateInput!) {\n    removeTemplate(input: $input) { template { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaysToSell($account: ID!, $channel: String!) {\n    waysToSell(accountId: $account, channel: $channel) {\n      channels { key name { text } }\n      priceLists { key name { text } }\n    }\n  }\n"): (typeof documents)["\n  query WaysToSell($account: ID!, $channel: String!) {\n    waysToSell(accountId: $account, channel: $channel) {\n      channels { key name { text } }\n      priceLists { key name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftToResume($id: ID!) {\n    order(id: $id) {\n      id number version state description requestedCompletion custom purchaseOrder language channel priceList\n      account { id }\n      billing { account { id } contact { id } paymentReference address { street city region postalCode country } }\n      deliveryContact { id }\n      acceptedTerms { key version }\n      lines {\n        id number parentId quantity requestedCompletion\n        offering { key }\n        site { id }\n        contact { id }\n        characteristics { name value }\n        custom\n      }\n    }\n  }\n"): (typeof documents)["\n  query DraftToResume($id: ID!) {\n    order(id: $id) {\n      id number version state description requestedCompletion custom purchaseOrder language channel priceList\n      account { id }\n      billing { account { id } contact { id } paymentReference address { street city region postalCode country } }\n      deliveryContact { id }\n      acceptedTerms { key version }\n      lines {\n        id number parentId quantity requestedCompletion\n        offering { key }\n        site { id }\n        contact { id }\n        characteristics { name value }\n        custom\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountToOrder($id: ID!) {\n    account(id: $id) {\n      id number name segment currency version custom\n      sites { id name street city country }\n      contacts { id name email }\n    }\n  }\n"): (typeof documents)["\n  query AccountToOrder($id: ID!) {\n    account(id: $id) {\n      id number name segment currency version custom\n      sites { id name street city country }\n      contacts { id name email }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowMilestones {\n    definitions(kind: [FULFILLMENT, SUBFLOW]) { id retiredAt name { text } published { content } draft { content } }\n  }\n"): (typeof documents)["\n  query FlowMilestones {\n    definitions(kind: [FULFILLMENT, SUBFLOW]) { id retiredAt name { text } published { content } draft { content } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogDrawing($specifications: [String!]!) {\n    catalogDrawing(specifications: $specifications) {\n      specifications { key content draft published graph }\n      rules { key type source target name { text } }\n    }\n  }\n"): (typeof documents)["\n  query CatalogDrawing($specifications: [String!]!) {\n    catalogDrawing(specifications: $specifications) {\n      specifications { key content draft published graph }\n      rules { key type source target name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersToSimulate($filter: OrderFilter) {\n    orders(filter: $filter, first: 20) { edges { node { id number account { name } } } }\n  }\n"): (typeof documents)["\n  query OrdersToSimulate($filter: OrderFilter) {\n    orders(filter: $filter, first: 20) { edges { node { id number account { name } } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogLayout($key: String!) {\n    catalogLayout(section: \"decompositions\", key: $key) { key x y }\n  }\n"): (typeof documents)["\n  query CatalogLayout($key: String!) {\n    catalogLayout(section: \"decompositions\", key: $key) { key x y }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveCatalogLayout($input: SaveCatalogLayoutInput!) {\n    saveCatalogLayout(input: $input) { places { key x y } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SaveCatalogLayout($input: SaveCatalogLayoutInput!) {\n    saveCatalogLayout(input: $input) { places { key x y } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportCatalogFile($input: ExportCatalogInput!) {\n    exportCatalog(input: $input) { download { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ExportCatalogFile($input: ExportCatalogInput!) {\n    exportCatalog(input: $input) { download { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareCatalogImport {\n    prepareCatalogImport { upload { id url maxBytes } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PrepareCatalogImport {\n    prepareCatalogImport { upload { id url maxBytes } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareCatalogImage {\n    prepareCatalogImage { upload { id url maxBytes } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PrepareCatalogImage {\n    prepareCatalogImage { upload { id url maxBytes } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportCatalogFile($input: ImportCatalogInput!) {\n    importCatalog(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ImportCatalogFile($input: ImportCatalogInput!) {\n    importCatalog(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddCatalogImage($input: AddCatalogImageInput!) {\n    addCatalogImage(input: $input) { draft { key } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation AddCatalogImage($input: AddCatalogImageInput!) {\n    addCatalogImage(input: $input) { draft { key } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogEntities($filter: CatalogFilterInput!, $first: Int!, $offset: Int!) {\n    catalogEntities(filter: $filter, first: $first, offset: $offset) {\n      total\n      items { section key document kind lifecycle version published draft removing imageUrl detail name { text } }\n    }\n  }\n"): (typeof documents)["\n  query CatalogEntities($filter: CatalogFilterInput!, $first: Int!, $offset: Int!) {\n    catalogEntities(filter: $filter, first: $first, offset: $offset) {\n      total\n      items { section key document kind lifecycle version published draft removing imageUrl detail name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { key kind lifecycle version published draft removing imageUrl name { text } }\n      draft { content revision author savedAt isNew stale document }\n      findings { code message path }\n      versions { id version lifecycle sequence note author releasedAt }\n      namedBy { kind count more links { id label section } }\n    }\n  }\n"): (typeof documents)["\n  query CatalogEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { key kind lifecycle version published draft removing imageUrl name { text } }\n      draft { content revision author savedAt isNew stale document }\n      findings { code message path }\n      versions { id version lifecycle sequence note author releasedAt }\n      namedBy { kind count more links { id label section } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogDocuments {\n    catalogDocuments { key entities edited name { text } }\n  }\n"): (typeof documents)["\n  query CatalogDocuments {\n    catalogDocuments { key entities edited name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogDrafts {\n    catalogDrafts { section key document content revision author savedAt isNew stale }\n  }\n"): (typeof documents)["\n  query CatalogDrafts {\n    catalogDrafts { section key document content revision author savedAt isNew stale }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogDiff($section: String!, $key: String!, $before: ID, $after: ID) {\n    catalogDiff(section: $section, key: $key, before: $before, after: $after) { path before after }\n  }\n"): (typeof documents)["\n  query CatalogDiff($section: String!, $key: String!, $before: ID, $after: ID) {\n    catalogDiff(section: $section, key: $key, before: $before, after: $after) { path before after }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogVersionContent($section: String!, $key: String!, $version: ID!) {\n    catalogVersion(section: $section, key: $key, version: $version)\n  }\n"): (typeof documents)["\n  query CatalogVersionContent($section: String!, $key: String!, $version: ID!) {\n    catalogVersion(section: $section, key: $key, version: $version)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogPublishEffects($drafts: [CatalogRefInput!]!) {\n    catalogPublishEffects(drafts: $drafts) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n"): (typeof documents)["\n  query CatalogPublishEffects($drafts: [CatalogRefInput!]!) {\n    catalogPublishEffects(drafts: $drafts) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CatalogMoveEffects($input: MoveCatalogLifecycleInput!) {\n    catalogMoveEffects(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n"): (typeof documents)["\n  query CatalogMoveEffects($input: MoveCatalogLifecycleInput!) {\n    catalogMoveEffects(input: $input) {\n      changes { change section key version lifecycle document name { text } fields { path before after } }\n      uses { kind count more links { id label section } }\n      findings { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveCatalogDraft($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision savedAt author stale isNew }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveCatalogDraft($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision savedAt author stale isNew }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardCatalogDraft($input: CatalogDraftRefInput!) {\n    discardCatalogDraft(input: $input) { problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation DiscardCatalogDraft($input: CatalogDraftRefInput!) {\n    discardCatalogDraft(input: $input) { problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishCatalog($input: PublishCatalogInput!) {\n    publishCatalog(input: $input) { changes { change section key version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PublishCatalog($input: PublishCatalogInput!) {\n    publishCatalog(input: $input) { changes { change section key version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MoveCatalogLifecycle($input: MoveCatalogLifecycleInput!) {\n    moveCatalogLifecycle(input: $input) { changes { change section key } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation MoveCatalogLifecycle($input: MoveCatalogLifecycleInput!) {\n    moveCatalogLifecycle(input: $input) { changes { change section key } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConnectionList {\n    connections {\n      key kind address baseSetting version updatedAt\n      name { text }\n      author { id name }\n      operations {\n        key\n        uses { flowKey }\n        state { done failed p95 lastAt lastError { code message at } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConnectionList {\n    connections {\n      key kind address baseSetting version updatedAt\n      name { text }\n      author { id name }\n      operations {\n        key\n        uses { flowKey }\n        state { done failed p95 lastAt lastError { code message at } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneConnection($key: String!) {\n    connection(key: $key) {\n      key kind address baseSetting version updatedAt content\n      name { text }\n      author { id name }\n      operations {\n        key method path timeout idempotent\n        name { text }\n        uses { flowKey node draft flowName { text } }\n        state { done failed p95 lastAt lastError { code message at } }\n        calls(first: 25) { at milliseconds code message transient tried }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OneConnection($key: String!) {\n    connection(key: $key) {\n      key kind address baseSetting version updatedAt content\n      name { text }\n      author { id name }\n      operations {\n        key method path timeout idempotent\n        name { text }\n        uses { flowKey node draft flowName { text } }\n        state { done failed p95 lastAt lastError { code message at } }\n        calls(first: 25) { at milliseconds code message transient tried }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveConnection($input: SaveConnectionInput!) {\n    saveConnection(input: $input) {\n      connection { key version }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveConnection($input: SaveConnectionInput!) {\n    saveConnection(input: $input) {\n      connection { key version }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveConnection($input: RemoveConnectionInput!) {\n    removeConnection(input: $input) { problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RemoveConnection($input: RemoveConnectionInput!) {\n    removeConnection(input: $input) { problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTest($input: SendTestInput!) {\n    sendTest(input: $input) {\n      sent { verdict address method request milliseconds answer code message status body }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SendTest($input: SendTestInput!) {\n    sendTest(input: $input) {\n      sent { verdict address method request milliseconds answer code message status body }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrdersList($filter: DomainOrderFilter, $sort: DomainOrderSort, $after: String) {\n    domainOrders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind subtype action state quantity needsAttention createdAt changedAt\n        specification { key name { text } }\n        account { id name }\n        site { id name city }\n        order { id number }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query DomainOrdersList($filter: DomainOrderFilter, $sort: DomainOrderSort, $after: String) {\n    domainOrders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind subtype action state quantity needsAttention createdAt changedAt\n        specification { key name { text } }\n        account { id name }\n        site { id name city }\n        order { id number }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrdersCounts($filter: DomainOrderFilter) {\n    domainOrderCounts(filter: $filter) { kinds { kind count } states { state count } }\n  }\n"): (typeof documents)["\n  query DomainOrdersCounts($filter: DomainOrderFilter) {\n    domainOrderCounts(filter: $filter) { kinds { kind count } states { state count } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DomainOrdersTick { worklistChanged }\n"): (typeof documents)["\n  subscription DomainOrdersTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SpecificationsToFilter($text: String!) {\n    catalogEntities(filter: { section: \"specifications\", text: $text }, first: 20) { items { key name { text } } }\n  }\n"): (typeof documents)["\n  query SpecificationsToFilter($text: String!) {\n    catalogEntities(filter: { section: \"specifications\", text: $text }, first: 20) { items { key name { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AttentionList($filter: DomainOrderFilter, $after: String) {\n    domainOrders(filter: $filter, sort: { field: CREATED_AT, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number kind state quantity needsAttention createdAt actions\n        specification { key name { text } }\n        account { id name }\n        order { id number }\n        attention { kind message characteristic }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query AttentionList($filter: DomainOrderFilter, $after: String) {\n    domainOrders(filter: $filter, sort: { field: CREATED_AT, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number kind state quantity needsAttention createdAt actions\n        specification { key name { text } }\n        account { id name }\n        order { id number }\n        attention { kind message characteristic }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Above on DomainOrder { id number specification { key name { text } } }\n"): (typeof documents)["\n  fragment Above on DomainOrder { id number specification { key name { text } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrderHead($number: String!) {\n    domainOrder(number: $number) {\n      id number kind subtype action state quantity needsAttention createdAt changedAt plannedStart plannedEnd actions\n      specification { key name { text } }\n      account { id number name }\n      site { id name city }\n      order { id number state }\n      line { id number name { text } }\n      parent { ...Above parent { ...Above parent { ...Above parent { ...Above } } } }\n      attention { kind message characteristic }\n    }\n  }\n"): (typeof documents)["\n  query DomainOrderHead($number: String!) {\n    domainOrder(number: $number) {\n      id number kind subtype action state quantity needsAttention createdAt changedAt plannedStart plannedEnd actions\n      specification { key name { text } }\n      account { id number name }\n      site { id name city }\n      order { id number state }\n      line { id number name { text } }\n      parent { ...Above parent { ...Above parent { ...Above parent { ...Above } } } }\n      attention { kind message characteristic }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrderAround($number: String!) {\n    domainOrder(number: $number) {\n      id\n      characteristics { name label { text } value valueLabel { text } unit }\n      components { quantity specification { key name { text } } }\n      tree { id number parentId kind state needsAttention specification { key name { text } } }\n      requires { id number kind state specification { key name { text } } }\n      requiredBy { id number kind state specification { key name { text } } }\n      shares { id number kind state specification { key name { text } } }\n      sharedWith { id number kind state specification { key name { text } } }\n      deferrals { id state awaits { key label { text } owner { text } } target { key name { text } } }\n      items { id number state name { text } }\n      fallouts { id number state cause createdAt }\n    }\n  }\n"): (typeof documents)["\n  query DomainOrderAround($number: String!) {\n    domainOrder(number: $number) {\n      id\n      characteristics { name label { text } value valueLabel { text } unit }\n      components { quantity specification { key name { text } } }\n      tree { id number parentId kind state needsAttention specification { key name { text } } }\n      requires { id number kind state specification { key name { text } } }\n      requiredBy { id number kind state specification { key name { text } } }\n      shares { id number kind state specification { key name { text } } }\n      sharedWith { id number kind state specification { key name { text } } }\n      deferrals { id state awaits { key label { text } owner { text } } target { key name { text } } }\n      items { id number state name { text } }\n      fallouts { id number state cause createdAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrderTasks($number: String!) {\n    domainOrder(number: $number) {\n      id\n      tasks {\n        id number type state error plannedStart plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DomainOrderTasks($number: String!) {\n    domainOrder(number: $number) {\n      id\n      tasks {\n        id number type state error plannedStart plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainOrderActivity($number: String!, $after: String) {\n    domainOrder(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DomainOrderActivity($number: String!, $after: String) {\n    domainOrder(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DomainOrderTick($id: ID!) {\n    orderChanged(id: $id) { id updatedAt state openTaskCount }\n  }\n"): (typeof documents)["\n  subscription DomainOrderTick($id: ID!) {\n    orderChanged(id: $id) { id updatedAt state openTaskCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FalloutList($filter: FalloutFilter, $after: String) {\n    fallouts(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number type state cause errorCode attempts priority createdAt\n        order { id number account { id name } }\n        line { id number name { text } }\n        task { id number name { text } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query FalloutList($filter: FalloutFilter, $after: String) {\n    fallouts(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number type state cause errorCode attempts priority createdAt\n        order { id number account { id name } }\n        line { id number name { text } }\n        task { id number name { text } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FalloutTick { worklistChanged }\n"): (typeof documents)["\n  subscription FalloutTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneFallout($number: String!) {\n    fallouts(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state cause errorCode errorMessage payload attempts priority createdAt closedAt version actions\n        order { id number state account { id name } }\n        line { id number name { text } site { id name } }\n        task {\n          id number type state attempts input\n          name { text }\n          form { key type required default label { text } help { text } allowed { value label { text } } }\n        }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OneFallout($number: String!) {\n    fallouts(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state cause errorCode errorMessage payload attempts priority createdAt closedAt version actions\n        order { id number state account { id name } }\n        line { id number name { text } site { id name } }\n        task {\n          id number type state attempts input\n          name { text }\n          form { key type required default label { text } help { text } allowed { value label { text } } }\n        }\n        group { id name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfferingsToChoose { offerings { key name { text } } }\n"): (typeof documents)["\n  query OfferingsToChoose { offerings { key name { text } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimFallout($input: FalloutVerbInput!) {\n    answer: claimFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ClaimFallout($input: FalloutVerbInput!) {\n    answer: claimFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelFallout($input: FalloutVerbInput!) {\n    answer: cancelFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CancelFallout($input: FalloutVerbInput!) {\n    answer: cancelFallout(input: $input) { fallout { id state version actions assignee { id name } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryFallout($input: RetryFalloutInput!) {\n    retryFallout(input: $input) { fallout { id state version actions } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RetryFallout($input: RetryFalloutInput!) {\n    retryFallout(input: $input) { fallout { id state version actions } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteFallout($input: CompleteFalloutInput!) {\n    completeFallout(input: $input) { fallout { id state version actions closedAt } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CompleteFallout($input: CompleteFalloutInput!) {\n    completeFallout(input: $input) { fallout { id state version actions closedAt } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignFallouts($input: AssignFalloutInput!) {\n    assignFallouts(input: $input) {\n      fallouts { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation AssignFallouts($input: AssignFalloutInput!) {\n    assignFallouts(input: $input) {\n      fallouts { id state version actions assignee { id name } group { id name { text } } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinedFields {\n    customFields(retired: true) {\n      id noun key type required default minimum maximum pattern longest listed filtered shownToCustomers editedBy\n      retired version editable\n      label { text en ptBr }\n      help { text en ptBr }\n      section { text en ptBr }\n      choices { value label { text en ptBr } }\n    }\n  }\n"): (typeof documents)["\n  query DefinedFields {\n    customFields(retired: true) {\n      id noun key type required default minimum maximum pattern longest listed filtered shownToCustomers editedBy\n      retired version editable\n      label { text en ptBr }\n      help { text en ptBr }\n      section { text en ptBr }\n      choices { value label { text en ptBr } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DefineField($input: DefineCustomFieldInput!) {\n    defineCustomField(input: $input) { field { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation DefineField($input: DefineCustomFieldInput!) {\n    defineCustomField(input: $input) { field { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeField($input: ChangeCustomFieldInput!) {\n    changeCustomField(input: $input) { field { id version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ChangeField($input: ChangeCustomFieldInput!) {\n    changeCustomField(input: $input) { field { id version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireField($input: CustomFieldVerbInput!) {\n    retireCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RetireField($input: CustomFieldVerbInput!) {\n    retireCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviveField($input: CustomFieldVerbInput!) {\n    reviveCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ReviveField($input: CustomFieldVerbInput!) {\n    reviveCustomField(input: $input) { field { id version retired } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArrangeFields($input: ArrangeCustomFieldsInput!) {\n    arrangeCustomFields(input: $input) { fields { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ArrangeFields($input: ArrangeCustomFieldsInput!) {\n    arrangeCustomFields(input: $input) { fields { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsHead($key: String!) {\n    definition(key: $key) { id key kind name { text } }\n  }\n"): (typeof documents)["\n  query RunsHead($key: String!) {\n    definition(key: $key) { id key kind name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinitionList($filter: DefinitionFilter, $sort: DefinitionSort, $after: String) {\n    definitionList(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id key kind statuses version draft revision used failed owner ownerId tags changedAt changedBy\n        name { text }\n        review { by at note revision mine }\n        lastRun { state at runId orderId }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query DefinitionList($filter: DefinitionFilter, $sort: DefinitionSort, $after: String) {\n    definitionList(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id key kind statuses version draft revision used failed owner ownerId tags changedAt changedBy\n        name { text }\n        review { by at note revision mine }\n        lastRun { state at runId orderId }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowFacets {\n    definitionFacets {\n      forMe\n      kinds { kind count }\n      statuses { status count }\n      tags { tag count }\n      owners { id name count }\n    }\n  }\n"): (typeof documents)["\n  query FlowFacets {\n    definitionFacets {\n      forMe\n      kinds { kind count }\n      statuses { status count }\n      tags { tag count }\n      owners { id name count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowTemplateList {\n    flowTemplates {\n      key kind content\n      name { text en ptBr }\n      description { text }\n      category { key name { text } }\n    }\n  }\n"): (typeof documents)["\n  query FlowTemplateList {\n    flowTemplates {\n      key kind content\n      name { text en ptBr }\n      description { text }\n      category { key name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AdviseKey($key: String, $name: String) {\n    keyAdvice(key: $key, name: $name) { key free suggestion problem { message } }\n  }\n"): (typeof documents)["\n  query AdviseKey($key: String, $name: String) {\n    keyAdvice(key: $key, name: $name) { key free suggestion problem { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDefinition($input: CreateDefinitionInput!) {\n    createDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation CreateDefinition($input: CreateDefinitionInput!) {\n    createDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DuplicateDefinition($input: DuplicateDefinitionInput!) {\n    duplicateDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation DuplicateDefinition($input: DuplicateDefinitionInput!) {\n    duplicateDefinition(input: $input) { definition { id key kind } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Incoming($files: [DefinitionFileInput!]!) {\n    incomingDefinitions(files: $files) {\n      place outcome key kind revision freeKey\n      name { text }\n      problems { code message path details }\n      findings { code severity message }\n      there { version draft author }\n      diff { key before after changes { kind noun element label fields { path before after } } }\n    }\n  }\n"): (typeof documents)["\n  query Incoming($files: [DefinitionFileInput!]!) {\n    incomingDefinitions(files: $files) {\n      place outcome key kind revision freeKey\n      name { text }\n      problems { code message path details }\n      findings { code severity message }\n      there { version draft author }\n      diff { key before after changes { kind noun element label fields { path before after } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportDefinitions($input: ImportDefinitionsInput!) {\n    importDefinitions(input: $input) { imported { key changed } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation ImportDefinitions($input: ImportDefinitionsInput!) {\n    importDefinitions(input: $input) { imported { key changed } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportDefinitions($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { files { path text } }\n  }\n"): (typeof documents)["\n  query ExportDefinitions($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { files { path text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportArchive($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { archive }\n  }\n"): (typeof documents)["\n  query ExportArchive($keys: [String!]!, $draft: Boolean!) {\n    exportDefinitions(keys: $keys, draft: $draft) { archive }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LabelDefinitions($input: LabelDefinitionsInput!) {\n    labelDefinitions(input: $input) { definitions { id owner ownerId tags } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation LabelDefinitions($input: LabelDefinitionsInput!) {\n    labelDefinitions(input: $input) { definitions { id owner ownerId tags } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnersToBe {\n    people { id name login disabled roles }\n  }\n"): (typeof documents)["\n  query OwnersToBe {\n    people { id name login disabled roles }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireDefinition($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation RetireDefinition($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringBackDefinition($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation BringBackDefinition($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n"): (typeof documents)["\n  mutation DeleteDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id draft { id } published { id version } } problems { code message path details } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormList {\n    forms {\n      key version at openTasks\n      name { text }\n      fields { key }\n      author { id name }\n      uses { flowKey draft }\n    }\n  }\n"): (typeof documents)["\n  query FormList {\n    forms {\n      key version at openTasks\n      name { text }\n      fields { key }\n      author { id name }\n      uses { flowKey draft }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneForm($key: String!) {\n    form(key: $key) {\n      key version at content openTasks\n      name { text }\n      author { id name }\n      uses { flowKey node draft flowName { text } }\n      versions { version at content author { id name } }\n    }\n  }\n"): (typeof documents)["\n  query OneForm($key: String!) {\n    form(key: $key) {\n      key version at content openTasks\n      name { text }\n      author { id name }\n      uses { flowKey node draft flowName { text } }\n      versions { version at content author { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckForm($content: JSON!) {\n    checkForm(content: $content) {\n      problems { code message path }\n      findings { flowKey finding { code message node } }\n    }\n  }\n"): (typeof documents)["\n  query CheckForm($content: JSON!) {\n    checkForm(content: $content) {\n      problems { code message path }\n      findings { flowKey finding { code message node } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveForm($input: SaveFormInput!) {\n    saveForm(input: $input) {\n      form { key version }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveForm($input: SaveFormInput!) {\n    saveForm(input: $input) {\n      form { key version }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveForm($input: RemoveFormInput!) {\n    removeForm(input: $input) { problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RemoveForm($input: RemoveFormInput!) {\n    removeForm(input: $input) { problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home {\n    home {\n      ordersByState { state count }\n      myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting attentionNeeded completedToday\n      falloutByType { type count }\n    }\n  }\n"): (typeof documents)["\n  query Home {\n    home {\n      ordersByState { state count }\n      myTasks groupTasks approvalsWaiting falloutOpen deferralsWaiting attentionNeeded completedToday\n      falloutByType { type count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription HomeWorklist { worklistChanged }\n"): (typeof documents)["\n  subscription HomeWorklist { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecentOrders {\n    orders(first: 8, sort: { field: UPDATED_AT, direction: DESC }) {\n      nodes { id number state updatedAt account { id name } }\n    }\n  }\n"): (typeof documents)["\n  query RecentOrders {\n    orders(first: 8, sort: { field: UPDATED_AT, direction: DESC }) {\n      nodes { id number state updatedAt account { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingForMe($tasks: Boolean!, $approvals: Boolean!, $fallouts: Boolean!) {\n    tasks(filter: { myGroups: true, state: [OPEN, IN_PROGRESS, AWAITING_INFORMATION] }, first: 6) @include(if: $tasks) {\n      nodes { id number state plannedEnd openedAt name { text } order { id number account { id name } } }\n    }\n    orders(\n      filter: { state: { in: [AWAITING_APPROVAL] } }\n      sort: { field: CREATED_AT, direction: ASC }\n      first: 6\n    ) @include(if: $approvals) {\n      nodes { id number state submittedAt account { id name } }\n    }\n    fallouts(filter: { state: [OPEN, IN_PROGRESS, ON_HOLD, AWAITING_INFORMATION] }, first: 6) @include(if: $fallouts) {\n      nodes { id number state cause createdAt order { id number } }\n    }\n  }\n"): (typeof documents)["\n  query WaitingForMe($tasks: Boolean!, $approvals: Boolean!, $fallouts: Boolean!) {\n    tasks(filter: { myGroups: true, state: [OPEN, IN_PROGRESS, AWAITING_INFORMATION] }, first: 6) @include(if: $tasks) {\n      nodes { id number state plannedEnd openedAt name { text } order { id number account { id name } } }\n    }\n    orders(\n      filter: { state: { in: [AWAITING_APPROVAL] } }\n      sort: { field: CREATED_AT, direction: ASC }\n      first: 6\n    ) @include(if: $approvals) {\n      nodes { id number state submittedAt account { id name } }\n    }\n    fallouts(filter: { state: [OPEN, IN_PROGRESS, ON_HOLD, AWAITING_INFORMATION] }, first: 6) @include(if: $fallouts) {\n      nodes { id number state cause createdAt order { id number } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportList($after: String) {\n    imports(first: 60, after: $after) {\n      nodes { id name format state rows orders badOrders checked made known failed createdBy createdAt endedAt }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ImportList($after: String) {\n    imports(first: 60, after: $after) {\n      nodes { id name format state rows orders badOrders checked made known failed createdBy createdAt endedAt }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderQueue($after: String) {\n    orderIntakes(first: 60, after: $after) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query OrderQueue($after: String) {\n    orderIntakes(first: 60, after: $after) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneImport($id: ID!) {\n    importJob(id: $id) {\n      id name format size state whole submit rows badRows orders badOrders checked made known failed createdBy createdAt\n      startedAt endedAt version\n      layout { encoding delimiter sheet sheets header samples }\n      mapping { columns { target column } constants { target value } decimal dates }\n      faults { code message column row }\n      proposal {\n        mapping { columns { target column } constants { target value } decimal dates }\n        template { id name }\n      }\n      twins { id name createdAt made }\n    }\n  }\n"): (typeof documents)["\n  query OneImport($id: ID!) {\n    importJob(id: $id) {\n      id name format size state whole submit rows badRows orders badOrders checked made known failed createdBy createdAt\n      startedAt endedAt version\n      layout { encoding delimiter sheet sheets header samples }\n      mapping { columns { target column } constants { target value } decimal dates }\n      faults { code message column row }\n      proposal {\n        mapping { columns { target column } constants { target value } decimal dates }\n        template { id name }\n      }\n      twins { id name createdAt made }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ImportNews($id: ID!) {\n    importChanged(id: $id) {\n      id state whole submit rows badRows orders badOrders checked made known failed startedAt endedAt version\n      faults { code message column row }\n    }\n  }\n"): (typeof documents)["\n  subscription ImportNews($id: ID!) {\n    importChanged(id: $id) {\n      id state whole submit rows badRows orders badOrders checked made known failed startedAt endedAt version\n      faults { code message column row }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportRows($id: ID!, $bad: Boolean!, $after: String) {\n    importJob(id: $id) {\n      id\n      faultCounts { code column rows }\n      lines(bad: $bad, first: 50, after: $after) {\n        nodes { number cells outcome orderNumber faults { code message column row } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ImportRows($id: ID!, $bad: Boolean!, $after: String) {\n    importJob(id: $id) {\n      id\n      faultCounts { code column rows }\n      lines(bad: $bad, first: 50, after: $after) {\n        nodes { number cells outcome orderNumber faults { code message column row } }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportTargets {\n    importTargets { key name { text } }\n  }\n"): (typeof documents)["\n  query ImportTargets {\n    importTargets { key name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareImport {\n    prepareImport { address { uploadId url maxBytes } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PrepareImport {\n    prepareImport { address { uploadId url maxBytes } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartImport($input: StartImportInput!) {\n    answer: startImport(input: $input) { job { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation StartImport($input: StartImportInput!) {\n    answer: startImport(input: $input) { job { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LayImportOut($input: LayImportOutInput!) {\n    answer: layImportOut(input: $input) {\n      job {\n        id state version\n        layout { encoding delimiter sheet sheets header samples }\n        mapping { columns { target column } constants { target value } decimal dates }\n        proposal {\n          mapping { columns { target column } constants { target value } decimal dates }\n          template { id name }\n        }\n      }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation LayImportOut($input: LayImportOutInput!) {\n    answer: layImportOut(input: $input) {\n      job {\n        id state version\n        layout { encoding delimiter sheet sheets header samples }\n        mapping { columns { target column } constants { target value } decimal dates }\n        proposal {\n          mapping { columns { target column } constants { target value } decimal dates }\n          template { id name }\n        }\n      }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckImport($input: CheckImportInput!) {\n    answer: checkImport(input: $input) {\n      job { id state submit rows badRows orders badOrders checked made known failed version }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CheckImport($input: CheckImportInput!) {\n    answer: checkImport(input: $input) {\n      job { id state submit rows badRows orders badOrders checked made known failed version }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RunImport($input: RunImportInput!) {\n    answer: runImport(input: $input) { job { id state whole version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RunImport($input: RunImportInput!) {\n    answer: runImport(input: $input) { job { id state whole version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelImport($input: ImportInput!) {\n    answer: cancelImport(input: $input) { job { id state endedAt version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CancelImport($input: ImportInput!) {\n    answer: cancelImport(input: $input) { job { id state endedAt version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FetchImportReport($input: ImportReportInput!) {\n    fetchImportReport(input: $input) { address { url } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FetchImportReport($input: ImportReportInput!) {\n    fetchImportReport(input: $input) { address { url } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query IncomingOrders {\n    orderIntakes(first: 50) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n    }\n  }\n"): (typeof documents)["\n  query IncomingOrders {\n    orderIntakes(first: 50) {\n      nodes {\n        id state stage lines linesDone externalId createdBy createdAt endedAt\n        account { id name }\n        order { id number }\n        problems { code message path }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersList($filter: OrderFilter, $sort: OrderSort, $after: String) {\n    orders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind state priority channel createdAt updatedAt requestedCompletion plannedCompletion\n        taskCount openTaskCount custom\n        account { id name }\n        recurringTotal { amount currency }\n        oneTimeTotal { amount currency }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OrdersList($filter: OrderFilter, $sort: OrderSort, $after: String) {\n    orders(filter: $filter, sort: $sort, first: 60, after: $after) {\n      nodes {\n        id number kind state priority channel createdAt updatedAt requestedCompletion plannedCompletion\n        taskCount openTaskCount custom\n        account { id name }\n        recurringTotal { amount currency }\n        oneTimeTotal { amount currency }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OrdersTick { worklistChanged }\n"): (typeof documents)["\n  subscription OrdersTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalSites {\n    portalIntegrations {\n      key name origins issuer audience algorithms accountClaim keys secrets theme disabled version createdAt lastUsedAt\n    }\n  }\n"): (typeof documents)["\n  query PortalSites {\n    portalIntegrations {\n      key name origins issuer audience algorithms accountClaim keys secrets theme disabled version createdAt lastUsedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SavePortalSite($input: SavePortalIntegrationInput!) {\n    savePortalIntegration(input: $input) { integration { key version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SavePortalSite($input: SavePortalIntegrationInput!) {\n    savePortalIntegration(input: $input) { integration { key version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateSiteSecret($input: RotatePortalSecretInput!) {\n    rotatePortalSecret(input: $input) { integration { key version secrets } secret problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RotateSiteSecret($input: RotatePortalSecretInput!) {\n    rotatePortalSecret(input: $input) { integration { key version secrets } secret problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricingList($filter: CatalogFilterInput!) {\n    catalogEntities(filter: $filter, first: 100, offset: 0) {\n      total\n      items { key kind draft published lifecycle name { text } }\n    }\n  }\n"): (typeof documents)["\n  query PricingList($filter: CatalogFilterInput!) {\n    catalogEntities(filter: $filter, first: 100, offset: 0) {\n      total\n      items { key kind draft published lifecycle name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricedEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { published name { text } }\n      draft { content revision author stale isNew }\n      findings { code message path }\n    }\n  }\n"): (typeof documents)["\n  query PricedEntity($section: String!, $key: String!) {\n    catalogEntity(section: $section, key: $key) {\n      section key document content\n      listed { published name { text } }\n      draft { content revision author stale isNew }\n      findings { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricingDocuments { catalogDocuments { key name { text } } }\n"): (typeof documents)["\n  query PricingDocuments { catalogDocuments { key name { text } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SavePrices($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SavePrices($input: SaveCatalogDraftInput!) {\n    saveCatalogDraft(input: $input) {\n      draft { section key revision }\n      findings { code message path }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryPricesOut($input: TryPricesInput!, $used: Decimal!) {\n    tryPrices(input: $input) {\n      priceList\n      totals { ...PriceSums }\n      charges { ...PricedCharge usageCost(used: $used) { amount currency } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  query TryPricesOut($input: TryPricesInput!, $used: Decimal!) {\n    tryPrices(input: $input) {\n      priceList\n      totals { ...PriceSums }\n      charges { ...PricedCharge usageCost(used: $used) { amount currency } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddNote($input: AddNoteInput!) {\n    addNote(input: $input) { note { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation AddNote($input: AddNoteInput!) {\n    addNote(input: $input) { note { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FillOrder($input: FillOrderInput!) {\n    fillOrder(input: $input) { order { id version custom } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FillOrder($input: FillOrderInput!) {\n    fillOrder(input: $input) { order { id version custom } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CopyOrder($input: CopyOrderInput!) {\n    copyOrder(input: $input) { order { id number } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CopyOrder($input: CopyOrderInput!) {\n    copyOrder(input: $input) { order { id number } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveTemplate($input: SaveTemplateInput!) {\n    saveTemplate(input: $input) { template { id name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SaveTemplate($input: SaveTemplateInput!) {\n    saveTemplate(input: $input) { template { id name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPriority($input: SetPriorityInput!) {\n    setPriority(input: $input) {\n      order { id priority version }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SetPriority($input: SetPriorityInput!) {\n    setPriority(input: $input) {\n      order { id priority version }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordRequests($order: ID!) {\n    requests(filter: { order: $order }, first: 50) {\n      nodes { id number kind state title raisedByName updatedAt }\n    }\n  }\n"): (typeof documents)["\n  query RecordRequests($order: ID!) {\n    requests(filter: { order: $order }, first: 50) {\n      nodes { id number kind state title raisedByName updatedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RaiseForCustomer($input: RaiseRequestInput!) {\n    raiseRequest(input: $input) { request { id number } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RaiseForCustomer($input: RaiseRequestInput!) {\n    raiseRequest(input: $input) { request { id number } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanDomainOrder($id: ID!) {\n    domainOrder(id: $id) {\n      id number actions\n      attention { kind message characteristic }\n      components { quantity specification { key name { text } } }\n      characteristics { name label { text } value valueLabel { text } unit }\n    }\n  }\n"): (typeof documents)["\n  query PlanDomainOrder($id: ID!) {\n    domainOrder(id: $id) {\n      id number actions\n      attention { kind message characteristic }\n      components { quantity specification { key name { text } } }\n      characteristics { name label { text } value valueLabel { text } unit }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanLine($id: ID!) {\n    node(id: $id) {\n      ... on OrderLine { id characteristics { name label { text } value valueLabel { text } unit } }\n    }\n  }\n"): (typeof documents)["\n  query PlanLine($id: ID!) {\n    node(id: $id) {\n      ... on OrderLine { id characteristics { name label { text } value valueLabel { text } unit } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlanDeferral($id: ID!) {\n    node(id: $id) {\n      ... on Deferral {\n        id state reason canAnswer canDrop\n        asks {\n          key subject\n          characteristic { name valueType mandatory minimum maximum unit label { text } help { text } allowed { value label { text } } }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PlanDeferral($id: ID!) {\n    node(id: $id) {\n      ... on Deferral {\n        id state reason canAnswer canDrop\n        asks {\n          key subject\n          characteristic { name valueType mandatory minimum maximum unit label { text } help { text } allowed { value label { text } } }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanAnswer($input: AnswerDeferralInput!) {\n    answer: answerDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PlanAnswer($input: AnswerDeferralInput!) {\n    answer: answerDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlanDrop($input: DropDeferralInput!) {\n    answer: dropDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PlanDrop($input: DropDeferralInput!) {\n    answer: dropDeferral(input: $input) { deferral { id state reason canAnswer canDrop } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderPicture($orderId: ID!, $since: String) {\n    orchestrationPicture(orderId: $orderId, since: $since) { mark whole nodes links content }\n  }\n"): (typeof documents)["\n  query OrderPicture($orderId: ID!, $since: String) {\n    orchestrationPicture(orderId: $orderId, since: $since) { mark whole nodes links content }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordHead($number: String!) {\n    order(number: $number) {\n      id number kind state stateReason priority channel externalId description capturedBy partial version custom\n      requestedStart requestedCompletion plannedCompletion createdAt updatedAt submittedAt completedAt\n      account { id number name }\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      taskCount openTaskCount actions\n      purchaseOrder language\n      billing { account { id number name } contact { id name email } paymentReference address { street city region postalCode country } }\n      deliveryContact { id name email phone }\n      acceptedTerms { key version by at }\n      unmetRules { rule line { id number } message { text } }\n    }\n  }\n"): (typeof documents)["\n  query RecordHead($number: String!) {\n    order(number: $number) {\n      id number kind state stateReason priority channel externalId description capturedBy partial version custom\n      requestedStart requestedCompletion plannedCompletion createdAt updatedAt submittedAt completedAt\n      account { id number name }\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      taskCount openTaskCount actions\n      purchaseOrder language\n      billing { account { id number name } contact { id name email } paymentReference address { street city region postalCode country } }\n      deliveryContact { id name email phone }\n      acceptedTerms { key version by at }\n      unmetRules { rule line { id number } message { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordNotes($number: String!) {\n    order(number: $number) { id notes { id audience text author createdAt } }\n  }\n"): (typeof documents)["\n  query RecordNotes($number: String!) {\n    order(number: $number) { id notes { id audience text author createdAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordLines($number: String!) {\n    order(number: $number) {\n      id kind priceApproval\n      totals { ...PriceSums }\n      adjustments { ...AgreedPrice }\n      lines {\n        id number parentId action state quantity enrichment pointOfNoReturn requestedCompletion\n        name { text }\n        offering { key name { text } }\n        site { id name city }\n        characteristics { name label { text } value valueLabel { text } unit }\n        custom\n        charges { ...PricedCharge }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecordLines($number: String!) {\n    order(number: $number) {\n      id kind priceApproval\n      totals { ...PriceSums }\n      adjustments { ...AgreedPrice }\n      lines {\n        id number parentId action state quantity enrichment pointOfNoReturn requestedCompletion\n        name { text }\n        offering { key name { text } }\n        site { id name city }\n        characteristics { name label { text } value valueLabel { text } unit }\n        custom\n        charges { ...PricedCharge }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordWaits($id: ID!) {\n    order(id: $id) {\n      id\n      deferrals { id lineId state canAnswer canDrop target { key name { text } } awaits { key label { text } } }\n    }\n  }\n"): (typeof documents)["\n  query RecordWaits($id: ID!) {\n    order(id: $id) {\n      id\n      deferrals { id lineId state canAnswer canDrop target { key name { text } } awaits { key label { text } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordTasks($number: String!) {\n    order(number: $number) {\n      id\n      tasks {\n        id number type state attempts error plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n        domainOrder { id number specification { key name { text } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecordTasks($number: String!) {\n    order(number: $number) {\n      id\n      tasks {\n        id number type state attempts error plannedEnd closedAt actions\n        name { text }\n        group { id name { text } }\n        assignee { id name }\n        domainOrder { id number specification { key name { text } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordFallout($number: String!) {\n    order(number: $number) {\n      id\n      fallouts {\n        id number type state cause errorMessage attempts createdAt closedAt\n        line { id number name { text } }\n        task { id number name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecordFallout($number: String!) {\n    order(number: $number) {\n      id\n      fallouts {\n        id number type state cause errorMessage attempts createdAt closedAt\n        line { id number name { text } }\n        task { id number name { text } }\n        assignee { id name }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordInventory($number: String!) {\n    order(number: $number) {\n      id\n      inventory {\n        id number kind state parentId quantity activatedAt\n        name { text }\n        specification { key name { text } }\n        characteristics { name label { text } value valueLabel { text } unit }\n      }\n      contracts {\n        id number termMonths startsOn endsOn state\n        recurring { amount currency }\n        entitlements { id quantity unit period name { text } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecordInventory($number: String!) {\n    order(number: $number) {\n      id\n      inventory {\n        id number kind state parentId quantity activatedAt\n        name { text }\n        specification { key name { text } }\n        characteristics { name label { text } value valueLabel { text } unit }\n      }\n      contracts {\n        id number termMonths startsOn endsOn state\n        recurring { amount currency }\n        entitlements { id quantity unit period name { text } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordActivity($number: String!, $after: String) {\n    order(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor subjectType subjectLabel action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecordActivity($number: String!, $after: String) {\n    order(number: $number) {\n      id\n      activity(first: 100, after: $after) {\n        nodes { id at actor subjectType subjectLabel action fromState toState reason changes }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RecordChanged($id: ID!) {\n    orderChanged(id: $id) {\n      id state stateReason version updatedAt completedAt plannedCompletion taskCount openTaskCount actions partial\n    }\n  }\n"): (typeof documents)["\n  subscription RecordChanged($id: ID!) {\n    orderChanged(id: $id) {\n      id state stateReason version updatedAt completedAt plannedCompletion taskCount openTaskCount actions partial\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderDocument($input: OrderDocumentInput!) {\n    orderDocument(input: $input) { document { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation OrderDocument($input: OrderDocumentInput!) {\n    orderDocument(input: $input) { document { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitOrder($input: OrderVerbInput!) {\n    answer: submitOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitOrder($input: OrderVerbInput!) {\n    answer: submitOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveOrder($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveOrder($input: OrderVerbInput!) {\n    answer: approveOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectOrder($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectOrder($input: OrderVerbInput!) {\n    answer: rejectOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenOrder($input: OrderVerbInput!) {\n    answer: reopenOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ReopenOrder($input: OrderVerbInput!) {\n    answer: reopenOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HoldOrder($input: OrderVerbInput!) {\n    answer: holdOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation HoldOrder($input: OrderVerbInput!) {\n    answer: holdOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseOrder($input: OrderVerbInput!) {\n    answer: releaseOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation ReleaseOrder($input: OrderVerbInput!) {\n    answer: releaseOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelOrder($input: OrderVerbInput!) {\n    answer: cancelOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelOrder($input: OrderVerbInput!) {\n    answer: cancelOrder(input: $input) {\n      order { id state stateReason version actions updatedAt }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequestInbox($filter: RequestFilter, $after: String) {\n    requests(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number kind state title raisedByName dueAt createdAt updatedAt\n        account { id name }\n        order { id number }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query RequestInbox($filter: RequestFilter, $after: String) {\n    requests(filter: $filter, first: 60, after: $after) {\n      nodes {\n        id number kind state title raisedByName dueAt createdAt updatedAt\n        account { id name }\n        order { id number }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RequestTick { worklistChanged }\n"): (typeof documents)["\n  subscription RequestTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneRequest($number: String!) {\n    request(number: $number) {\n      id number kind state title raisedByName dueAt resolution createdAt updatedAt resolvedAt closedAt version actions\n      account { id number name }\n      order { id number state }\n      line { id number name { text } }\n      product { id number }\n      group { id name { text } }\n      assignee { id name }\n      messages { id authorName fromCustomer internal text createdAt }\n      attachments { id name size audience uploadedBy createdAt }\n    }\n  }\n"): (typeof documents)["\n  query OneRequest($number: String!) {\n    request(number: $number) {\n      id number kind state title raisedByName dueAt resolution createdAt updatedAt resolvedAt closedAt version actions\n      account { id number name }\n      order { id number state }\n      line { id number name { text } }\n      product { id number }\n      group { id name { text } }\n      assignee { id name }\n      messages { id authorName fromCustomer internal text createdAt }\n      attachments { id name size audience uploadedBy createdAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplyToRequest($input: ReplyToRequestInput!) {\n    answer: replyToRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ReplyToRequest($input: ReplyToRequestInput!) {\n    answer: replyToRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimRequest($input: RequestVerbInput!) {\n    answer: claimRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ClaimRequest($input: RequestVerbInput!) {\n    answer: claimRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResolveRequest($input: RequestVerbInput!) {\n    answer: resolveRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ResolveRequest($input: RequestVerbInput!) {\n    answer: resolveRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseRequest($input: RequestVerbInput!) {\n    answer: closeRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CloseRequest($input: RequestVerbInput!) {\n    answer: closeRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenRequest($input: RequestVerbInput!) {\n    answer: reopenRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ReopenRequest($input: RequestVerbInput!) {\n    answer: reopenRequest(input: $input) { request { id state version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringRequestFile($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation BringRequestFile($input: PrepareAttachmentInput!) {\n    prepareAttachment(input: $input) { address { url } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FetchRequestFile($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation FetchRequestFile($input: AttachmentInput!) {\n    fetchAttachment(input: $input) { address { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignRequests($input: AssignRequestsInput!) {\n    assignRequests(input: $input) { requests { id version } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation AssignRequests($input: AssignRequestsInput!) {\n    assignRequests(input: $input) { requests { id version } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderableServices {\n    orderableServices {\n      key subtype category\n      name { text }\n      characteristics {\n        name valueType mandatory configurable fulfillmentOnly minimum maximum unit default\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OrderableServices {\n    orderableServices {\n      key subtype category\n      name { text }\n      characteristics {\n        name valueType mandatory configurable fulfillmentOnly minimum maximum unit default\n        label { text }\n        help { text }\n        allowed { value label { text } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ServiceAccount($id: ID!) {\n    account(id: $id) { id name number sites { id name city } }\n  }\n"): (typeof documents)["\n  query ServiceAccount($id: ID!) {\n    account(id: $id) { id name number sites { id name city } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateServiceOrder($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateServiceOrder($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DesignDraft on Definition {\n    id key kind retiredAt\n    name { text }\n    published { id version content layout revision author publishedAt sha256 findings { code severity node path message fix position } }\n    draft {\n      id version state content layout revision author requestedBy declined\n      findings { code severity node path message fix position }\n    }\n  }\n"): (typeof documents)["\n  fragment DesignDraft on Definition {\n    id key kind retiredAt\n    name { text }\n    published { id version content layout revision author publishedAt sha256 findings { code severity node path message fix position } }\n    draft {\n      id version state content layout revision author requestedBy declined\n      findings { code severity node path message fix position }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Design($key: String!) {\n    definition(key: $key) { ...DesignDraft }\n  }\n"): (typeof documents)["\n  query Design($key: String!) {\n    definition(key: $key) { ...DesignDraft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Kinds {\n    nodeKinds {\n      kind icon schema ports flowKinds accepts places policies hasCondition canBeUndone keywords\n      label { text en ptBr }\n      help { text }\n      category { key label { text } }\n      examples { title { text } config map condition policy scope answer }\n    }\n  }\n"): (typeof documents)["\n  query Kinds {\n    nodeKinds {\n      kind icon schema ports flowKinds accepts places policies hasCondition canBeUndone keywords\n      label { text en ptBr }\n      help { text }\n      category { key label { text } }\n      examples { title { text } config map condition policy scope answer }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PatchFlow($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      problems { code message path details }\n      definition { ...DesignDraft }\n    }\n  }\n"): (typeof documents)["\n  mutation PatchFlow($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      problems { code message path details }\n      definition { ...DesignDraft }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckFlow($content: JSON!) {\n    validateFlow(content: $content) {\n      findings { code severity node path message fix position }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  query CheckFlow($content: JSON!) {\n    validateFlow(content: $content) {\n      findings { code severity node path message fix position }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content layout }\n    }\n  }\n"): (typeof documents)["\n  query VersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content layout }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DefinitionKeys($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key name { text } }\n  }\n"): (typeof documents)["\n  query DefinitionKeys($kind: [DefinitionKind!]!) {\n    definitions(kind: $kind) { id key name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormKeys {\n    forms { key name { text } }\n  }\n"): (typeof documents)["\n  query FormKeys {\n    forms { key name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OperationKeys {\n    connections { key name { text } operations { key name { text } } }\n  }\n"): (typeof documents)["\n  query OperationKeys {\n    connections { key name { text } operations { key name { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GroupKeys {\n    groups { id key name { text } }\n  }\n"): (typeof documents)["\n  query GroupKeys {\n    groups { id key name { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PersonKeys {\n    people { id login name }\n  }\n"): (typeof documents)["\n  query PersonKeys {\n    people { id login name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SubflowInput($key: String!) {\n    definition(key: $key) { id published { id content } draft { id content } }\n  }\n"): (typeof documents)["\n  query SubflowInput($key: String!) {\n    definition(key: $key) { id published { id content } draft { id content } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneFlow($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version content author publishedAt findings { code severity node message fix } }\n      draft { id version content author findings { code severity node message fix } }\n      versions { id version state note author publishedAt }\n    }\n    nodeKinds { kind label { text } help { text } }\n  }\n"): (typeof documents)["\n  query OneFlow($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version content author publishedAt findings { code severity node message fix } }\n      draft { id version content author findings { code severity node message fix } }\n      versions { id version state note author publishedAt }\n    }\n    nodeKinds { kind label { text } help { text } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowVersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content }\n    }\n  }\n"): (typeof documents)["\n  query FlowVersionContents($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version content }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowRunState($id: ID!) {\n    flowRun(id: $id) {\n      id definitionKey state purpose subjectType startedAt finishedAt\n      definitionVersion { id version content }\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n"): (typeof documents)["\n  query FlowRunState($id: ID!) {\n    flowRun(id: $id) {\n      id definitionKey state purpose subjectType startedAt finishedAt\n      definitionVersion { id version content }\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FlowRunTick($id: ID!) {\n    runChanged(id: $id) {\n      id state finishedAt\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n"): (typeof documents)["\n  subscription FlowRunTick($id: ID!) {\n    runChanged(id: $id) {\n      id state finishedAt\n      steps { seq nodeId nodeKey visit state port input output error at durationMs }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FlowRunsOfOrder($number: String!) {\n    order(number: $number) {\n      id number\n      runs { id definitionKey state purpose startedAt }\n    }\n  }\n"): (typeof documents)["\n  query FlowRunsOfOrder($number: String!) {\n    order(number: $number) {\n      id number\n      runs { id definitionKey state purpose startedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RunJournal on FlowRun {\n    id definitionKey state purpose subjectType startedAt finishedAt\n    standing { variables waiting failed }\n    steps { seq nodeId nodeKey visit state port input output error at durationMs }\n  }\n"): (typeof documents)["\n  fragment RunJournal on FlowRun {\n    id definitionKey state purpose subjectType startedAt finishedAt\n    standing { variables waiting failed }\n    steps { seq nodeId nodeKey visit state port input output error at durationMs }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LiveRun($id: ID!) {\n    flowRun(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n      order { id number account { id name } }\n      line { id number name { text } }\n    }\n  }\n"): (typeof documents)["\n  query LiveRun($id: ID!) {\n    flowRun(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n      order { id number account { id name } }\n      line { id number name { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription LiveRunTick($id: ID!) {\n    runChanged(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n    }\n  }\n"): (typeof documents)["\n  subscription LiveRunTick($id: ID!) {\n    runChanged(id: $id) {\n      ...RunJournal\n      definitionVersion { id version content layout }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeStep($input: ResumeRunInput!) {\n    resumeRun(input: $input) {\n      problems { code message path }\n      run {\n        ...RunJournal\n        definitionVersion { id version content layout }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeStep($input: ResumeRunInput!) {\n    resumeRun(input: $input) {\n      problems { code message path }\n      run {\n        ...RunJournal\n        definitionVersion { id version content layout }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOver($input: MigrateRunsInput!) {\n    migrateRuns(input: $input) {\n      problems { code message path }\n      runs { runId possible stands passedBy dropped begins lost { node reason } }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeOver($input: MigrateRunsInput!) {\n    migrateRuns(input: $input) {\n      problems { code message path }\n      runs { runId possible stands passedBy dropped begins lost { node reason } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query VersionsInForce($key: String!) {\n    definition(key: $key) {\n      id\n      published { id version content }\n      draft { id version }\n    }\n  }\n"): (typeof documents)["\n  query VersionsInForce($key: String!) {\n    definition(key: $key) {\n      id\n      published { id version content }\n      draft { id version }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunsUnderWay($key: String!) {\n    flowRuns(filter: { key: $key, state: [WAITING, RUNNING, FAILED] }, first: 100) {\n      totalCount\n      nodes { id state definitionVersion { id version } order { id number } line { id number } }\n    }\n  }\n"): (typeof documents)["\n  query RunsUnderWay($key: String!) {\n    flowRuns(filter: { key: $key, state: [WAITING, RUNNING, FAILED] }, first: 100) {\n      totalCount\n      nodes { id state definitionVersion { id version } order { id number } line { id number } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RunFigures($key: String!, $version: Int, $last: Int!) {\n    flowFigures(key: $key, version: $version, last: $last) {\n      key version plans runs oldest newest\n      states { state count }\n      nodes { node entered done failed skipped waiting standing medianMs p95Ms }\n      edges { edge taken }\n    }\n  }\n"): (typeof documents)["\n  query RunFigures($key: String!, $version: Int, $last: Int!) {\n    flowFigures(key: $key, version: $version, last: $last) {\n      key version plans runs oldest newest\n      states { state count }\n      nodes { node entered done failed skipped waiting standing medianMs p95Ms }\n      edges { edge taken }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartTrial($input: StartDryRunInput!) {\n    startDryRun(input: $input) {\n      problems { code message path }\n      dryRun {\n        status error output written variables paused effects answers expected\n        steps { node visit event ports input output error }\n        open { node visit kind asked }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartTrial($input: StartDryRunInput!) {\n    startDryRun(input: $input) {\n      problems { code message path }\n      dryRun {\n        status error output written variables paused effects answers expected\n        steps { node visit event ports input output error }\n        open { node visit kind asked }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestFlow($input: RunFlowTestsInput!) {\n    runFlowTests(input: $input) {\n      problems { code message path }\n      results { id passed mismatches { field expected actual } dryRun { status error expected } }\n    }\n  }\n"): (typeof documents)["\n  mutation TestFlow($input: RunFlowTestsInput!) {\n    runFlowTests(input: $input) {\n      problems { code message path }\n      results { id passed mismatches { field expected actual } dryRun { status error expected } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialOrders($filter: OrderFilter) {\n    orders(filter: $filter, first: 8) {\n      nodes { id number state createdAt account { id name } }\n    }\n  }\n"): (typeof documents)["\n  query TrialOrders($filter: OrderFilter) {\n    orders(filter: $filter, first: 8) {\n      nodes { id number state createdAt account { id name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialAccounts($search: String!) {\n    accounts(search: $search, first: 20) {\n      nodes { id name }\n    }\n  }\n"): (typeof documents)["\n  query TrialAccounts($search: String!) {\n    accounts(search: $search, first: 20) {\n      nodes { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialRuns($key: String!) {\n    flowRuns(filter: { key: $key }, first: 12) {\n      nodes {\n        id state startedAt\n        order { id number account { id name } }\n        line { id number name { text } site { id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TrialRuns($key: String!) {\n    flowRuns(filter: { key: $key }, first: 12) {\n      nodes {\n        id state startedAt\n        order { id number account { id name } }\n        line { id number name { text } site { id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialLines($id: ID!) {\n    order(id: $id) {\n      id number\n      lines { id number state parentId name { text } site { id name } }\n      domainOrders { id number lineId kind specification { key name { text } } }\n    }\n  }\n"): (typeof documents)["\n  query TrialLines($id: ID!) {\n    order(id: $id) {\n      id number\n      lines { id number state parentId name { text } site { id name } }\n      domainOrders { id number lineId kind specification { key name { text } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialScope($inputType: String) {\n    scopeOf(inputType: $inputType) {\n      names { path type open values }\n    }\n  }\n"): (typeof documents)["\n  query TrialScope($inputType: String) {\n    scopeOf(inputType: $inputType) {\n      names { path type open values }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialValues($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value text unset problems { code message severity } }\n  }\n"): (typeof documents)["\n  query TrialValues($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value text unset problems { code message severity } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialForm($key: String!) {\n    form(key: $key) {\n      key\n      fields { key type required label { text } help { text } default allowed { value label { text } } }\n    }\n  }\n"): (typeof documents)["\n  query TrialForm($key: String!) {\n    form(key: $key) {\n      key\n      fields { key type required label { text } help { text } default allowed { value label { text } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportTableFile($input: ExportTableInput!) {\n    exportTable(input: $input) { download { url name } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ExportTableFile($input: ExportTableInput!) {\n    exportTable(input: $input) { download { url name } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrepareTableFile($input: KeyInput!) {\n    prepareTableImport(input: $input) { upload { id url maxBytes } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation PrepareTableFile($input: KeyInput!) {\n    prepareTableImport(input: $input) { upload { id url maxBytes } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableFilePreview($key: String!, $upload: ID!) {\n    tableImportPreview(key: $key, upload: $upload) {\n      baseRevision content\n      diff { ...TableDiffParts }\n      problems { code message path details }\n      notes { code message path }\n    }\n  }\n"): (typeof documents)["\n  query TableFilePreview($key: String!, $upload: ID!) {\n    tableImportPreview(key: $key, upload: $upload) {\n      baseRevision content\n      diff { ...TableDiffParts }\n      problems { code message path details }\n      notes { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableAnalysisOf($table: TableTargetInput!) {\n    tableAnalysis(table: $table) {\n      overlaps { rows severity message example { values day scope } }\n      overlapCount\n      unreachable { row coveredBy column message }\n      gaps { when validFrom validTo example { values day scope } fix }\n      unanalysed { row column text reason }\n      truncated\n      findings { code severity }\n    }\n  }\n"): (typeof documents)["\n  query TableAnalysisOf($table: TableTargetInput!) {\n    tableAnalysis(table: $table) {\n      overlaps { rows severity message example { values day scope } }\n      overlapCount\n      unreachable { row coveredBy column message }\n      gaps { when validFrom validTo example { values day scope } fix }\n      unanalysed { row column text reason }\n      truncated\n      findings { code severity }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryTableOf($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {\n    tryTable(table: $table, sample: $sample, row: $row, nearest: 12) {\n      outputs matched defaulted\n      error { code message }\n      inputs { id expression value allowed problem }\n      rows { row position status reason failing outputs cells { column text verdict } }\n      leftOut\n    }\n  }\n"): (typeof documents)["\n  query TryTableOf($table: TableTargetInput!, $sample: ExpressionSampleInput!, $row: String) {\n    tryTable(table: $table, sample: $sample, row: $row, nearest: 12) {\n      outputs matched defaulted\n      error { code message }\n      inputs { id expression value allowed problem }\n      rows { row position status reason failing outputs cells { column text verdict } }\n      leftOut\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableCases($table: TableTargetInput!) {\n    tableTests(table: $table) {\n      id passed outputs matched error\n      differences { path expected actual }\n    }\n  }\n"): (typeof documents)["\n  query TableCases($table: TableTargetInput!) {\n    tableTests(table: $table) {\n      id passed outputs matched error\n      differences { path expected actual }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableHitsOf($key: String!, $version: Int) {\n    tableHits(key: $key, version: $version) { key version rows { row hits lastAt } }\n  }\n"): (typeof documents)["\n  query TableHitsOf($key: String!, $version: Int) {\n    tableHits(key: $key, version: $version) { key version rows { row hits lastAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SampleOrders($search: String) {\n    orders(first: 8, filter: { search: $search }) {\n      edges { node { id number state account { id name } } }\n    }\n  }\n"): (typeof documents)["\n  query SampleOrders($search: String) {\n    orders(first: 8, filter: { search: $search }) {\n      edges { node { id number state account { id name } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SampleLines($number: String!) {\n    order(number: $number) { id number lines { id number name { text } } }\n  }\n"): (typeof documents)["\n  query SampleLines($number: String!) {\n    order(number: $number) { id number lines { id number name { text } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SampleValue($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value problems { message } }\n  }\n"): (typeof documents)["\n  query SampleValue($input: PreviewExpressionInput!) {\n    previewExpression(input: $input) { value problems { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PolicyPages {\n    policies {\n      key family\n      title { text en ptBr }\n      help { text }\n      asked { text }\n      reads hitPolicies\n      outputs { id type allowed optional }\n      tables {\n        id key retiredAt\n        name { text }\n        published { id version author publishedAt }\n        draft { id revision state author requestedBy findings { severity } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PolicyPages {\n    policies {\n      key family\n      title { text en ptBr }\n      help { text }\n      asked { text }\n      reads hitPolicies\n      outputs { id type allowed optional }\n      tables {\n        id key retiredAt\n        name { text }\n        published { id version author publishedAt }\n        draft { id revision state author requestedBy findings { severity } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OtherTables {\n    definitions(kind: [TABLE]) {\n      id key retiredAt\n      name { text }\n      published { id version author publishedAt }\n      draft { id revision state author requestedBy findings { severity } }\n    }\n  }\n"): (typeof documents)["\n  query OtherTables {\n    definitions(kind: [TABLE]) {\n      id key retiredAt\n      name { text }\n      published { id version author publishedAt }\n      draft { id revision state author requestedBy findings { severity } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeTable($input: SaveDraftInput!) {\n    saveDraft(input: $input) { definition { id key } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation MakeTable($input: SaveDraftInput!) {\n    saveDraft(input: $input) { definition { id key } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OnePolicy($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version sha256 content author publishedAt }\n      draft { id version revision sha256 state content author findings { code severity path message fix } }\n    }\n  }\n"): (typeof documents)["\n  query OnePolicy($key: String!) {\n    definition(key: $key) {\n      id key kind\n      name { text }\n      published { id version sha256 content author publishedAt }\n      draft { id version revision sha256 state content author findings { code severity path message fix } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PatchTableDraft($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      definition { id draft { id version revision sha256 author findings { code severity path message fix } } }\n      problems { code message path details }\n    }\n  }\n"): (typeof documents)["\n  mutation PatchTableDraft($input: PatchDraftInput!) {\n    patchDraft(input: $input) {\n      definition { id draft { id version revision sha256 author findings { code severity path message fix } } }\n      problems { code message path details }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TableDraftChanged($key: String!) {\n    definitionChanged(key: $key) {\n      definition { id draft { id version revision sha256 } published { id version } }\n      presence { name editing since mine }\n    }\n  }\n"): (typeof documents)["\n  subscription TableDraftChanged($key: String!) {\n    definitionChanged(key: $key) {\n      definition { id draft { id version revision sha256 } published { id version } }\n      presence { name editing since mine }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DiscardPolicyDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation DiscardPolicyDraft($input: KeyInput!) {\n    discardDraft(input: $input) { definition { id } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishPolicy($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishPolicy($input: PublishInput!) {\n    publishDefinition(input: $input) {\n      definition { id published { id version } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TableDiffParts on TableDiff {\n    fields { field old new }\n    inputs { added { id } removed moved { id } changed { id field old new } }\n    outputs { added { id } removed moved { id } changed { id field old new } }\n    rows { added { id } removed moved { id } changed { id field column old new } }\n    tests { added { id } removed moved { id } changed { id field old new } }\n  }\n"): (typeof documents)["\n  fragment TableDiffParts on TableDiff {\n    fields { field old new }\n    inputs { added { id } removed moved { id } changed { id field old new } }\n    outputs { added { id } removed moved { id } changed { id field old new } }\n    rows { added { id } removed moved { id } changed { id field column old new } }\n    tests { added { id } removed moved { id } changed { id field old new } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableDiffOf($before: TableTargetInput!, $after: TableTargetInput!) {\n    tableDiff(before: $before, after: $after) { ...TableDiffParts }\n  }\n"): (typeof documents)["\n  query TableDiffOf($before: TableTargetInput!, $after: TableTargetInput!) {\n    tableDiff(before: $before, after: $after) { ...TableDiffParts }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableVersions($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version revision state note author approvedBy publishedAt sha256 }\n    }\n  }\n"): (typeof documents)["\n  query TableVersions($key: String!) {\n    definition(key: $key) {\n      id\n      versions { id version revision state note author approvedBy publishedAt sha256 }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableVersion($key: String!, $number: Int!) {\n    definition(key: $key) { id version(number: $number) { id version content } }\n  }\n"): (typeof documents)["\n  query TableVersion($key: String!, $number: Int!) {\n    definition(key: $key) { id version(number: $number) { id version content } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableStanding($key: String!) {\n    definition(key: $key) {\n      id retiredAt retiredBy secondPerson\n      draft { id version revision state author note requestedBy requestedAt declined }\n    }\n  }\n"): (typeof documents)["\n  query TableStanding($key: String!) {\n    definition(key: $key) {\n      id retiredAt retiredBy secondPerson\n      draft { id version revision state author note requestedBy requestedAt declined }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableUsage($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n"): (typeof documents)["\n  query TableUsage($key: String!) {\n    definitionUsage(key: $key) {\n      kind count\n      links { kind id label version detail }\n      versions { version count }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableRevisions($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 }\n  }\n"): (typeof documents)["\n  query TableRevisions($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableRevisionContents($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content }\n  }\n"): (typeof documents)["\n  query TableRevisionContents($key: String!) {\n    draftRevisions(key: $key) { revision author savedAt sha256 content }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPublishTable($input: PublishInput!) {\n    requestPublish(input: $input) { definition { id draft { id state requestedBy requestedAt note } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RequestPublishTable($input: PublishInput!) {\n    requestPublish(input: $input) { definition { id draft { id state requestedBy requestedAt note } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApprovePublishTable($input: ApprovePublishInput!) {\n    approvePublish(input: $input) { definition { id published { id version } draft { id } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ApprovePublishTable($input: ApprovePublishInput!) {\n    approvePublish(input: $input) { definition { id published { id version } draft { id } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclinePublishTable($input: DeclinePublishInput!) {\n    declinePublish(input: $input) { definition { id draft { id state declined requestedBy } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation DeclinePublishTable($input: DeclinePublishInput!) {\n    declinePublish(input: $input) { definition { id draft { id state declined requestedBy } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawPublishTable($input: KeyInput!) {\n    withdrawPublish(input: $input) { definition { id draft { id state requestedBy } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation WithdrawPublishTable($input: KeyInput!) {\n    withdrawPublish(input: $input) { definition { id draft { id state requestedBy } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RollBackTable($input: RollBackInput!) {\n    rollBack(input: $input) { definition { id published { id version } draft { id state } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RollBackTable($input: RollBackInput!) {\n    rollBack(input: $input) { definition { id published { id version } draft { id state } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireTable($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RetireTable($input: RetireDefinitionInput!) {\n    retireDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringBackTable($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation BringBackTable($input: KeyInput!) {\n    bringBackDefinition(input: $input) { definition { id retiredAt retiredBy } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetireTableVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation RetireTableVersion($input: RetireVersionInput!) {\n    retireVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BringBackTableVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation BringBackTableVersion($input: RetireVersionInput!) {\n    bringBackVersion(input: $input) { definition { id versions { id state } } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkList($filter: TaskFilter, $after: String) {\n    tasks(filter: $filter, sort: { field: PLANNED_END, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number type state plannedEnd openedAt\n        name { text }\n        order { id number priority account { id name } }\n        line { id number name { text } site { id name } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query WorkList($filter: TaskFilter, $after: String) {\n    tasks(filter: $filter, sort: { field: PLANNED_END, direction: ASC }, first: 60, after: $after) {\n      nodes {\n        id number type state plannedEnd openedAt\n        name { text }\n        order { id number priority account { id name } }\n        line { id number name { text } site { id name } }\n        group { id name { text } }\n        assignee { id name }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorkTick { worklistChanged }\n"): (typeof documents)["\n  subscription WorkTick { worklistChanged }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneTask($number: String!) {\n    tasks(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions custom\n        name { text }\n        form {\n          key type required default minimum maximum unit multiline\n          label { text }\n          heading { text }\n          help { text }\n          allowed { value label { text } }\n        }\n        order { id number state custom account { id name custom } }\n        line { id number custom name { text } site { id name street city country } }\n        domainOrder { id number specification { key name { text } } }\n        group { id name { text } }\n        assignee { id name }\n        fallout { id number state cause }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OneTask($number: String!) {\n    tasks(filter: { search: $number }, first: 5) {\n      nodes {\n        id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions custom\n        name { text }\n        form {\n          key type required default minimum maximum unit multiline\n          label { text }\n          heading { text }\n          help { text }\n          allowed { value label { text } }\n        }\n        order { id number state custom account { id name custom } }\n        line { id number custom name { text } site { id name street city country } }\n        domainOrder { id number specification { key name { text } } }\n        group { id name { text } }\n        assignee { id name }\n        fallout { id number state cause }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomFieldsInUse {\n    customFields {\n      id noun key type required default minimum maximum longest listed filtered editable\n      label { text }\n      help { text }\n      section { text }\n      choices { value label { text } }\n    }\n  }\n"): (typeof documents)["\n  query CustomFieldsInUse {\n    customFields {\n      id noun key type required default minimum maximum longest listed filtered editable\n      label { text }\n      help { text }\n      section { text }\n      choices { value label { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OfferingCore on Offering {\n    key category needsSite categoryName { text }\n    name { text }\n    description { text }\n    specification { key kind name { text } }\n    prices { chargeType period amount { amount currency } name { text } }\n    characteristics {\n      name valueType mandatory configurable fulfillmentOnly minimum maximum regex unit default\n      label { text }\n      help { text }\n      allowed { value label { text } }\n    }\n  }\n"): (typeof documents)["\n  fragment OfferingCore on Offering {\n    key category needsSite categoryName { text }\n    name { text }\n    description { text }\n    specification { key kind name { text } }\n    prices { chargeType period amount { amount currency } name { text } }\n    characteristics {\n      name valueType mandatory configurable fulfillmentOnly minimum maximum regex unit default\n      label { text }\n      help { text }\n      allowed { value label { text } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfferingCards($search: String, $category: String) {\n    offerings(search: $search, category: $category) { ...OfferingCore children { minimum offering { key name { text } } } }\n  }\n"): (typeof documents)["\n  query OfferingCards($search: String, $category: String) {\n    offerings(search: $search, category: $category) { ...OfferingCore children { minimum offering { key name { text } } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfferingToConfigure($key: String!) {\n    offering(key: $key) {\n      ...OfferingCore\n      children {\n        minimum default maximum\n        offering { ...OfferingCore children { minimum default maximum offering { ...OfferingCore } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OfferingToConfigure($key: String!) {\n    offering(key: $key) {\n      ...OfferingCore\n      children {\n        minimum default maximum\n        offering { ...OfferingCore children { minimum default maximum offering { ...OfferingCore } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PricedCharge on LineCharge {\n    key chargeType period quantity unitName priceList termMonths tierMode\n    name { text }\n    unit { amount currency }\n    total { amount currency }\n    tax { amount currency }\n    taxes { rate name { text } amount { amount currency } }\n    phases { fromMonth amount { amount currency } }\n    tiers { above amount { amount currency } flat { amount currency } }\n    steps { operation label kind value reason by table rows amount { amount currency } change { amount currency } }\n  }\n"): (typeof documents)["\n  fragment PricedCharge on LineCharge {\n    key chargeType period quantity unitName priceList termMonths tierMode\n    name { text }\n    unit { amount currency }\n    total { amount currency }\n    tax { amount currency }\n    taxes { rate name { text } amount { amount currency } }\n    phases { fromMonth amount { amount currency } }\n    tiers { above amount { amount currency } flat { amount currency } }\n    steps { operation label kind value reason by table rows amount { amount currency } change { amount currency } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriceSums on PriceTotals {\n    oneTime { amount currency }\n    recurring { amount currency }\n    periods { period amount { amount currency } }\n    mrr { amount currency }\n    arr { amount currency }\n    tcv { amount currency }\n    oneTimeTax { amount currency }\n    recurringTax { amount currency }\n  }\n"): (typeof documents)["\n  fragment PriceSums on PriceTotals {\n    oneTime { amount currency }\n    recurring { amount currency }\n    periods { period amount { amount currency } }\n    mrr { amount currency }\n    arr { amount currency }\n    tcv { amount currency }\n    oneTimeTax { amount currency }\n    recurringTax { amount currency }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AgreedPrice on PriceAdjustment {\n    id kind value reason line charge chargeType months by limit takesOff { amount currency }\n  }\n"): (typeof documents)["\n  fragment AgreedPrice on PriceAdjustment {\n    id kind value reason line charge chargeType months by limit takesOff { amount currency }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgreedPrices($id: ID!) {\n    order(id: $id) { id version priceApproval adjustments { ...AgreedPrice } }\n  }\n"): (typeof documents)["\n  query AgreedPrices($id: ID!) {\n    order(id: $id) { id version priceApproval adjustments { ...AgreedPrice } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AgreePrice($input: AdjustPriceInput!) {\n    adjustPrice(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation AgreePrice($input: AdjustPriceInput!) {\n    adjustPrice(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeBackPrice($input: RemoveAdjustmentInput!) {\n    removeAdjustment(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeBackPrice($input: RemoveAdjustmentInput!) {\n    removeAdjustment(input: $input) {\n      order { id version priceApproval adjustments { ...AgreedPrice } }\n      problems { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDraft($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateDraft($input: CreateOrderInput!) {\n    createOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeDraft($input: ChangeDraftInput!) {\n    changeDraft(input: $input) { order { id number version state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation ChangeDraft($input: ChangeDraftInput!) {\n    changeDraft(input: $input) { order { id number version state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditDraftLines($input: EditLinesInput!) {\n    editLines(input: $input) { order { id number version state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation EditDraftLines($input: EditLinesInput!) {\n    editLines(input: $input) { order { id number version state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftVersion($id: ID!) { order(id: $id) { id version } }\n"): (typeof documents)["\n  query DraftVersion($id: ID!) { order(id: $id) { id version } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitDraft($input: OrderVerbInput!) {\n    submitOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"): (typeof documents)["\n  mutation SubmitDraft($input: OrderVerbInput!) {\n    submitOrder(input: $input) { order { id number version state } problems { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewDraft($input: PreviewOrderInput!) {\n    previewOrder(input: $input) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      totals { ...PriceSums }\n      problems { code message path }\n      terms { key version name { text } text { text } }\n      lines {\n        number parentNumber quantity\n        offering { key name { text } }\n        charges { ...PricedCharge }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PreviewDraft($input: PreviewOrderInput!) {\n    previewOrder(input: $input) {\n      oneTimeTotal { amount currency }\n      recurringTotal { amount currency }\n      totals { ...PriceSums }\n      problems { code message path }\n      terms { key version name { text } text { text } }\n      lines {\n        number parentNumber quantity\n        offering { key name { text } }\n        charges { ...PricedCharge }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;