import { InflateError, type InflateErrorCode, type OnOutput } from './inflate.js';

/** As much of it as is used: Node's types have none. */
declare const WebAssembly: { readonly Instance: new (module: object, imports: object) => { readonly exports: object } };

/** What the WebAssembly of zstddec exports of zstd's streaming interface (`zstd.h`). Addresses and sizes are of 32 bits. */
type ZstdExports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(bytes: number): number;
  ZSTD_createDCtx(): number;
  /** Gives the number of an error, negative, or what it would like to be given next. */
  ZSTD_decompressStream(context: number, output: number, input: number): number;
};

/** Bytes that are put in at a time: a block with its headers. */
const inputBytes = 256 * 1024;

/** Bytes that are taken out at a time: what a block inflates to at most (RFC 8878, 3.1.1.2.4). */
const outputBytes = 128 * 1024;

/** Numbers of errors are the last ones of 32 bits (`ZSTD_isError`). */
const mostErrors = 120;

/** The errors of `zstd_errors.h` that are not just damage. */
const meanings: ReadonlyMap<number, readonly [InflateErrorCode, string]> = new Map([
  [14, ['unsupported-compression', 'a frame uses what zstd does not have yet']],
  [16, ['unsupported-compression', 'a frame wants a window of more than 128 MiB']],
  [22, ['compressed-corrupt', 'a checksum is wrong']],
  [32, ['unsupported-compression', 'it wants a dictionary']],
  [64, ['unsupported-compression', 'it wants more memory than there is']],
]);

let compiled: Promise<object> | null = null;

/**
 * zstd itself, compiled to WebAssembly. What zstddec makes of it takes every error for a reason to try again, without end, so
 * it is only asked for the module. Each decoder has a memory of its own, which goes with it.
 */
export class ZstdDecoder {
  readonly #zstd: ZstdExports;
  readonly #context: number;
  readonly #input: number;
  readonly #output: number;
  /** Two structs in a row, `ZSTD_inBuffer` and `ZSTD_outBuffer`: address, size and position each. */
  readonly #buffers: number;

  private constructor(module: object) {
    const env = { emscripten_notify_memory_growth: () => {} };
    this.#zstd = new WebAssembly.Instance(module, { env }).exports as ZstdExports;
    this.#context = this.#zstd.ZSTD_createDCtx();
    this.#input = this.#zstd.malloc(inputBytes);
    this.#output = this.#zstd.malloc(outputBytes);
    this.#buffers = this.#zstd.malloc(24);
  }

  static async create(): Promise<ZstdDecoder> {
    compiled ??= compile();
    return new ZstdDecoder(await compiled);
  }

  /**
   * Inflates the next bytes of a stream. Throws an InflateError, with `offset` as its place, where they are damaged: what
   * came out of these very bytes may be lost then.
   */
  push(bytes: Uint8Array, offset: number, onOutput: OnOutput): void {
    for (let at = 0; at < bytes.length; at += inputBytes) {
      this.#inflate(bytes.subarray(at, at + inputBytes), offset + at, onOutput);
    }
  }

  #inflate(bytes: Uint8Array, offset: number, onOutput: OnOutput): void {
    new Uint8Array(this.#zstd.memory.buffer).set(bytes, this.#input);
    // What is made of the input may not fit into the output: then it is full, and there is more.
    for (let position = 0, given = 0; position < bytes.length || given === outputBytes; ) {
      const buffers = [this.#input, bytes.length, position, this.#output, outputBytes, 0];
      new Uint32Array(this.#zstd.memory.buffer, this.#buffers, 6).set(buffers);
      const result = this.#zstd.ZSTD_decompressStream(this.#context, this.#buffers + 12, this.#buffers);
      if (result < 0 && result >= -mostErrors) throw damage(-result, offset + position);
      // The memory is another one when it has grown.
      const after = new Uint32Array(this.#zstd.memory.buffer, this.#buffers, 6);
      position = after[2]!;
      given = after[5]!;
      if (given > 0) onOutput(new Uint8Array(this.#zstd.memory.buffer, this.#output, given));
    }
  }
}

async function compile(): Promise<object> {
  const { ZSTDDecoder } = await import('zstddec/stream');
  const source = new ZSTDDecoder();
  return new Promise((resolve, reject) => {
    const keep = source._init;
    source._init = (result) => {
      keep(result);
      resolve(result.module);
    };
    source.init().catch(reject);
  });
}

function damage(number: number, offset: number): InflateError {
  const [code, message] = meanings.get(number) ?? ['compressed-corrupt', 'it is damaged'];
  return new InflateError(code, message, offset);
}
