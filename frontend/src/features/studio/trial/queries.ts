/** What trying out asks of the server: dry runs, saved cases, the orders to try on, the names that a flow reads. */
import { graphql } from "~/graphql";
import type { StartTrialMutation, TestFlowMutation, TrialOrdersQuery } from "~/graphql/graphql";

export const StartTrial = graphql(`
  mutation StartTrial($input: StartDryRunInput!) {
    startDryRun(input: $input) {
      problems { code message path }
      dryRun {
        status error output written variables paused effects answers expected
        steps { node visit event ports input output error }
        open { node visit kind asked }
      }
    }
  }
`);

export const TestFlow = graphql(`
  mutation TestFlow($input: RunFlowTestsInput!) {
    runFlowTests(input: $input) {
      problems { code message path }
      results { id passed mismatches { field expected actual } dryRun { status error expected } }
    }
  }
`);

export const TrialOrders = graphql(`
  query TrialOrders($filter: OrderFilter) {
    orders(filter: $filter, first: 8) {
      nodes { id number state createdAt account { id name } }
    }
  }
`);

export const TrialAccounts = graphql(`
  query TrialAccounts($search: String!) {
    accounts(search: $search, first: 20) {
      nodes { id name }
    }
  }
`);

/** What the flow really worked on lately. */
export const TrialRuns = graphql(`
  query TrialRuns($key: String!) {
    flowRuns(filter: { key: $key }, first: 12) {
      nodes {
        id state startedAt
        order { id number account { id name } }
        line { id number name { text } site { id name } }
      }
    }
  }
`);

export const TrialLines = graphql(`
  query TrialLines($id: ID!) {
    order(id: $id) {
      id number
      lines { id number state parentId name { text } site { id name } }
      domainOrders { id number lineId kind specification { key name { text } } }
    }
  }
`);

export const TrialScope = graphql(`
  query TrialScope($inputType: String) {
    scopeOf(inputType: $inputType) {
      names { path type open values }
    }
  }
`);

/** What a name stands for in a sample: whole records, to be kept with a case. */
export const TrialValues = graphql(`
  query TrialValues($input: PreviewExpressionInput!) {
    previewExpression(input: $input) { value text unset problems { code message severity } }
  }
`);

export const TrialForm = graphql(`
  query TrialForm($key: String!) {
    form(key: $key) {
      key
      fields { key type required label { text } help { text } default allowed { value label { text } } }
    }
  }
`);

export type DryRun = NonNullable<StartTrialMutation["startDryRun"]["dryRun"]>;
export type CaseResult = TestFlowMutation["runFlowTests"]["results"][number];
export type SampleOrder = TrialOrdersQuery["orders"]["nodes"][number];
