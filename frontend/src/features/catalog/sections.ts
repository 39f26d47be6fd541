/** The sections of the catalog in words: what they are called, what one of them is, and what they hold. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Section } from "~/features/catalog/search";

/** `rules` shows the two sections of rules, price lists those of adjustments too. */
export const held: Record<Section, readonly string[]> = {
  offerings: ["offerings"],
  specifications: ["specifications"],
  categories: ["categories"],
  channels: ["channels"],
  rules: ["compatibility", "configuration"],
  price_lists: ["price_lists", "adjustments"],
  terms: ["terms"],
  decompositions: ["decompositions"],
  images: ["images"],
};

export const sectionWords: Record<Section, MessageDescriptor> = {
  offerings: msg`Offerings`,
  specifications: msg`Specifications`,
  categories: msg`Categories`,
  channels: msg`Channels`,
  rules: msg`Rules`,
  price_lists: msg`Price lists`,
  terms: msg`Terms of sale`,
  decompositions: msg`Decomposition`,
  images: msg`Images`,
};

/** In the middle of a sentence. */
export const oneOf: Record<string, MessageDescriptor> = {
  offerings: msg`offering`,
  specifications: msg`specification`,
  categories: msg`category`,
  channels: msg`channel`,
  compatibility: msg`compatibility rule`,
  configuration: msg`configuration rule`,
  price_lists: msg`price list`,
  adjustments: msg`adjustment`,
  terms: msg`terms of sale`,
  decompositions: msg`decomposition graph`,
  images: msg`image`,
};

/** What a use is called in a list of uses. */
export const useWords: Record<string, MessageDescriptor> = {
  offerings: msg`Offerings`,
  specifications: msg`Specifications`,
  categories: msg`Categories`,
  channels: msg`Channels`,
  compatibility: msg`Compatibility rules`,
  configuration: msg`Configuration rules`,
  price_lists: msg`Price lists`,
  adjustments: msg`Adjustments`,
  terms: msg`Terms of sale`,
  decompositions: msg`Decomposition`,
  images: msg`Images`,
  order: msg`Orders on their way`,
  decomposed: msg`Orders that keep an older release`,
  deferral: msg`Targets that wait, in orders`,
  product: msg`Installed products`,
  table: msg`Decision tables`,
  flow: msg`Flows`,
};

export const kindWords: Record<string, MessageDescriptor> = {
  single: msg`Single`,
  bundle: msg`Bundle`,
  product: msg`Product`,
  service: msg`Service`,
  resource: msg`Resource`,
  requires: msg`Requires`,
  excludes: msg`Excludes`,
  default: msg`Default`,
  set: msg`Set`,
  allow: msg`Allow`,
  forbid: msg`Forbid`,
  range: msg`Range`,
  require: msg`Require`,
  hide: msg`Hide`,
  quantity: msg`Quantity`,
  percent: msg`Percent`,
  amount: msg`Amount`,
  override: msg`Override`,
  bundles: msg`Bundles`,
  realized_as: msg`Realised as`,
  composed_of: msg`Composed of`,
  copy: msg`Copy`,
  compute: msg`Compute`,
};

export const kindsOf: Partial<Record<Section, readonly string[]>> = {
  offerings: ["single", "bundle"],
  specifications: ["product", "service", "resource"],
};

/** Sections whose entities live and are retired; the others are taken out. */
export const living = new Set(["offerings", "specifications", "categories", "compatibility", "configuration", "price_lists", "adjustments", "terms"]);

/** Which tab a section of documents stands under. */
export const tabOf = (section: string): Section =>
  (Object.keys(held) as Section[]).find((tab) => held[tab].includes(section)) ?? "offerings";
