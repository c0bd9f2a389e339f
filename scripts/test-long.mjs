// `npm run test:long`: `npm test` with the long runs in place of the short ones.
process.env.MEDIA_GEN_LONG = "1";
await import("./test.mjs");
