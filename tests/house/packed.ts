import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

interface Manifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A package as npm would publish it. */
export interface Packed {
  readonly name: string;
  readonly manifest: Manifest;
  readonly tarball: Uint8Array<ArrayBuffer>;
  readonly file: string;
}

/** Packs a built package into `folder`. */
export function pack(name: string, folder: string): Packed {
  const home = join(repository, "packages", name);
  const args = ["pack", "--silent", "--offline", "--ignore-scripts", "--pack-destination", folder];
  const file = join(folder, execFileSync("npm", args, { cwd: home, encoding: "utf8" }).trim());
  const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as Manifest;
  return { name, manifest, file, tarball: new Uint8Array(readFileSync(file)) };
}

/** What Node or a compiler is asked to import: each subpath of a package that is code. */
export function subpathsOf({ manifest }: Packed, locales: readonly string[]): string[] {
  return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    if (typeof target === "string" || !target.types?.endsWith(".d.ts") || subpath.endsWith(".css")) return [];
    const path = manifest.name + subpath.slice(1);
    return path.endsWith("*") ? locales.map((locale) => path.replace("*", locale)) : [path];
  });
}

/** Unpacks packages into the `node_modules` of `folder`, beside what their manifests and `more` name and nothing else. */
export function install(packages: readonly Packed[], folder: string, more: readonly string[]): void {
  for (const { manifest, file } of packages) {
    const target = join(folder, "node_modules", manifest.name);
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xzf", file, "-C", target, "--strip-components=1"]);
  }
  for (const { name, manifest } of packages) {
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
      link(needed, name, folder);
  }
  for (const needed of more) link(needed, "react", folder);
}

function link(needed: string, by: string, folder: string): void {
  const target = join(folder, "node_modules", needed);
  if (existsSync(target)) return;
  const homes = [
    join(repository, "packages", by, "node_modules", needed),
    join(repository, "node_modules", needed),
  ];
  const home = homes.find((path) => existsSync(path));
  if (home === undefined) throw new Error(`${needed}, which ${by} names, is not installed.`);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(home, target);
}
