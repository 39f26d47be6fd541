/** What the fields of the catalog's contents are called on its forms. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";

const words: Record<string, MessageDescriptor> = {
  // Of all
  key: msg`Key`, name: msg`Name`, description: msg`Description`, help: msg`Help`, lifecycle: msg`Lifecycle`, en: msg`English`, "pt-BR": msg`Portuguese`,
  // Of specifications and characteristics
  kind: msg`Kind`, subtype: msg`Subtype`, category: msg`Category`, tracking: msg`Tracking`, fulfillment_flow: msg`Fulfillment flow`, brand: msg`Brand`,
  characteristics: msg`Characteristics`, value_type: msg`Type`, default: msg`Default`, allowed: msg`Values to choose from`, minimum: msg`At least`, maximum: msg`At most`,
  step: msg`Step`, pattern: msg`Pattern`, unit: msg`Unit`, most: msg`Most answers`, mandatory: msg`Has to be answered`, quantity: msg`Quantity`, value: msg`Value`, label: msg`Label`,
  // Of offerings and prices
  specification: msg`Specification`, categories: msg`Categories`, external_ids: msg`External ids`, narrowed: msg`Characteristics`, defaults: msg`Defaults`,
  children: msg`Parts of the bundle`, groups: msg`Groups to choose from`, offering: msg`Offering`, offerings: msg`Offerings`, prices: msg`Prices`, amount: msg`Amount`,
  currency: msg`Currency`, charge_type: msg`Charged`, period: msg`Each`, price_list: msg`Price list`, matrix: msg`Matrix`, tiers: msg`Tiers`, ramp: msg`Ramp`, factor: msg`Factor`,
  condition: msg`Only when`, eligibility: msg`Who may buy it`, channels: msg`Channels`, terms: msg`Terms of sale`, contract: msg`Contract`, entitlements: msg`Entitlements`,
  valid_from: msg`Sold from`, valid_until: msg`Sold until`, pictures: msg`Pictures`, image: msg`Image`, parent: msg`Lies in`, text: msg`Text`,
  // Of rules and graphs
  source: msg`Source`, target: msg`Target`, type: msg`Relationship`, rule: msg`Only when`, sequence: msg`Place`, quantity_characteristic: msg`Counted by`,
  merge_scope: msg`Shared within`, merge_quantity: msg`Quantity when shared`, expires_at: msg`Waits until`, nodes: msg`Specifications`, edges: msg`Relationships`, mappings: msg`Values that travel`,
  from_characteristic: msg`Characteristic`, to_characteristic: msg`Into`, expression: msg`Expression`, message: msg`What people are told`, id: msg`Id`,
};

export function useFieldWords() {
  const { i18n } = useLingui();
  return (field: string): string => (words[field] ? i18n._(words[field]) : field.replaceAll("_", " "));
}
