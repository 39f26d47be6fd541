import { expect, test } from "vitest";
import { graphql } from "~/lib/documents";

const definitions = (document: ReturnType<typeof graphql>) =>
  document.definitions.map((one) => ("name" in one ? one.name?.value : undefined));

test("a document carries each fragment that it spreads once, nested ones too", () => {
  graphql("fragment InnerPart on Money { amount }");
  graphql("fragment OuterPart on OrderPreview { oneTimeTotal { ...InnerPart } }");
  const document = graphql("query WithParts { a: preview { ...OuterPart } b: preview { ...OuterPart oneTimeTotal { ...InnerPart } } }");
  expect(definitions(document).toSorted()).toEqual(["InnerPart", "OuterPart", "WithParts"]);
});

test("a fragment that is not defined yet is named in the error", () => {
  expect(() => graphql("query TooEarly { viewer { ...Unheard } }")).toThrow("fragment Unheard is spread before it is defined");
});

test("an inline fragment needs no definition", () => {
  expect(definitions(graphql("query Inline { node(id: 1) { ... on Order { id } } }"))).toEqual(["Inline"]);
});
