/** Flows: the list, one with its versions, and how a run went through it. */
import { graphql } from "~/graphql";
import type { FlowRunStateQuery, OneFlowQuery } from "~/graphql/graphql";

export const OneFlow = graphql(`
  query OneFlow($key: String!) {
    definition(key: $key) {
      id key kind
      name { text }
      published { id version content author publishedAt findings { code severity node message fix } }
      draft { id version content author findings { code severity node message fix } }
      versions { id version state note author publishedAt }
    }
    nodeKinds { kind label { text } help { text } }
  }
`);

export const FlowVersionContents = graphql(`
  query FlowVersionContents($key: String!) {
    definition(key: $key) {
      id
      versions { id version content }
    }
  }
`);

export const FlowRunState = graphql(`
  query FlowRunState($id: ID!) {
    flowRun(id: $id) {
      id definitionKey state purpose subjectType startedAt finishedAt
      definitionVersion { id version content }
      steps { seq nodeId nodeKey visit state port input output error at durationMs }
    }
  }
`);

export const FlowRunTick = graphql(`
  subscription FlowRunTick($id: ID!) {
    runChanged(id: $id) {
      id state finishedAt
      steps { seq nodeId nodeKey visit state port input output error at durationMs }
    }
  }
`);

export const FlowRunsOfOrder = graphql(`
  query FlowRunsOfOrder($number: String!) {
    order(number: $number) {
      id number
      runs { id definitionKey state purpose startedAt }
    }
  }
`);

export type FlowDefinition = NonNullable<OneFlowQuery["definition"]>;
export type NodeKinds = OneFlowQuery["nodeKinds"];
export type FlowFinding = NonNullable<FlowDefinition["published"]>["findings"][number];
export type Run = NonNullable<FlowRunStateQuery["flowRun"]>;
export type Step = Run["steps"][number];
