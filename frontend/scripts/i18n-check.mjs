/** Fails when a text of the source is missing from a catalog, or has no Brazilian Portuguese. */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const catalogs = () => globSync("src/{app,components/configurator,features/*}/locales/*.po", { cwd: root }).map((path) => `${root}/${path}`);
const entries = (text) =>
  text
    .split(/\n\n+/)
    .slice(1)
    .filter((block) => /^msgid /m.test(block) && !/^#~/m.test(block));
const ids = (text) => new Set(entries(text).map((block) => /^msgid ([\s\S]*?)^msgstr/m.exec(block)?.[1]));

const before = new Map(catalogs().map((file) => [file, { text: readFileSync(file, "utf8"), stat: statSync(file) }]));
execFileSync(process.execPath, [`${root}/node_modules/@lingui/cli/dist/lingui.js`, "extract", "--clean"], { cwd: root });
const faults = [];
for (const file of catalogs()) {
  const now = readFileSync(file, "utf8");
  const known = ids(before.get(file)?.text ?? "");
  for (const id of ids(now)) if (!known.has(id)) faults.push(`${file}: not extracted yet: ${id?.trim()}`);
  if (file.endsWith("pt-BR.po")) {
    for (const block of entries(now)) {
      if (/^msgstr ""$(?!\n")/m.test(block)) faults.push(`${file}: no translation: ${/^msgid (.*)$/m.exec(block)?.[1]}`);
    }
  }
  const kept = before.get(file);
  if (!kept) continue;
  writeFileSync(file, kept.text);
  utimesSync(file, kept.stat.atime, kept.stat.mtime); // so that nothing is built anew for having been looked at
}
for (const fault of faults) console.error(fault.replace(root, ""));
console.log(faults.length === 0 ? "every text is in English and Brazilian Portuguese" : `${faults.length} missing`);
process.exit(faults.length === 0 ? 0 : 1);
