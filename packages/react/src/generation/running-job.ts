// What a job needs as soon as it runs, loaded as one file: what watches it, tells of it and shows how far it is.
export { createLiveJobs } from "./live-jobs.ts";
export { ProgressBar } from "./progress-bar.tsx";
export { reportGeneration } from "./report-generation.ts";
export { RunningFooter } from "./running-footer.tsx";
export { SettingsSummary } from "./settings-summary.tsx";
