import { formatter } from "@lingui/format-po";

/** One catalog a feature, so that two people never edit one file; app, components and lib share the first. */
export default {
  sourceLocale: "en",
  locales: ["en", "pt-BR"],
  format: formatter({ lineNumbers: false, origins: false }),
  catalogs: [
    {
      path: "<rootDir>/src/app/locales/{locale}",
      include: ["<rootDir>/src/app", "<rootDir>/src/components", "<rootDir>/src/lib"],
      exclude: ["<rootDir>/src/components/configurator/**"],
    },
    {
      path: "<rootDir>/src/components/configurator/locales/{locale}",
      include: ["<rootDir>/src/components/configurator/"],
    },
    {
      path: "<rootDir>/src/features/{name}/locales/{locale}",
      include: ["<rootDir>/src/features/{name}/"],
    },
  ],
};
