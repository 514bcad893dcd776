const pieceBytes = 256 * 1024;

/** What comes out of a block byte by byte, kept until the block is known to be sound. Memory is used again. */
export class BlockOutput {
  readonly #pieces: Uint8Array[] = [new Uint8Array(pieceBytes)];
  #piece = this.#pieces[0]!;
  #full = 0;
  #length = 0;

  readonly push = (byte: number): void => {
    if (this.#length === pieceBytes) this.#grow();
    this.#piece[this.#length++] = byte;
  };

  /** Hands on what was pushed, and begins anew. */
  flush(onOutput: (chunk: Uint8Array) => void): void {
    for (let index = 0; index < this.#full; index += 1) onOutput(this.#pieces[index]!);
    if (this.#length > 0) onOutput(this.#piece.subarray(0, this.#length));
    this.#full = 0;
    this.#length = 0;
    this.#piece = this.#pieces[0]!;
  }

  #grow(): void {
    this.#full += 1;
    this.#length = 0;
    this.#pieces[this.#full] ??= new Uint8Array(pieceBytes);
    this.#piece = this.#pieces[this.#full]!;
  }
}
