import { type OperationName, operations } from "@media-gen/contract";
import type { Sent } from "./site.ts";

/** What one request is aimed at. */
export interface Target {
  /** `type/id`. */
  entity: string;
  asset: string;
  job: string;
  preset: string;
}

/** A target that names nothing. */
export const nowhere: Target = {
  entity: "story/never-existed",
  asset: "0191e1f0-0000-7000-8000-00000000000a",
  job: "0191e1f0-0000-7000-8000-00000000000b",
  preset: "0191e1f0-0000-7000-8000-00000000000c",
};

/** A good body for each operation that takes one. An operation with a body and without a row here fails the tests. */
export const bodies: Partial<Record<OperationName, (target: Target) => Record<string, unknown>>> = {
  generate: ({ entity }) => {
    const [entity_type, entity_id] = entity.split("/");
    return { entity_type, entity_id, count: 1, prompt: "바다 위의 성" };
  },
  retryJob: () => ({}),
  reorderImages: ({ asset }) => ({ ids: [asset] }),
  updateImage: () => ({ alt: "새 설명" }),
  cropImage: () => ({ x: 0, y: 0, width: 32, height: 32 }),
  createPreset: ({ job }) => ({ name: `preset ${job}` }),
  updatePreset: () => ({ name: "새 이름" }),
  runJob: ({ job }) => ({ operation: "runJob", job_id: job }),
  claimJob: ({ job }) => ({ operation: "claimJob", job_id: job }),
  extendJob: ({ job }) => ({ operation: "extendJob", job_id: job, lease_token: nowhere.job }),
  settleSlot: ({ job }) => ({
    ...{ operation: "settleSlot", job_id: job, lease_token: nowhere.job },
    ...{ slot: 0, image: "iVBORw0KGgo=" },
  }),
  releaseJob: ({ job }) => ({ operation: "releaseJob", job_id: job, lease_token: nowhere.job }),
};

/** A well-formed request of an operation, aimed at a target. */
export function aim(name: OperationName, target: Target): Sent {
  const { method, path } = operations[name];
  const [entity_type, entity_id] = target.entity.split("/");
  const values: Record<string, string | undefined> = {
    ...{ entity_type, entity_id, asset_id: target.asset, job_id: target.job },
    ...{ preset_id: target.preset, variant: "320" },
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = values[parameter];
    if (value === undefined) throw new Error(`No value for {${parameter}} of ${name}: add one to aim.ts.`);
    return value;
  });
  const body = bodies[name]?.(target);
  return { method, path: `/api${filled}`, ...(body === undefined ? {} : { body }) };
}
