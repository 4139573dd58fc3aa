import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

type Bytes = Uint8Array<ArrayBuffer>;
type Packing = 'br' | 'gzip';

const PACK: Record<Packing, (bytes: Bytes) => Promise<Bytes>> = {
  br: (bytes) => brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => gzipAsync(bytes, { level: 9 }),
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
};

interface StaticFile {
  bytes: Bytes;
  headers: Record<string, string>;
  /** What it was packed into, by the build or when first asked for; absent: not worth it. */
  packed?: Partial<Record<Packing, Promise<Bytes>>>;
}

/**
 * Serves the built web app as it was at the start, from memory; another path is no file, however it
 * is written. A path without extension is a page, of the app or of a workshop.
 */
export function createStaticFiles(dir: string): (request: Request) => Promise<Response> {
  const files = readFiles(dir);
  return async (request) => {
    const { pathname } = new URL(request.url);
    const file = files.get(extname(pathname) ? decodePath(pathname) : pageOf(pathname));
    if (!file) return new Response('Not found', { status: 404 });
    const headers = { ...file.headers, vary: 'accept-encoding' };
    const packing = file.packed && choosePacking(request);
    if (!packing) return new Response(file.bytes, { headers });
    file.packed![packing] ??= PACK[packing](file.bytes);
    const packed = await file.packed![packing];
    return new Response(packed, { headers: { ...headers, 'content-encoding': packing } });
  };
}

/** The page of who takes part in a workshop is one of its own; all others are the app's. */
function pageOf(pathname: string): string {
  return /^\/j(\/|$)/.test(pathname) ? '/join.html' : '/index.html';
}

function choosePacking(request: Request): Packing | undefined {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : undefined;
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

/** By the path of their address, such as `/assets/index-1.js`. */
function readFiles(dir: string): Map<string, StaticFile> {
  // without a build the API works alone
  if (!existsSync(dir)) return new Map();
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    paths.map((path) => {
      const address = `/${relative(dir, path).split(sep).join('/')}`;
      return [address, describe(address, path)];
    }),
  );
}

function describe(address: string, path: string): StaticFile {
  const extension = extname(address);
  const isHashed = address.startsWith('/assets/');
  return {
    bytes: readFileSync(path),
    ...(COMPRESSED.has(extension) && { packed: readPacked(path) }),
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      ...(extension === '.html' && PAGE_HEADERS),
    },
  };
}

/** What the build has packed already, tighter than there is time for at a request. */
function readPacked(path: string): NonNullable<StaticFile['packed']> {
  return existsSync(`${path}.br`) ? { br: Promise.resolve(readFileSync(`${path}.br`)) } : {};
}
