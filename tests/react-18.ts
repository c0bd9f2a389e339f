// Loaded before anything else: whoever asks for React 19 in this process is given React 18.3.
import { registerHooks } from "node:module";

const newest = /\/node_modules\/(react|react-dom)\//;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return { ...found, url: found.url.replace(newest, "/node_modules/$1-18/") };
  },
});
