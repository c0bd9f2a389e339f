// Debian packages that the tests need and cannot get from npm. Plain JavaScript: it runs before anything is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const hasFont = (pattern) => {
  const found = spawnSync("fc-list", [pattern, "family"], { encoding: "utf8" });
  return found.status === 0 && found.stdout.trim() !== "";
};

const hasProgram = (name) => spawnSync("which", [name], { stdio: "ignore" }).status === 0;

// Debian's own Python: another one on the PATH does not see Debian's packages.
const canImport = (module) =>
  spawnSync("/usr/bin/python3", ["-c", `import ${module}`], { stdio: "ignore" }).status === 0;

const needs = [
  { package: "chromium", present: () => existsSync("/usr/bin/chromium") },
  { package: "fonts-noto-cjk", present: () => hasFont(":lang=ko") },
  { package: "fonts-noto-color-emoji", present: () => hasFont("Noto Color Emoji") },
  {
    package: "postgresql",
    present: () =>
      existsSync("/usr/lib/postgresql") ||
      spawnSync("initdb", ["--version"], { stdio: "ignore" }).status === 0,
  },
  { package: "redis-server", present: () => hasProgram("redis-server") },
  ...["proxy", "account", "container", "object"].map((kind) => ({
    package: `swift-${kind}`,
    present: () => hasProgram(`swift-${kind}-server`),
  })),
  { package: "python3-celery", present: () => canImport("celery") },
  { package: "python3-redis", present: () => canImport("redis") },
];

/** Installs what is missing when it may; otherwise ends the program with one line that says what to install. */
export function ensureSystemPackages() {
  const missing = needs.filter((need) => !need.present()).map((need) => need.package);
  if (missing.length === 0) return;
  const root = process.getuid?.() === 0;
  const sudo = root || spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0;
  const advice = `Install first: apt-get install ${missing.join(" ")}`;
  if (!sudo || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0) {
    console.error(advice);
    process.exit(1);
  }
  console.log(`Installing ${missing.join(", ")}`);
  const apt = (...args) =>
    execFileSync(root ? "apt-get" : "sudo", [...(root ? [] : ["apt-get"]), "-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  try {
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...missing);
  } catch {
    console.error(advice);
    process.exit(1);
  }
}
