/** The words for what changes between versions, and for what uses them. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const changeKindWords: Record<string, MessageDescriptor> = {
  ADDED: msg`Added`,
  REMOVED: msg`Removed`,
  CHANGED: msg`Changed`,
  MOVED: msg`Moved`,
};

export const nounWords: Record<string, MessageDescriptor> = {
  DOCUMENT: msg`Settings`,
  NODE: msg`Step`,
  EDGE: msg`Connection`,
  NOTE: msg`Note`,
  GROUP: msg`Group`,
  VARIABLE: msg`Variable`,
  TEST: msg`Test case`,
  ROW: msg`Row`,
  INPUT: msg`Condition column`,
  OUTPUT: msg`Answer column`,
};

/** Fields that all parts of a document may have, by the first step of their path. */
export const fieldWords: Record<string, MessageDescriptor> = {
  NAME: msg`Name`,
  KEY: msg`Key`,
  KIND: msg`Kind`,
  WHEN: msg`Only when`,
  MAP: msg`Values given`,
  PARENT: msg`Inside of`,
  POLICY: msg`When it goes wrong`,
  "POLICY.TIMEOUT": msg`Time limit`,
  "POLICY.RETRY": msg`Tries again`,
  "POLICY.ON_ERROR": msg`On an error`,
  FROM: msg`Leads from`,
  TO: msg`Leads to`,
  TYPE: msg`Type`,
  LAG: msg`Delay`,
  TEXT: msg`Text`,
  COLOR: msg`Colour`,
  NODES: msg`Members`,
  INITIAL: msg`First value`,
  INPUT: msg`Input`,
  OUTPUT: msg`Output`,
  ANSWERS: msg`Answers`,
  EXPECTED: msg`Expected`,
  POSITION: msg`Place on the canvas`,
  THEN: msg`Then`,
  NOTE: msg`Note`,
  ENABLED: msg`Switched on`,
  VALID_FROM: msg`Valid from`,
  VALID_TO: msg`Valid to`,
  HIT_POLICY: msg`Hit policy`,
  LABEL: msg`Label`,
  EXPRESSION: msg`Expression`,
  ALLOWED: msg`Allowed values`,
  DEFAULT: msg`Default`,
};

export const usageWords: Record<string, MessageDescriptor> = {
  FLOW: msg`Flows`,
  TABLE: msg`Decision tables`,
  POLICY: msg`Asked by the product itself`,
  SPECIFICATION: msg`Specifications of the catalog`,
  OFFERING: msg`Offerings of the catalog`,
  RUN: msg`Runs under way`,
  ORDER: msg`Orders with a plan of it`,
};
