import { fileURLToPath, URL } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.ORDERLOOM_URL ?? "http://127.0.0.1:8000";

/** The portal is a page of its own; while developing, its addresses lead to it as they do in the product. */
const portalPage: Plugin = {
  name: "portal-page",
  configureServer: (server) => {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split("?")[0] ?? "";
      const page = request.method === "GET" && (path === "/embed/frame" || path === "/portal" || path.startsWith("/portal/"));
      if (page) request.url = "/portal.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), lingui({ macroTransform: true }), portalPage],
  resolve: {
    alias: [
      // The types of both are generated; at run time each document is parsed, or sent, as it is written.
      { find: /^~\/graphql$/, replacement: source("./src/lib/documents.ts") },
      { find: /^~\/graphql\/portal$/, replacement: source("./src/features/portal/lib/documents.ts") },
      { find: /^~\//, replacement: source("./src/") },
    ],
  },
  build: {
    target: "es2023",
    outDir: "dist",
    sourcemap: false,
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { input: { workspace: source("./index.html"), portal: source("./portal.html") } },
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      ["/graphql", "/portal/graphql", "/portal/session", "/auth", "/files", "/tmf-api"].map((path) => [
        path,
        { target: backend, changeOrigin: true, headers: { origin: backend } },
      ]),
    ),
  },
});
