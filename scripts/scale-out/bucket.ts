import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { SwiftServer } from "../servers/swift.ts";

/** Makes the bucket that the host app keeps its pictures in. */
export async function makeBucket(s3: Omit<SwiftServer, "stop">, bucket: string): Promise<void> {
  const { endpoint, region, ...credentials } = s3;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } finally {
    client.destroy();
  }
}
