import { filePath, packageFiles, packagePath } from './file-names.js';
import { directory, file, type ImageEntry, type ImagePlan, whiteout } from './image-entry.js';
import { scatter } from './scatter.js';

/** How one layer of a tree of packages is made up. */
export type LayerMix = {
  readonly instruction: string;
  /** Entries in all, directories and whiteouts counted. */
  readonly entries: number;
  /** Content bytes, roughly: sizes are drawn, and many are tiny while a few are large. */
  readonly bytes: number;
  /** Share of its packages that rewrite one of a lower layer, from 0 to 1. */
  readonly churn?: number;
  /** Whether what is rewritten keeps its content, as after `chmod -R`: only modes change, and it is the newest packages. */
  readonly keepsContents?: boolean;
  /** Share of its entries that are whiteouts, from 0 to 1. */
  readonly whiteouts?: number;
};

/** Of the logarithm of sizes: files of images are as uneven as this. */
const spread = 1.9;
/** No file has more of the layer's bytes than this share. */
const largestShare = 0.1;
/** Of the entries of a package, those that are files and not directories. */
const fileShare = 0.87;
/** Packages by their number modulo 16: one loses its files, another is removed whole, the rest are rewritten. Nothing is removed twice. */
const classes = 16;
const losesFiles = 3;
const goesWhole = 11;
const filesLost = 6;

/** Layers of packages that real names, sizes and habits were taken for: new packages, rewritten ones, removed ones. */
export function* layeredTree(seed: number, mixes: readonly LayerMix[]): ImagePlan {
  const tree = new LayeredTree(seed);
  for (const mix of mixes) yield { instruction: mix.instruction, entries: tree.layer(mix) };
}

class LayeredTree {
  readonly #seed: number;
  /** Packages that are there, in all layers so far. */
  #packages = 0;
  /** For each layer so far, its first package and the mean size of its files. */
  readonly #origins: { readonly first: number; readonly mean: number; readonly most: number }[] = [];
  /** Packages that ended with their layer before all their files were there. */
  readonly #cut = new Set<number>();
  #removals = 0;
  #draws = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  *layer({ entries, bytes, churn = 0, keepsContents = false, whiteouts = 0 }: LayerMix): Generator<ImageEntry> {
    const version = this.#origins.length;
    const below = this.#packages;
    const newest = this.#origins.at(-1)?.first ?? 0;
    this.#origins.push({ first: below, mean: bytes / (entries * fileShare), most: bytes * largestShare });
    const there = new Set<string>();
    const written = new Set<number>();
    let left = entries;
    let removed = 0;
    let rewritten = 0;
    while (left > 0) {
      const path = removed < whiteouts * (entries - left + 1) ? this.#removal(below) : null;
      let files: readonly ImageEntry[];
      if (path !== null) {
        files = [whiteout(path)];
        removed += 1;
      } else if (below > 0 && this.#draw() < churn) {
        const wanted = keepsContents ? newest + rewritten++ : Math.floor(this.#draw() * below);
        const number = this.#lower(wanted, below, written);
        written.add(number);
        files = this.#package(number, keepsContents ? 0 : version, keepsContents ? 0o755 : 0o644);
      } else {
        files = this.#package(this.#packages++, 0, 0o644);
      }
      for (const entry of withParents(there, files)) {
        if (left === 0) {
          this.#cut.add(this.#packages - 1);
          break;
        }
        left -= 1;
        yield entry;
      }
    }
  }

  #draw(): number {
    return scatter(this.#seed, this.#draws++, 7);
  }

  /** The wanted package, or the next after it that may be rewritten and is not in the layer yet. */
  #lower(wanted: number, below: number, written: ReadonlySet<number>): number {
    for (let turn = 0; turn < below; turn += 1) {
      const number = (wanted + turn) % below;
      if (number % classes !== losesFiles && number % classes !== goesWhole && !written.has(number)) return number;
    }
    throw new Error('A layer rewrites more than there is below it.');
  }

  /** A path below that is there and will never be written again; null when there is none left. */
  #removal(below: number): string | null {
    for (; ; this.#removals += 1) {
      const step = this.#removals % (filesLost + 1);
      const number =
        Math.floor(this.#removals / (filesLost + 1)) * classes + (step === filesLost ? goesWhole : losesFiles);
      if (number >= below) return null;
      if (this.#cut.has(number)) continue;
      this.#removals += 1;
      return step === filesLost ? packagePath(number) : filePath(number * packageFiles + step);
    }
  }

  #package(number: number, version: number, mode: number): ImageEntry[] {
    return Array.from({ length: packageFiles }, (_, index) => {
      const at = number * packageFiles + index;
      return file(filePath(at), this.#size(number, at, version), at + version * 0x3d4d51cb, mode);
    });
  }

  /** What follows a log-normal distribution around the mean that the file's layer asks for. */
  #size(inPackage: number, at: number, version: number): number {
    const { mean, most } = this.#origins.findLast(({ first }) => first <= inPackage)!;
    const normal =
      Math.sqrt(-2 * Math.log(1 - scatter(this.#seed, at, 8))) * Math.cos(2 * Math.PI * scatter(this.#seed, at, 9));
    const size = mean * Math.exp(spread * normal - spread ** 2 / 2);
    return Math.round(Math.min(most, size) * (version === 0 ? 1 : 0.9 + 0.2 * scatter(this.#seed, at, 10 + version)));
  }
}

/** Entries, each after the directories that lead to it, as the walk of an overlay filesystem gives them. */
function* withParents(there: Set<string>, entries: readonly ImageEntry[]): Generator<ImageEntry> {
  for (const entry of entries) {
    for (let slash = entry.name.indexOf('/'); slash >= 0; slash = entry.name.indexOf('/', slash + 1)) {
      const parent = entry.name.slice(0, slash);
      if (there.has(parent)) continue;
      there.add(parent);
      yield directory(parent);
    }
    yield entry;
  }
}
