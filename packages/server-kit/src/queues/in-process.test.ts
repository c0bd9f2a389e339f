import { describeJobQueue } from "../testing/job-queue-suite.ts";
import { createInProcessQueue } from "./in-process.ts";

describeJobQueue("in-process", async () => createInProcessQueue());
