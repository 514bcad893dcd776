import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const substitutes = join(root, 'scripts/substitutes');

/**
 * How esbuild bundles the program, and what is run on its sources.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: /** @type {const} */ ('esm'),
  platform: /** @type {const} */ ('node'),
  // ES modules first: of a package that has both, only what is used is bundled then.
  mainFields: ['module', 'main'],
  target: 'node20.19',
  jsx: /** @type {const} */ ('automatic'),
  define: {
    'process.env.NODE_ENV': '"production"',
    // Nothing here goes out on a network. Where there is a `fetch`, Yoga and zstddec read their own WebAssembly through it, out of a
    // data URI: loading Node's HTTP client for that took a third of the time to the first frame.
    fetch: 'undefined',
    'Intl.Segmenter': 'GraphemeSegmenter',
  },
  // Where something bundled speaks of it, which `define` makes it do.
  inject: [join(substitutes, 'grapheme-segmenter.ts')],
  // Ink asks for its developer tools only when they are wanted.
  alias: {
    'react-devtools-core': join(substitutes, 'react-devtools-core.js'),
    'string-width': join(substitutes, 'string-width.ts'),
  },
  plugins: [
    {
      name: 'ink',
      setup(build) {
        // By who asks for it: a substitute itself gets Ink's own.
        build.onResolve({ filter: /^\.\/(output|measure-text|sanitize-ansi)\.js$/ }, ({ importer, path }) =>
          /[\\/]ink[\\/]build[\\/](renderer|dom|squash-text-nodes)\.js$/.test(importer)
            ? { path: join(substitutes, `ink-${path.slice('./'.length, -'.js'.length)}.ts`) }
            : undefined,
        );
        build.onResolve({ filter: /^ansi-escapes$/ }, ({ importer }) =>
          /[\\/]ink[\\/]build[\\/]ink\.js$/.test(importer) ? { path: join(substitutes, 'ansi-escapes.ts') } : undefined,
        );
      },
    },
  ],
  // Parts of the bundle are CommonJS and call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: /** @type {const} */ ('warning'),
};
