/** What things on the canvas are called, with the icon and colour that go with the word. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { IconBinary, IconCloud, IconHelpCircle, IconPackage, IconPlugConnected, IconServer2, type TablerIcon } from "@tabler/icons-react";
import type { Refusal } from "~/features/catalog/decomposition/model/edits";
import type { Sort } from "~/features/catalog/decomposition/model/specification";
import type { Tone } from "~/components/tone";

interface Look {
  word: MessageDescriptor;
  Icon: TablerIcon;
  tone: Tone;
}

export const sortLooks: Record<Sort, Look> = {
  product: { word: msg`Product`, Icon: IconPackage, tone: "info" },
  cfs: { word: msg`Customer service`, Icon: IconCloud, tone: "active" },
  service: { word: msg`Service`, Icon: IconCloud, tone: "active" },
  rfs: { word: msg`Resource service`, Icon: IconPlugConnected, tone: "good" },
  physical: { word: msg`Physical resource`, Icon: IconServer2, tone: "warn" },
  logical: { word: msg`Logical resource`, Icon: IconBinary, tone: "hold" },
  resource: { word: msg`Resource`, Icon: IconServer2, tone: "warn" },
  unknown: { word: msg`Not in the catalog`, Icon: IconHelpCircle, tone: "bad" },
};

export const typeWords: Record<string, MessageDescriptor> = {
  bundles: msg`Bundles`,
  realized_as: msg`Realised as`,
  requires: msg`Requires`,
  composed_of: msg`Composed of`,
  excludes: msg`Excludes`,
};

export const scopeWords: Record<string, MessageDescriptor> = {
  none: msg`Not shared`,
  line: msg`The line`,
  bundle: msg`The bundle`,
  order: msg`The order`,
  account: msg`The account`,
  site: msg`The site`,
};

/** On an edge, after what is made. */
export const sharedWords: Record<string, MessageDescriptor> = {
  line: msg`one per line`,
  bundle: msg`one per bundle`,
  order: msg`one per order`,
  account: msg`one per account`,
  site: msg`one per site`,
};

export const mappingWords: Record<string, MessageDescriptor> = {
  copy: msg`Copy`,
  set: msg`Set`,
  default: msg`Set where nothing is said`,
  compute: msg`Compute`,
  include: msg`Include an option`,
  exclude: msg`Exclude an option`,
  validate: msg`Has to hold`,
};

export const refusalWords: Record<Refusal, MessageDescriptor> = {
  itself: msg`Nothing is made of itself.`,
  there: msg`These two are connected already.`,
  unknown: msg`Both ends have to be drawn first.`,
};
