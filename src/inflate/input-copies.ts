/**
 * Copies of the last two chunks of a stream, whose memory is used again: one may be inflated while the next one is fetched. A copy is
 * valid until the second one after it is made.
 */
export class InputCopies {
  #memory = new Uint8Array(0);
  #other = new Uint8Array(0);

  copy(bytes: Uint8Array): Uint8Array {
    [this.#memory, this.#other] = [this.#other, this.#memory];
    if (this.#memory.length < bytes.length) this.#memory = new Uint8Array(bytes.length);
    this.#memory.set(bytes);
    return this.#memory.subarray(0, bytes.length);
  }
}
