import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What was found out about the public exports. */
export interface ExportReport {
  total: number;
  /** `package: name` of each export without a docblock. */
  undocumented: string[];
}

interface Manifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
}

/** Reads the source entry of every subpath of every package and looks for a docblock on each exported name. */
export function readPublicExports(repository: string, packages: string[]): ExportReport {
  const entries = packages.flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8")) as Manifest;
    return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
      const source = typeof target === "string" ? undefined : target["@media-gen/source"];
      if (!source || !/\.tsx?$/.test(source) || subpath.endsWith("/worker")) return [];
      return [{ label: `${manifest.name}${subpath.slice(1)}`, file: join(repository, folder, source) }];
    });
  });
  const config = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repository);
  const program = ts.createProgram(
    entries.map((entry) => entry.file),
    options,
  );
  const checker = program.getTypeChecker();
  const undocumented: string[] = [];
  let total = 0;
  for (const { label, file } of entries) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      total += 1;
      if (declared.getDocumentationComment(checker).length === 0)
        undocumented.push(`${label}: ${symbol.name}`);
    }
  }
  return { total, undocumented };
}
