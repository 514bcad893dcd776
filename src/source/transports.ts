import { bareFilesystem } from './bare-filesystem.js';
import { dockerArchive } from './docker-archive.js';
import { dockerV1Archive } from './docker-v1-archive.js';
import { localTransport } from './local-transport.js';
import { ociLayout } from './oci-layout.js';
import { skopeoDirectory } from './skopeo-directory.js';
import type { Transport } from './transport.js';
import { unreadTransport } from './unread-transport.js';

/** Every prefix that is understood. One that begins with another stands before it. */
export const transports: readonly Transport[] = [
  localTransport('docker-archive:', dockerArchive, dockerV1Archive),
  localTransport('oci-archive:', ociLayout),
  localTransport('oci:', ociLayout),
  localTransport('dir:', skopeoDirectory),
  localTransport('tarball:', bareFilesystem),

  unreadTransport('docker://', 'docker save NAME -o FILE'),
  unreadTransport('docker-daemon:', 'docker save NAME -o FILE'),
  unreadTransport('podman://', 'podman save NAME -o FILE'),
  unreadTransport('containers-storage:', 'podman save NAME -o FILE'),
  unreadTransport('registry://', 'skopeo copy docker://NAME oci-archive:FILE'),
];
