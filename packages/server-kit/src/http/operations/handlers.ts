import type { OperationHandlers } from "../call.ts";
import { allowanceOperations } from "./allowance.ts";
import { documentOperations } from "./document.ts";
import { fileOperations } from "./files.ts";
import { imageOperations } from "./images.ts";
import { jobOperations } from "./jobs.ts";
import { presetOperations } from "./presets.ts";
import { workerOperations } from "./workers.ts";

/** Every operation of the wire. */
export const operationHandlers: OperationHandlers = {
  ...jobOperations,
  ...imageOperations,
  ...allowanceOperations,
  ...presetOperations,
  ...fileOperations,
  ...documentOperations,
  ...workerOperations,
};
