import { describeImageProvider } from "../../testing/image-provider-suite.ts";
import { createProceduralProvider } from "./index.ts";

describeImageProvider(
  "the procedural engine",
  () => createProceduralProvider({ detail: "draft", threads: 1 }),
  { deterministic: true },
);
