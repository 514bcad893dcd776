import type { Random } from '../random.js';
import { hostileText } from './hostile-names.js';
import type { Mutator } from './mutator.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where a value is: in a list or an object. */
type Place = { readonly within: Json[] | { [key: string]: Json }; readonly key: string | number };

const digests = [
  'sha256:',
  'sha256:../../../etc/passwd',
  `sha256:${'A'.repeat(64)}`,
  `sha256:${'0'.repeat(64)}`,
  `sha256:${'0'.repeat(63)}`,
  `sha512:${'0'.repeat(128)}`,
  `sha256:${'/'.repeat(64)}`,
  'md5:d41d8cd98f00b204e9800998ecf8427e',
  'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  ':',
  '',
];

const mediaTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.oci.image.layer.v1.tar+gzip',
  'application/vnd.oci.image.layer.v1.tar+zstd',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  'application/vnd.in-toto+json',
  'application/vnd.oci.empty.v1+json',
  'text/plain',
];

const numbers = [0, -1, 1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 1e308, -(2 ** 53)];

const changes: Readonly<Record<string, (place: Place, random: Random) => void>> = {
  remove: ({ within, key }) => {
    if (Array.isArray(within)) within.splice(key as number, 1);
    else delete within[key];
  },
  retype: (place, random) => put(place, random.pick<Json>([null, true, 0, '', [], {}, [null], [[]], [{}], { a: [] }])),
  'number of weight': (place, random) => put(place, random.pick(numbers)),
  'hostile text': (place, random) => put(place, hostileText(random)),
  'hostile text everywhere': ({ within }, random) => spoilStrings(within, random),
  'hostile key': ({ within }, random) => {
    if (!Array.isArray(within)) within[hostileText(random)] = hostileText(random);
  },
  digest: (place, random) => put(place, random.pick(digests)),
  'media type': (place, random) => put(place, random.pick(mediaTypes)),
  repeat: ({ within, key }, random) => {
    if (Array.isArray(within)) within.push(...Array<Json>(random.length(400)).fill(within[key as number]!));
    else within[`${key}2`] = within[key]!;
  },
  'wrap in itself': (place, random) => put(place, random.once(2) ? [value(place)] : { a: value(place) }),
  nest: (place, random) => {
    let nested: Json = value(place);
    for (let depth = random.length(1000); depth > 0; depth -= 1) nested = random.once(2) ? [nested] : { a: nested };
    put(place, nested);
  },
  'swap two': ({ within, key }, random) => {
    if (!Array.isArray(within)) return;
    const other = random.below(within.length);
    [within[key as number], within[other]] = [within[other]!, within[key as number]!];
  },
  'copy from elsewhere': (place, random) => put(place, structuredClone(value(random.pick(placesIn(place.within))))),
};

/** Changes to a document; what is no JSON stays as it is. */
export const jsonMutators: readonly Mutator<Buffer>[] = [
  ...Object.entries(changes).map(([name, change]) => ({
    name: `JSON ${name}`,
    mutate: (bytes: Buffer, random: Random) => {
      const top = parsed(bytes);
      const places = placesIn([top]);
      if (top === null || places.length === 0) return bytes;
      const holder: Json[] = [top];
      change(random.pick(placesIn(holder)), random);
      return Buffer.from(JSON.stringify(holder[0]) ?? '');
    },
  })),
  {
    name: 'JSON deep text',
    mutate: (bytes, random) => {
      const depth = random.length(100_000);
      const close = random.once(2) ? ']'.repeat(depth) : '';
      const text = bytes.toString('latin1').replace(/[[{"]/, (first) => `${'['.repeat(depth)}${close}${first}`);
      return Buffer.from(text, 'latin1');
    },
  },
  {
    name: 'JSON number text',
    mutate: (bytes, random) =>
      Buffer.from(
        bytes.toString('latin1').replace(/:\s*\d+/, `:${random.pick(['1e999', '-0', '1'.repeat(400), '0.1e-7'])}`),
        'latin1',
      ),
  },
  {
    name: 'JSON duplicate key',
    mutate: (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('{', '{"config":1,"layers":{},"Config":[],'), 'latin1'),
  },
  { name: 'JSON byte order mark', mutate: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) },
  { name: 'JSON spaces', mutate: (bytes, random) => Buffer.concat([Buffer.alloc(random.length(100_000), ' '), bytes]) },
];

function parsed(bytes: Buffer): Json {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function placesIn(top: Json): Place[] {
  const places: Place[] = [];
  const open: Json[] = [top];
  for (let within = open.pop(); within !== undefined && places.length < 5000; within = open.pop()) {
    if (within === null || typeof within !== 'object') continue;
    for (const key of Object.keys(within)) {
      places.push({ within, key: Array.isArray(within) ? Number(key) : key });
      open.push((within as Record<string, Json>)[key]!);
    }
  }
  return places;
}

function value({ within, key }: Place): Json {
  return (within as Record<string | number, Json>)[key] ?? null;
}

function put({ within, key }: Place, changed: Json): void {
  (within as Record<string | number, Json>)[key] = changed;
}

function spoilStrings(within: Json, random: Random): void {
  for (const place of placesIn(within)) {
    if (typeof value(place) === 'string' && random.once(2)) put(place, hostileText(random));
  }
}
