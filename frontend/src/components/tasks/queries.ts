/** One task where something else is shown, and the verbs that move it. */
import { graphql } from "~/graphql";
import type { TaskHereQuery } from "~/graphql/graphql";

export const TaskToShow = graphql(`
  query TaskHere($id: ID!) {
    task(id: $id) {
      id number type state input output details attempts error plannedStart plannedEnd openedAt closedAt version actions
      form {
        key type required default minimum maximum unit multiline
        label { text }
        heading { text }
        help { text }
        allowed { value label { text } }
      }
      group { id name { text } }
      assignee { id name }
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
    answer: completeTask(input: $input) {
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

export type ShownTask = NonNullable<TaskHereQuery["task"]>;

/** What one has to know of a task to move it. */
export interface TaskToMove {
  id: string;
  number: string;
  version: number;
  actions: readonly string[];
  group?: { id: string } | null | undefined;
  assignee?: { id: string } | null | undefined;
}
