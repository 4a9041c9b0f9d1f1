// Bundles the browser's styles and fonts, and the charts that the server draws, into target/frontend:
//   assets/   what browsers fetch, each name carrying a hash of its content, beside it a .gz
//   classes/  assets.properties (plain name = hashed name) and the chart script
// Nothing is done again whose inputs have not changed: `npm ci` while the lock stays the same, bundling while
// neither the lock nor these sources changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const sources = fileURLToPath(new URL('.', import.meta.url));
const module = resolve(sources, '../../..');
const out = join(module, 'target/frontend');
const classes = join(out, 'classes/org/offenlage/web/asset');
const charts = join(out, 'classes/org/offenlage/web/chart');

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function install() {
  const lock = hash(read(join(module, 'package-lock.json')));
  const mark = join(module, 'node_modules/.installed-lock');
  if (read(mark) === lock) {
    return lock;
  }
  console.log('Fetching the packages that the pages are made with …');
  const npm = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: module,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.error || npm.status !== 0) {
    console.error('npm could not install the packages of the web module; is npm installed and its registry reachable?');
    process.exit(1);
  }
  writeFileSync(mark, lock);
  return lock;
}

function inputs(lock) {
  const names = readdirSync(sources).sort();
  return hash(lock + names.map((name) => name + hash(readFileSync(join(sources, name)))).join('\n'));
}

function put(manifest, name, bytes) {
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}-${hash(bytes).slice(0, 12)}${name.slice(dot)}`;
  writeFileSync(join(out, 'assets', hashed), bytes);
  if (!/\.woff2$/.test(name)) {
    writeFileSync(join(out, 'assets', `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  }
  manifest.set(name, hashed);
  return hashed;
}

async function bundle() {
  const { build, transformSync } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  for (const directory of [join(out, 'assets'), classes, charts]) {
    mkdirSync(directory, { recursive: true });
  }
  const manifest = new Map();
  const packages = join(module, 'node_modules');

  const faces = [];
  for (const [weight, style] of [[400, 'normal'], [500, 'normal'], [600, 'normal'], [700, 'normal'], [400, 'italic']]) {
    for (const [subset, range] of [
      ['latin-ext', 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0'],
      ['latin', 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'],
    ]) {
      const file = `fira-sans-${subset}-${weight}-${style}.woff2`;
      const hashed = put(manifest, file, readFileSync(join(packages, '@fontsource/fira-sans/files', file)));
      faces.push(
        `@font-face{font-family:"Fira Sans";font-style:${style};font-weight:${weight};font-display:swap;` +
          `src:url("${hashed}") format("woff2");unicode-range:${range}}`,
      );
    }
  }

  const kern = read(join(packages, '@kern-ux/native/dist/kern.min.css'));
  // The theme's palette only: its token names are those of an older KERN; site.css maps the palette to today's.
  const land = read(join(packages, '@kern-ux/native/src/scss/themes/examples/sh.css')).split('@media')[0];
  const own = read(join(sources, 'site.css')) + read(join(sources, 'office.css'));
  const css = transformSync(`${faces.join('\n')}\n${kern}\n${land}\n${own}`, { loader: 'css', minify: true, legalComments: 'none' });
  put(manifest, 'site.css', css.code);
  put(manifest, 'certificate.js', transformSync(read(join(sources, 'certificate.js')), { loader: 'js', minify: true }).code);
  put(manifest, 'icon.svg', read(join(sources, 'icon.svg')));

  await build({
    entryPoints: [join(sources, 'charts.js')],
    outfile: join(charts, 'charts.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    nodePaths: [packages],
  });
  // The font goes into each drawing: an image may not fetch one.
  writeFileSync(
    join(charts, 'fira-sans.woff2'),
    readFileSync(join(packages, '@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2')),
  );
  writeFileSync(
    join(classes, 'assets.properties'),
    [...manifest].map(([name, hashed]) => `${name}=${hashed}\n`).join(''),
  );
}

const state = inputs(install());
const mark = join(out, 'inputs');
if (read(mark) !== state) {
  console.log('Bundling styles, fonts and charts …');
  await bundle();
  writeFileSync(mark, state);
}
