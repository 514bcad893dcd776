import { describe, expect, it } from 'vitest';
import { credentialRank, credentials } from '../../src/analysis/credentials.js';
import { noiseOf } from '../../src/analysis/noise.js';

const whatOf = (path: string) => {
  const rank = credentialRank(path);
  return rank === null ? null : credentials[rank]!.what;
};

describe('names of files that are likely secrets', () => {
  // The names that ssh-keygen(1), docker login, aws configure, kubectl, npm login, twine, git-credential-store(1), curl(1), psql(1),
  // terraform and shells write.
  it.each([
    'root/.ssh/id_rsa',
    'home/app/.ssh/id_ed25519',
    'id_ecdsa_sk',
    'etc/ssh/ssh_host_ed25519_key',
    'srv/app/deploy_key',
    'srv/tls/server.key',
    'srv/tls/server.pem',
    'srv/store.p12',
    'srv/store.pfx',
    'srv/store.jks',
    'srv/app/.env',
    'srv/app/.env.production',
    'root/.npmrc',
    'root/.pypirc',
    'root/.netrc',
    'root/.git-credentials',
    'root/.docker/config.json',
    'root/.aws/credentials',
    'root/.kube/config',
    'terraform.tfstate',
    'root/.bash_history',
    'var/www/wp-config.php',
    'root/.pgpass',
  ])('%s is one', (path) => {
    expect(credentialRank(path)).not.toBeNull();
  });

  it.each([
    'root/.ssh/id_rsa.pub',
    'root/.ssh/known_hosts',
    'root/.ssh/authorized_keys',
    'etc/ssl/certs/ca-certificates.pem',
    'usr/lib/python3/site-packages/certifi/cacert.pem',
    'usr/share/keyrings/debian.key',
    'srv/app/.env.example',
    'srv/app/environment',
    'srv/app/node_modules/some/.npmrc',
    'root/.aws/config',
    'usr/bin/ssh-keygen',
    'etc/passwd',
  ])('%s is none', (path) => {
    expect(credentialRank(path)).toBeNull();
  });

  it('are told apart, private keys first', () => {
    expect(whatOf('root/.ssh/id_rsa')).toBe('a private SSH key');
    expect(credentialRank('root/.ssh/id_rsa')).toBeLessThan(credentialRank('srv/app/.env')!);
  });
});

describe('names of files that say little', () => {
  it.each([
    ['var/lib/apt/lists/deb.debian.org_Packages', 'package lists'],
    ['var/cache/dnf/updates.solv', 'package lists'],
    ['var/cache/apt/archives/gcc.deb', 'caches'],
    ['var/cache/apk/APKINDEX.tar.gz', 'caches'],
    ['root/.cache/pip/http/a', 'caches'],
    ['root/.npm/_cacache/index', 'caches'],
    ['usr/lib/python3/__pycache__/os.pyc', 'caches'],
    ['tmp/a', 'temporary files'],
    ['var/tmp/a', 'temporary files'],
    ['var/log/dpkg.log', 'logs'],
    ['var/lib/dpkg/status-old', 'copies of what was before'],
    ['var/lib/dpkg/status', null],
    ['srv/app/tmp/a', null],
    ['usr/bin/cc', null],
  ])('%s', (path, what) => {
    expect(noiseOf(path)).toBe(what);
  });
});

it.each(['a/', '.key-', 'deploykey', '.env.', '.gnupg/', 'cacert', '/.env./', 'tmp/', '~'])(
  'are looked for in a path of a megabyte of %s without ado',
  (part) => {
    const long = `${part.repeat(1_000_000 / part.length)}/\n`;
    expect(credentialRank(long)).toBeNull();
    expect(['temporary files', null]).toContain(noiseOf(long));
  },
);
