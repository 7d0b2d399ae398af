// Generates past a full window with node-llama-cpp's own context shift, and prints when each token came, in milliseconds.
//   node context-shift.mjs '{"model":…,"window":…,"threads":…,"full":false,"tokens":1500,"prefix":[…]}'
// It is run in the folder in which node-llama-cpp is installed. "full" asks for a sliding window's cache in full size.
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const require = createRequire(`${process.cwd()}/`);
const {getLlama, LlamaLogLevel} = await import(pathToFileURL(require.resolve("node-llama-cpp")).href);
const {model: modelPath, window, threads, full, tokens, prefix} = JSON.parse(process.argv[2]);
const llama = await getLlama({gpu: false, build: "never", logLevel: LlamaLogLevel.error, maxThreads: threads});
const model = await llama.loadModel({modelPath});
const context = await model.createContext({contextSize: window, threads, swaFullCache: full});
const sequence = context.getSequence();
const times = [];
// Its defaults: as soon as the window is full, the hundred tokens after the first are erased.
for await (const _ of sequence.evaluate(prefix, {temperature: 0.8, minP: 0.05, topK: 0, topP: 1, seed: 7, yieldEogToken: true})) {
    times.push(performance.now());
    if (times.length === tokens)
        break;
}

console.log(JSON.stringify({times, window: context.contextSize}));
process.exit(0);
