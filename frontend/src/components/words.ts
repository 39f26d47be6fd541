/** The words for codes that come from the server: states, priorities, roles and kinds. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const stateWords: Record<string, MessageDescriptor> = {
  DRAFT: msg`Draft`,
  PLANNED: msg`Planned`,
  SUBMITTED: msg`Submitted`,
  QUALIFIED: msg`Qualified`,
  ENRICHING: msg`Enriching`,
  ENRICHMENT_ON_HOLD: msg`Enrichment on hold`,
  AWAITING_APPROVAL: msg`Awaiting approval`,
  REJECTED: msg`Rejected`,
  ACKNOWLEDGED: msg`Acknowledged`,
  SCHEDULED: msg`Scheduled`,
  OPEN: msg`Open`,
  WAITING: msg`Waiting`,
  IN_PROGRESS: msg`In progress`,
  RUNNING: msg`Running`,
  ON_HOLD: msg`On hold`,
  AWAITING_INFORMATION: msg`Awaiting information`,
  REVISING: msg`Revising`,
  ASSESSING_CANCELLATION: msg`Assessing cancellation`,
  CANCELING: msg`Canceling`,
  CANCELED: msg`Canceled`,
  AWAITING_CUSTOMER: msg`Awaiting customer`,
  CLOSED: msg`Closed`,
  COMPLETED: msg`Completed`,
  CLOSED_COMPLETE: msg`Done`,
  SUCCEEDED: msg`Succeeded`,
  RESOLVED: msg`Resolved`,
  IN_REVIEW: msg`In review`,
  PUBLISHED: msg`Published`,
  FIRED: msg`Fired`,
  ACTIVE: msg`Active`,
  FAILED: msg`Failed`,
  SKIPPED: msg`Skipped`,
  EXCLUDED: msg`Left out`,
  DROPPED: msg`Dropped`,
  RETIRED: msg`Retired`,
  INACTIVE: msg`Inactive`,
  SUSPENDED: msg`Suspended`,
  PENDING_INSTALL: msg`Pending install`,
  CHANGE_PENDING: msg`Change pending`,
  SUSPEND_PENDING: msg`Suspension pending`,
  RESUME_PENDING: msg`Resumption pending`,
  DISCONNECT_PENDING: msg`Disconnection pending`,
};

export const requestKindWords: Record<string, MessageDescriptor> = {
  ISSUE: msg`Issue`,
  CHANGE: msg`Change request`,
  QUESTION: msg`Question`,
  SERVICE: msg`Service`,
};

export const priorityWords: Record<string, MessageDescriptor> = {
  CRITICAL: msg`Critical`,
  HIGH: msg`High`,
  MEDIUM: msg`Medium`,
  LOW: msg`Low`,
};

export const roleWords: Record<string, MessageDescriptor> = {
  CUSTOMER: msg`Customer`,
  ORDER_AGENT: msg`Order agent`,
  ORDER_MANAGER: msg`Order manager`,
  ORDER_APPROVER: msg`Order approver`,
  FULFILLMENT_AGENT: msg`Fulfillment agent`,
  FULFILLMENT_MANAGER: msg`Fulfillment manager`,
  FALLOUT_AGENT: msg`Fallout agent`,
  FALLOUT_MANAGER: msg`Fallout manager`,
  PROCESS_ADMIN: msg`Process admin`,
};

export const actionWords: Record<string, MessageDescriptor> = {
  ADD: msg`Add`,
  MODIFY: msg`Change`,
  DISCONNECT: msg`Disconnect`,
  SUSPEND: msg`Suspend`,
  RESUME: msg`Resume`,
  NO_CHANGE: msg`No change`,
};

export const taskTypeWords: Record<string, MessageDescriptor> = {
  MANUAL: msg`Manual`,
  AUTOMATED: msg`Automated`,
  ENRICHMENT: msg`Enrichment`,
  APPROVAL: msg`Approval`,
  WORK_ORDER: msg`Work order`,
};

export const falloutTypeWords: Record<string, MessageDescriptor> = {
  BILLING: msg`Billing`,
  INVENTORY_ALLOCATION: msg`Inventory allocation`,
  PROVISIONING: msg`Provisioning`,
  CONNECTIVITY: msg`Connectivity`,
  DATA: msg`Data`,
  CONFIGURATION: msg`Configuration`,
  OTHER: msg`Other`,
};

export const kindWords: Record<string, MessageDescriptor> = {
  PRODUCT: msg`Product`,
  SERVICE: msg`Service`,
  RESOURCE: msg`Resource`,
};

export const chargeWords: Record<string, MessageDescriptor> = {
  ONE_TIME: msg`One time`,
  RECURRING: msg`Recurring`,
  USAGE: msg`Usage`,
};

export const periodWords: Record<string, MessageDescriptor> = {
  DAY: msg`per day`,
  WEEK: msg`per week`,
  MONTH: msg`per month`,
  QUARTER: msg`per quarter`,
  YEAR: msg`per year`,
};
