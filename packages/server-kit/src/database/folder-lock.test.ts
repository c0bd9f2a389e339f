import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./folder-lock.ts";

let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "media-gen-lock-"));
  folder = join(home, "database");
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

describe("a data folder", () => {
  it("belongs to one process, and is free again after it", async () => {
    const module = fileURLToPath(new URL("./folder-lock.ts", import.meta.url));
    const holder = spawn(process.execPath, [
      "--input-type=module",
      "--eval",
      `const { lockFolder } = await import(${JSON.stringify(module)});
       lockFolder(${JSON.stringify(folder)});
       console.log("locked");
       setInterval(() => {}, 1000);`,
    ]);
    await once(holder.stdout, "data");
    expect(() => lockFolder(folder)).toThrow(`in use by process ${holder.pid}.`);
    const exit = once(holder, "exit");
    holder.kill("SIGKILL");
    await exit;
    // A killed process leaves its lock behind; it is taken over.
    expect(existsSync(`${folder}.lock`)).toBe(true);
    const release = lockFolder(folder);
    release();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it("is refused to a second opener of the same process", () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow("in use");
    release();
    lockFolder(folder)();
  });

  it("is taken over from a lock file that says nothing", () => {
    writeFileSync(`${folder}.lock`, "");
    lockFolder(folder)();
  });

  it("is taken over from a killed process whose parent has not buried it", async () => {
    // The shell becomes `sleep`, which never asks after the child that it was left with.
    const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 30"]);
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(line.toString());
      const stat = (): string => readFileSync(`/proc/${pid}/stat`, "utf8");
      const [, started] = /^(?:\S+ ){21}(\S+)/.exec(stat()) ?? [];
      writeFileSync(`${folder}.lock`, JSON.stringify({ pid, started }));
      await expect.poll(stat).toContain(") Z ");
      lockFolder(folder)();
    } finally {
      parent.kill("SIGKILL");
    }
  });

  it("is taken over when the holder's process number was given to another process", () => {
    const pid = process.ppid;
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid, started: "1" }));
    lockFolder(folder)();
  });
});
