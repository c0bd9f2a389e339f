/** What an engine can honour. The form hides or explains the rest, and the server checks the same object. */
export interface EngineCapabilities {
  seed: boolean;
  negative_prompt: boolean;
  variation_strength: boolean;
  /** Ids of the ratios it can draw. */
  ratios: string[];
  /** Ids of the styles it can draw. */
  styles: string[];
  /** Most images of one engine call. */
  max_images_per_call: number;
}

/** An engine that the host offers. */
export interface EngineOption {
  id: string;
  label: string;
  capabilities: EngineCapabilities;
}

/** Answer of `GET /media/options`. */
export interface Options {
  styles: { id: string }[];
  ratios: { id: string; width: number; height: number }[];
  providers: EngineOption[];
  defaults: { count: number; style: string; ratio: string; provider: string };
  limits: {
    count_min: number;
    count_max: number;
    prompt_max: number;
    negative_prompt_max: number;
    images_per_day: number;
    output_long_side: number;
  };
  /** Credits for one image. */
  price_per_image: number;
}

/** Answer of `GET /media/quota`. */
export interface Quota {
  /** Images allowed in one day. */
  limit: number;
  used: number;
  remaining: number;
  /** When the day ends, ISO 8601 in UTC. */
  resets_at: string;
  /** The IANA zone of the day, for words such as "midnight (Seoul)". */
  time_zone: string;
  /** Credits that can be spent now; null when the host keeps no balance. */
  balance: number | null;
  price_per_image: number;
  /** The live job of the entity named in the query, if any. */
  active_job_id: string | null;
  /** The newest job of the entity named in the query, live or ended, if any. */
  latest_job_id: string | null;
}
