import { fileURLToPath, URL } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.ORDERLOOM_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), lingui({ macroTransform: true })],
  resolve: {
    alias: [
      // The types of ~/graphql are generated; at run time each document is parsed where it is written.
      { find: /^~\/graphql$/, replacement: source("./src/lib/documents.ts") },
      { find: /^~\//, replacement: source("./src/") },
    ],
  },
  build: { target: "es2023", outDir: "dist", sourcemap: false, assetsInlineLimit: 0 },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(["/graphql", "/auth", "/files", "/tmf-api"].map((path) => [path, { target: backend, changeOrigin: true, headers: { origin: backend } }])),
  },
});
