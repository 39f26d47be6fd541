/** What is asked about real runs: one with its journal, live; resuming it, taking it over; how the last ones fared. */
import { graphql } from "~/graphql";
import type { LiveRunQuery, RunFiguresQuery, TakeOverMutation } from "~/graphql/graphql";

export const RunJournal = graphql(`
  fragment RunJournal on FlowRun {
    id definitionKey state purpose subjectType startedAt finishedAt
    standing { variables waiting failed }
    steps { seq nodeId nodeKey visit state port input output error at durationMs }
  }
`);

export const LiveRun = graphql(`
  query LiveRun($id: ID!) {
    flowRun(id: $id) {
      ...RunJournal
      definitionVersion { id version content layout }
      order { id number account { id name } }
      line { id number name { text } }
    }
  }
`);

export const LiveRunTick = graphql(`
  subscription LiveRunTick($id: ID!) {
    runChanged(id: $id) {
      ...RunJournal
      definitionVersion { id version content layout }
    }
  }
`);

export const ResumeStep = graphql(`
  mutation ResumeStep($input: ResumeRunInput!) {
    resumeRun(input: $input) {
      problems { code message path }
      run {
        ...RunJournal
        definitionVersion { id version content layout }
      }
    }
  }
`);

export const TakeOver = graphql(`
  mutation TakeOver($input: MigrateRunsInput!) {
    migrateRuns(input: $input) {
      problems { code message path }
      runs { runId possible stands passedBy dropped begins lost { node reason } }
    }
  }
`);

export const VersionsInForce = graphql(`
  query VersionsInForce($key: String!) {
    definition(key: $key) {
      id
      published { id version content }
      draft { id version }
    }
  }
`);

export const RunsUnderWay = graphql(`
  query RunsUnderWay($key: String!) {
    flowRuns(filter: { key: $key, state: [WAITING, RUNNING, FAILED] }, first: 100) {
      totalCount
      nodes { id state definitionVersion { id version } order { id number } line { id number } }
    }
  }
`);

export const RunFigures = graphql(`
  query RunFigures($key: String!, $version: Int, $last: Int!) {
    flowFigures(key: $key, version: $version, last: $last) {
      key version plans runs oldest newest
      states { state count }
      nodes { node entered done failed skipped waiting standing medianMs p95Ms }
      edges { edge taken }
    }
  }
`);

export type Run = NonNullable<LiveRunQuery["flowRun"]>;
export type Migration = TakeOverMutation["migrateRuns"]["runs"][number];
export type Figures = NonNullable<RunFiguresQuery["flowFigures"]>;
