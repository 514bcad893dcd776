/**
 * A file of the build: in the bundle it lies beside the running chunk; sources that run unbundled, in tests, use what the last
 * build made.
 */
export function builtFile(name: string): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? `../dist/${name}` : `./${name}`, import.meta.url);
}
