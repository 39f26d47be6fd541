/** Import borders that a pattern can't tell: no feature imports another, lib imports nothing above, no barrels. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const imports = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

function target(file, specifier) {
  if (specifier.startsWith("~/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return relative(source, resolve(dirname(file), specifier));
  return null;
}

const room = (path) => path.split("/")[0];
const feature = (path) => (room(path) === "features" ? path.split("/")[1] : null);

function fault(from, to) {
  if (feature(from) && feature(to) && feature(from) !== feature(to))
    return `feature ${feature(from)} imports feature ${feature(to)}: move the shared part to components/ or lib/, or link to its address`;
  if (feature(from) && room(to) === "app") return "a feature imports app: pass it as a prop, or move it down";
  if (room(from) === "components" && ["app", "features"].includes(room(to)))
    return "components know no feature and no app: take it as a prop";
  if (room(from) === "lib" && ["app", "features", "components"].includes(room(to)))
    return "lib stands below components: move the file to components/";
  return null;
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.startsWith(join(source, "graphql")));

let faults = 0;
for (const file of files) {
  const from = relative(source, file);
  if (/(^|\/)index\.tsx?$/.test(from)) {
    faults += 1;
    console.error(`${from}: a barrel: import the file itself instead`);
  }
  for (const [, specifier] of readFileSync(file, "utf8").matchAll(imports)) {
    const to = target(file, specifier);
    const words = to === null ? null : fault(from, to);
    if (words) {
      faults += 1;
      console.error(`${from}: ${words} (${specifier})`);
    }
  }
}
console.log(`${files.length} files, ${faults} crossed borders`);
process.exit(faults ? 1 : 0);
