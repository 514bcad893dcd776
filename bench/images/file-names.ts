/** Files of one package, in one directory and those below it. */
export const packageFiles = 32;

type Place = { readonly root: string; readonly below: readonly string[]; readonly endings: readonly string[] };

/** Where packages of real images lie, what is below them, and how their files end. */
const places: readonly Place[] = [
  {
    root: 'usr/lib/python3/dist-packages',
    below: ['', 'core', 'core/__pycache__', 'tests'],
    endings: ['.py', '.cpython-311.pyc'],
  },
  {
    root: 'srv/app/node_modules',
    below: ['', 'dist', 'dist/esm/internal', 'lib'],
    endings: ['.js', '.d.ts', '.js.map', '.json'],
  },
  { root: 'usr/lib/x86_64-linux-gnu', below: ['', 'engines', 'pkgconfig'], endings: ['.so.1.2.0', '.a', '.pc'] },
  { root: 'usr/share/doc', below: ['', 'examples'], endings: ['.gz', '.html', '.txt'] },
  { root: 'usr/share/locale', below: ['LC_MESSAGES', 'LC_TIME'], endings: ['.mo'] },
  {
    root: 'usr/local/lib/ruby/gems/3.3.0/gems',
    below: ['', 'lib', 'lib/generators/templates', 'spec'],
    endings: ['.rb', '.erb'],
  },
  { root: 'opt/java/modules', below: ['', 'META-INF', 'com/example/service'], endings: ['.class', '.properties'] },
];

const syllables =
  'ka mo ti ru se na lo vi be du fo ga hi je ky la me no pa qu ra so ta ul va wi xe yo za chi sta dro'.split(' ');

/** The directory of a package, by its number. */
export function packagePath(number: number): string {
  return `${placeOf(number).root}/${word(number)}`;
}

/** The path of a file, by its number: `packageFiles` of them in turn belong to a package. Nothing needs to be kept of a million of them. */
export function filePath(number: number): string {
  const inPackage = Math.floor(number / packageFiles);
  const { below, endings } = placeOf(inPackage);
  const index = number % packageFiles;
  const folder = below[index % below.length]!;
  const name = `${word(index * 41 + (inPackage % 1000))}${endings[index % endings.length]}`;
  return `${packagePath(inPackage)}/${folder === '' ? '' : `${folder}/`}${name}`;
}

function placeOf(inPackage: number): Place {
  return places[inPackage % places.length]!;
}

/** A word that can be spoken, another one for every number. */
function word(number: number): string {
  const base = syllables.length;
  let text = '';
  // Spread out, so that neighbours do not look alike; odd, so that no two numbers meet.
  for (let rest = (Math.imul(number, 0x9e3779b1) >>> 0) % 2 ** 20; ; rest = Math.floor(rest / base)) {
    text += syllables[rest % base];
    if (rest < base) return text;
  }
}
