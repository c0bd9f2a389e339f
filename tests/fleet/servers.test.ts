import { GetObjectCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { Redis } from "ioredis";
import { expect, inject, it } from "vitest";

it("the object server refuses what is not signed with its secret", async () => {
  const { accessKeyId, secretAccessKey, ...where } = inject("s3");
  const client = (secret: string): S3Client =>
    new S3Client({ ...where, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey: secret } });
  await expect(client(secretAccessKey).send(new ListBucketsCommand({}))).resolves.toMatchObject({});
  const stranger = client("another secret");
  await expect(stranger.send(new GetObjectCommand({ Bucket: "any", Key: "any" }))).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
  });
});

it("the queue server keeps what it is given when memory is short", async () => {
  const redis = new Redis(inject("redisUrl"));
  expect(await redis.config("GET", "maxmemory-policy")).toEqual(["maxmemory-policy", "noeviction"]);
  redis.disconnect();
});
