import { describe, expect, it } from "vitest";
import { checkMachine, type MachineProbes } from "./check-machine.ts";

const { signal } = new AbortController();
const well: MachineProbes = {
  nodeVersion: "24.1.0",
  encode: async () => undefined,
  fontsFor: async () => "Noto Sans CJK KR\n",
};

async function found(wrong: Partial<MachineProbes>): Promise<string[]> {
  return (await checkMachine({ ...well, ...wrong }, signal)).map(
    ({ level, code, message }) => `${level} ${code}: ${message}`,
  );
}

describe("a machine", () => {
  it("that has everything is well", async () => {
    expect(await found({})).toEqual([]);
    expect(await found({ nodeVersion: "22.12.0" })).toEqual([]);
  });

  it("with an old Node is told which one it needs", async () => {
    expect(await found({ nodeVersion: "22.11.0" })).toEqual([
      expect.stringMatching(/^error node_version: Node 22\.11\.0 is too old.*22\.12/),
    ]);
  });

  it("whose sharp does not load is told why and what to do", async () => {
    const encode = () => Promise.reject(new Error("Could not load the sharp module\nusing linux-x64"));
    expect(await found({ encode })).toEqual([
      expect.stringMatching(/^error sharp: .*"Could not load the sharp module"\. Install.*npm ci/),
    ]);
  });

  it("without letters for a language is told which fonts to install", async () => {
    const fontsFor = async (language: string) => (language === "en" ? "DejaVu Sans\n" : "");
    expect(await found({ fontsFor })).toEqual([
      expect.stringMatching(/^warning fonts: .*Korean, Japanese.*fonts-noto-cjk/),
    ]);
    const none = () => Promise.reject(Object.assign(new Error("spawn"), { code: "ENOENT" }));
    expect(await found({ fontsFor: none })).toEqual([
      expect.stringMatching(/^warning fontconfig: .*apt-get install fontconfig/),
    ]);
  });
});
