/** Bytes of a file that are looked at to tell what it is, as git and grep do. */
export const sniffedBytes = 8192;

/** Whether a file that begins so is text: it has no NUL byte (git, `buffer_is_binary`; GNU grep). */
export function isText(beginning: Uint8Array): boolean {
  return !beginning.subarray(0, sniffedBytes).includes(0);
}
