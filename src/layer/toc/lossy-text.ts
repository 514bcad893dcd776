const sequences =
  /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g;

/**
 * A name as Go's `encoding/json` writes it: every byte that is no part of UTF-8 becomes U+FFFD. All writers of tables of contents
 * lose such bytes so, and a name is not to be taken for a lie because of it.
 */
export function lossyText(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const kept = latin1.replace(sequences, (sequence, wrong) => (wrong === undefined ? sequence : '\xef\xbf\xbd'));
  return Buffer.from(kept, 'latin1').toString('utf8');
}
