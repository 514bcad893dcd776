/** What a name in an archive or directory stands for. Anything that is no bytes, text or link is written as JSON. */
export type Content = string | Uint8Array | { symlink: string } | { hardlink: string } | { directory: true } | object;

export function bytesOf(content: Content): Buffer {
  if (content instanceof Uint8Array) return Buffer.from(content);
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}
