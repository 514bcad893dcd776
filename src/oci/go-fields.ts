/**
 * What Go's structs make of a JSON document: which objects have fields with fixed names, and which are maps with names of
 * their own. Go matches fields without regard to case, maps with it (encoding/json, `Unmarshal`).
 */
export type GoFields = {
  /** The fields of a struct by their folded names; null where names are the writer's own. */
  readonly byFold: ReadonlyMap<string, { readonly name: string; readonly value: GoFields }> | null;
  /** What the items of a list, or the values of a map, are. */
  readonly each: GoFields | null;
};

/** The spelling in which two names of fields are the same for Go: its fold knows the long s and the Kelvin sign too. */
export function foldName(name: string): string {
  return name.toUpperCase().toLowerCase();
}

const any: GoFields = { byFold: null, each: null };

function struct(names: string, inner: Readonly<Record<string, GoFields>> = {}): GoFields {
  const fields = [...names.split(' ').map((name) => [name, any] as const), ...Object.entries(inner)];
  return { byFold: new Map(fields.map(([name, value]) => [foldName(name), { name, value }])), each: null };
}

function each(value: GoFields): GoFields {
  return { byFold: null, each: value };
}

const platform = struct('architecture os os.version os.features variant features');
const descriptor = struct('mediaType digest size urls annotations data artifactType', { platform });

/** A manifest or an index (image-spec specs-go/v1): which one it is, the fields themselves tell. */
export const manifestFields: GoFields = struct('schemaVersion mediaType artifactType annotations fsLayers', {
  config: descriptor,
  layers: each(descriptor),
  manifests: each(descriptor),
  subject: descriptor,
});

const run = struct('User ExposedPorts Env Entrypoint Cmd Volumes WorkingDir Labels StopSignal ArgsEscaped');
const step = struct('created author created_by comment empty_layer');
const imageFields = 'created author architecture os os.version os.features variant';

/** An image config (image-spec specs-go/v1/config.go). */
export const configFields: GoFields = struct(imageFields, {
  config: run,
  rootfs: struct('type diff_ids'),
  history: each(step),
});

/** An image of docker's first form (moby image/image.go, `V1Image`). */
export const v1ImageFields: GoFields = struct(`${imageFields} id parent comment throwaway`, {
  config: run,
  container_config: run,
});

/** docker's `manifest.json` (moby image/tarexport/tarexport.go). */
export const dockerManifestFields: GoFields = each(
  struct('Config RepoTags Layers Parent', { LayerSources: each(descriptor) }),
);
