/** A kind of file that likely holds a secret. */
export type Credential = {
  /** What it is, as one says it: `a private key`. */
  readonly what: string;
  /** Names and paths of it, without the leading slash. */
  readonly path: RegExp;
  /** The same names where they are known to hold nothing secret. */
  readonly except?: RegExp;
};

/** Certificates, which are public: bundles of authorities, and names that say so. */
const publicCertificates =
  /(?:^|\/)(?:etc\/ssl\/certs|etc\/pki|usr\/share\/ca-certificates|usr\/local\/share\/ca-certificates)\/|(?:^|\/)(?:ca|cacert|ca-?bundle|cert|chain|fullchain|roots?)[^/]*\.pem$/i;

/**
 * Files that are likely secrets, by their names alone: contents are not looked at. The first row that fits counts; what costs most
 * when it leaks comes first. The names are those that the programs write or read themselves, as their manuals tell.
 */
export const credentials: readonly Credential[] = [
  // ssh-keygen(1) names keys by algorithm; `_sk` are those of security keys.
  { what: 'a private SSH key', path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/ },
  { what: 'the private SSH key of a host', path: /(?:^|\/)ssh_host_[a-z0-9]+_key$/ },
  { what: 'a private key', path: /(?:^|\/)[^/]*(?:deploy|private|secret)[-_]?key(?:\.(?:pem|txt|json))?$/i },
  { what: 'a private key', path: /\.(?:key|ppk)$/i, except: /(?:^|\/)usr\/share\/|(?:^|\/)(?:public|pub)[^/]*\.key$/i },
  { what: 'a private key or a certificate', path: /\.pem$/i, except: publicCertificates },
  { what: 'a store of keys', path: /\.(?:p12|pfx|jks|keystore|kdbx)$/i, except: /(?:^|\/)cacerts\.jks$/ },
  { what: 'private keys of GnuPG', path: /(?:^|\/)\.gnupg\/(?:private-keys-v1\.d\/|secring\.gpg$)/ },
  // AWS CLI, gcloud, Azure CLI, kubectl, docker: where each keeps how it logs in.
  { what: 'keys of AWS', path: /(?:^|\/)\.aws\/credentials$/ },
  {
    what: 'a login of Google Cloud',
    path: /(?:^|\/)(?:\.config\/gcloud\/(?:credentials\.db|access_tokens\.db|application_default_credentials\.json)|service[-_]account[^/]*\.json)$/,
  },
  { what: 'a login of Azure', path: /(?:^|\/)\.azure\/(?:accessTokens\.json|msal_token_cache\.[a-z]+)$/ },
  {
    what: 'access to a Kubernetes cluster',
    path: /(?:^|\/)(?:\.kube\/config|kubeconfig|etc\/kubernetes\/admin\.conf)$/,
  },
  { what: 'logins of registries', path: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|containers\/auth\.json)$/ },
  { what: 'a state of Terraform, with the secrets in it', path: /\.tfstate(?:\.backup)?$/ },
  {
    what: 'settings with passwords',
    path: /(?:^|\/)\.env(?:\.[^/]+)?$/,
    except: /\.(?:example|sample|template|dist|defaults?)$/i,
  },
  { what: 'a token of npm', path: /(?:^|\/)\.npmrc$/, except: /(?:^|\/)node_modules\// },
  { what: 'a login of PyPI', path: /(?:^|\/)\.pypirc$/ },
  {
    what: 'logins of a gem, cargo or Maven registry',
    path: /(?:^|\/)(?:\.gem\/credentials|\.cargo\/credentials(?:\.toml)?|\.m2\/settings\.xml)$/,
  },
  { what: 'logins', path: /(?:^|\/)(?:\.netrc|_netrc|\.git-credentials|\.pgpass|\.my\.cnf|\.htpasswd|\.vault-token)$/ },
  { what: 'settings with passwords', path: /(?:^|\/)(?:wp-config\.php|secrets?\.ya?ml)$/ },
  {
    what: 'what was typed in a shell',
    path: /(?:^|\/)\.(?:ba|z|a)?sh_history$|(?:^|\/)\.(?:mysql|psql|python|node_repl)_history$/,
  },
];

/** The place in the table of what a path likely holds, the worst first; null for what is no secret by its name. */
export function credentialRank(path: string): number | null {
  const rank = credentials.findIndex(({ path: names, except }) => names.test(path) && except?.test(path) !== true);
  return rank < 0 ? null : rank;
}
