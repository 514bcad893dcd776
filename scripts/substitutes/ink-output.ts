import Output from '../../node_modules/ink/build/output.js';

type Size = ConstructorParameters<typeof Output>[0];
type Transformers = Parameters<Output['write']>[3]['transformers'];

/** Text at its place on the screen. */
type Write = { readonly x: number; readonly y: number; readonly text: string; readonly transformers: Transformers };

/**
 * Takes the place of Ink's table of cells. Ink takes every line of every frame apart, character by character, so that texts may lie over each
 * other; the explorer draws whole lines, each once, many in one text, and putting them under one another is all there is to do. Whatever is not so goes to Ink's own.
 */
export default class LineOutput {
  readonly #size: Size;
  readonly #writes: Write[] = [];
  #real: Output | null = null;

  constructor(size: Size) {
    this.#size = size;
  }

  write(x: number, y: number, text: string, options: { readonly transformers: Transformers }): void {
    if (text === '') return;
    if (this.#real === null) this.#writes.push({ x, y, text, ...options });
    else this.#real.write(x, y, text, options);
  }

  clip(area: Parameters<Output['clip']>[0]): void {
    this.#takeReal().clip(area);
  }

  unclip(): void {
    this.#takeReal().unclip();
  }

  get(): { readonly output: string; readonly height: number } {
    const lines = this.#real === null ? this.#lines() : null;
    if (lines === null) return this.#takeReal().get();
    return { output: lines.join('\n'), height: lines.length };
  }

  /** null where two texts share a line, or one does not begin where lines do. */
  #lines(): string[] | null {
    const lines = new Array<string | null>(Math.max(0, this.#size.height)).fill(null);
    for (const { x, y, text, transformers } of this.#writes) {
      if (x !== 0) return null;
      for (const [i, line] of text.split('\n').entries()) {
        if (lines[y + i] !== null) return null;
        lines[y + i] = transformers.reduce((drawn, transform) => transform(drawn, i), line).trimEnd();
      }
    }
    return lines.map((line) => line ?? '');
  }

  #takeReal(): Output {
    if (this.#real === null) {
      this.#real = new Output(this.#size);
      for (const { x, y, text, transformers } of this.#writes) this.#real.write(x, y, text, { transformers });
    }
    return this.#real;
  }
}
