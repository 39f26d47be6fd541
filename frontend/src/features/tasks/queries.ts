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
        line { id number name { text } site { id name } }
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

export type WorkRow = WorkListQuery["tasks"]["nodes"][number];
export type Task = OneTaskQuery["tasks"]["nodes"][number];
