/** Fails when what a customer's browser loads of the portal, its every page and one language, is more than its budget. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 150;
const dist = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, "utf8"));
const packed = (file) => gzipSync(readFileSync(`${dist}/${file}`)).length;

const files = new Set(["portal.html"]);
const seen = new Set();
function take(name) {
  if (seen.has(name)) return;
  seen.add(name);
  const part = manifest[name];
  for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
  for (const other of [...(part.imports ?? []), ...(part.dynamicImports ?? [])]) take(other);
}
take("portal.html");

const sizes = [...files].map((file) => [file, packed(file)]);
const languages = sizes.filter(([file]) => /\/(en|pt-BR)-/.test(file)).map(([, size]) => size);
const total = sizes.reduce((sum, [, size]) => sum + size, 0) - (languages.length > 1 ? Math.min(...languages) : 0);
const kb = (bytes) => (bytes / 1024).toFixed(1);
for (const [file, size] of sizes.toSorted((one, other) => other[1] - one[1])) console.log(`${kb(size).padStart(7)} KB  ${file}`);
console.log(`${kb(total).padStart(7)} KB  of ${BUDGET_KB} KB, gzip, with one language`);
if (total > BUDGET_KB * 1024) {
  console.error("The portal is over its budget: look for what it imports of the workspace.");
  process.exit(1);
}
