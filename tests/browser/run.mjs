/** Runs one scene by name: `node tests/browser/run.mjs customer`. */
import { play } from "./stage.mjs";

const name = process.argv[2];
const { scene } = await import(`./scenes/${name}.mjs`);
await play(name, scene);
