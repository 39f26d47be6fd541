/** The verbs of an order: what each is called, what it asks for, and the mutation behind it. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconBan, IconCheck, IconHandStop, IconPencil, IconPlayerPlay, IconSend, IconX, type TablerIcon,
} from "@tabler/icons-react";
import { graphql } from "~/graphql";


export const SubmitOrder = graphql(`
  mutation SubmitOrder($input: OrderVerbInput!) {
    answer: submitOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const ApproveOrder = graphql(`
  mutation ApproveOrder($input: OrderVerbInput!) {
    answer: approveOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const RejectOrder = graphql(`
  mutation RejectOrder($input: OrderVerbInput!) {
    answer: rejectOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const ReopenOrder = graphql(`
  mutation ReopenOrder($input: OrderVerbInput!) {
    answer: reopenOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const HoldOrder = graphql(`
  mutation HoldOrder($input: OrderVerbInput!) {
    answer: holdOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const ReleaseOrder = graphql(`
  mutation ReleaseOrder($input: OrderVerbInput!) {
    answer: releaseOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);
export const CancelOrder = graphql(`
  mutation CancelOrder($input: OrderVerbInput!) {
    answer: cancelOrder(input: $input) {
      order { id state stateReason version actions updatedAt }
      problems { code message path }
    }
  }
`);

export interface Verb {
  id: string;
  label: MessageDescriptor;
  Icon: TablerIcon;
  document: typeof SubmitOrder | typeof ApproveOrder;
  /** Whether a reason is asked for: never, if the person likes, or always. */
  reason: "none" | "optional" | "required";
  /** What will happen, said before it does; only for what can't be undone by another verb. */
  warning?: MessageDescriptor;
  done: MessageDescriptor;
  primary?: boolean;
}

/** In the order in which the record shows them. */
export const verbs: readonly Verb[] = [
  { id: "submit", label: msg`Submit`, Icon: IconSend, document: SubmitOrder, reason: "none", done: msg`Submitted`, primary: true },
  { id: "approve", label: msg`Approve`, Icon: IconCheck, document: ApproveOrder, reason: "none", done: msg`Approved`, primary: true },
  { id: "reject", label: msg`Reject`, Icon: IconX, document: RejectOrder, reason: "required", done: msg`Rejected` },
  { id: "reopen", label: msg`Reopen`, Icon: IconPencil, document: ReopenOrder, reason: "none", done: msg`Reopened as a draft` },
  { id: "release", label: msg`Release`, Icon: IconPlayerPlay, document: ReleaseOrder, reason: "none", done: msg`Released`, primary: true },
  { id: "hold", label: msg`Hold`, Icon: IconHandStop, document: HoldOrder, reason: "optional", done: msg`On hold` },
  {
    id: "cancel",
    label: msg`Cancel order`,
    Icon: IconBan,
    document: CancelOrder,
    reason: "optional",
    warning: msg`A canceled order can't be taken up again. Its history stays.`,
    done: msg`Canceled`,
  },
];
