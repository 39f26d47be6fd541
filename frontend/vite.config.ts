import { fileURLToPath, URL } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const backend = process.env.ORDERLOOM_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), lingui({ macroTransform: true })],
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "es2023", outDir: "dist", sourcemap: false, assetsInlineLimit: 0 },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(["/graphql", "/auth", "/tmf-api"].map((path) => [path, backend])),
  },
});
