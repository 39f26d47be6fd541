/** The work list, one task, and the verbs that move it. */
import { graphql } from "~/graphql";
import type { OneTaskQuery, WorkListQuery } from "~/graphql/graphql";

export const WorkList = graphql(`
  query WorkList($filter: TaskFilter, $after: String) {
    tasks(filter: $filter, sort: { field: PLANNED_END, direction: ASC }, first: 60, after: $after) {
      nodes {
        id number type state plannedEnd openedAt
        name { text }
        order { id number priority account { id name } }
        group { id name { text } }
        assignee { id name }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const WorkTick = graphql(`
  subscription WorkTick { worklistChanged }
`);

export const OneTask = graphql(`
  query OneTask($number: String!) {
    tasks(filter: { search: $number }, first: 5) {
      nodes {
        id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions custom
        name { text }
        form {
          key type required default minimum maximum unit multiline
          label { text }
          heading { text }
          help { text }
          allowed { value label { text } }
        }
        order { id number state custom account { id name custom } }
        line { id number custom name { text } site { id name street city country } }
        domainOrder { id number specification { key name { text } } }
        group { id name { text } }
        assignee { id name }
        fallout { id number state cause }
      }
    }
  }
`);

export const ClaimTask = graphql(`
  mutation ClaimTask($input: TaskVerbInput!) {
    answer: claimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const UnclaimTask = graphql(`
  mutation UnclaimTask($input: TaskVerbInput!) {
    answer: unclaimTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const RetryTask = graphql(`
  mutation RetryTask($input: TaskVerbInput!) {
    answer: retryTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const SkipTask = graphql(`
  mutation SkipTask($input: TaskVerbInput!) {
    answer: skipTask(input: $input) { task { id state version actions assignee { id name } } problems { code message path } }
  }
`);
export const CompleteTask = graphql(`
  mutation CompleteTask($input: CompleteTaskInput!) {
    completeTask(input: $input) {
      task { id state version output closedAt custom actions assignee { id name } }
      problems { code message path }
    }
  }
`);
export const AssignTask = graphql(`
  mutation AssignTask($input: AssignTaskInput!) {
    assignTask(input: $input) {
      task { id state version actions assignee { id name } group { id name { text } } }
      problems { code message path }
    }
  }
`);
export const RaiseFallout = graphql(`
  mutation RaiseFallout($input: RaiseFalloutInput!) {
    raiseFallout(input: $input) { fallout { id number state } problems { code message path } }
  }
`);
export type WorkRow = WorkListQuery["tasks"]["nodes"][number];
export type Task = OneTaskQuery["tasks"]["nodes"][number];
