import { entry, type HeaderFields, header, type Text } from '../../tar/tar-blocks.js';

/** Entries of a layer as tools write them, in ustar. */

export const put = (name: Text, content: Text = '', more: HeaderFields = {}): Uint8Array =>
  entry({ name, ...more }, content);
export const folder = (name: Text, more: HeaderFields = {}): Uint8Array =>
  header({ name, type: '5', mode: 0o755, ...more });
export const link = (name: Text, target: Text, more: HeaderFields = {}): Uint8Array =>
  header({ name, type: '2', linkName: target, mode: 0o777, ...more });
export const hardlink = (name: Text, target: Text, more: HeaderFields = {}): Uint8Array =>
  header({ name, type: '1', linkName: target, ...more });

/** The whiteout of a path: `etc/.wh.passwd` for `etc/passwd`. */
export const whiteout = (path: string, more: HeaderFields = {}): Uint8Array =>
  header({ name: path.replace(/([^/]*)$/, '.wh.$1'), mode: 0, ...more });

/** The opaque whiteout of a directory; the root is ''. */
export const opaque = (path: string, more: HeaderFields = {}): Uint8Array =>
  header({ name: path === '' ? '.wh..wh..opq' : `${path}/.wh..wh..opq`, mode: 0, ...more });
