/** Types for every document in src, made from the schemas that the backend prints at the root: the workspace's, and the portal's own. */
const config = {
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  defaultScalarType: "unknown",
  scalars: {
    DateTime: "string",
    Date: "string",
    Decimal: "string",
    JSON: "unknown",
    UUID: "string",
  },
};

export default {
  ignoreNoDocuments: true,
  generates: {
    "src/graphql/": {
      schema: "../schema.graphql",
      documents: ["src/**/*.{ts,tsx}", "!src/graphql/**", "!src/features/portal/**"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config,
    },
    "src/graphql/portal/": {
      schema: "../portal.graphql",
      documents: ["src/features/portal/**/*.{ts,tsx}", "!src/graphql/**"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { ...config, documentMode: "string" },
    },
  },
};
