/** Runs one scene by name: `node tests/browser/run.mjs customer`, or one of several in a file: `canvas:undo_redo`. */
import { play } from "./stage.mjs";

const name = process.argv[2];
const [file, part = "scene"] = name.split(":");
const scenes = await import(`./scenes/${file}.mjs`);
await play(name.replace(":", "-"), scenes[part]);
