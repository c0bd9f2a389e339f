import type { EntityRef } from "./entity.ts";
import type { FocalPoint } from "./image.ts";
import type { JobStatus } from "./job.ts";

/** What the host's own server is told, as the JSON body of a signed webhook. New types may come: ignore those unknown. */
export type HostEvent = GalleryChangedEvent | JobEndedEvent;

/** What a gallery shows now. Each one says everything, so the newest is enough. */
export interface GalleryChangedEvent {
  type: "gallery.changed";
  /** When it happened, ISO 8601. */
  timestamp: string;
  data: EntityRef & {
    /** The primary image's stable URL, or null when the gallery is empty. */
    avatar_url: string | null;
    /** Ready images that are not deleted. */
    gallery_count: number;
    /** Grows with every change of what the primary image shows. */
    representative_image_version: number;
    focal_point: FocalPoint | null;
  };
}

/** How a job ended. */
export interface JobEndedEvent {
  type: "job.ended";
  /** When it happened, ISO 8601. */
  timestamp: string;
  data: EntityRef & {
    job_id: string;
    /** The host's user id of the one in whose name it ran. */
    owner_id: string;
    status: Exclude<JobStatus, "queued" | "running">;
    counts: { total: number; ready: number; failed: number };
  };
}
