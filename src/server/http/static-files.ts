import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

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
  bytes: Record<'identity' | 'gzip' | 'br', Uint8Array>;
  headers: Record<string, string>;
}

/**
 * Serves the built web app from memory, compressed once. A path without a file is a page of the app,
 * which its index answers.
 */
export function createStaticFiles(dir: string): (request: Request) => Promise<Response> {
  const loaded = new Map<string, Promise<StaticFile | null>>();

  function load(path: string): Promise<StaticFile | null> {
    const known = loaded.get(path);
    if (known) return known;
    const file = readStatic(dir, path);
    loaded.set(path, file);
    // paths that do not exist are endless, so they are not remembered
    void file.then((found) => found ?? loaded.delete(path));
    return file;
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const wanted = extname(pathname) ? pathname : '/index.html';
    const file = await load(wanted);
    if (!file) return new Response('Not found', { status: 404 });
    const accepted = request.headers.get('accept-encoding') ?? '';
    const encoding = accepted.includes('br')
      ? 'br'
      : accepted.includes('gzip')
        ? 'gzip'
        : 'identity';
    const headers: Record<string, string> = { ...file.headers, vary: 'accept-encoding' };
    if (encoding !== 'identity' && file.bytes[encoding] !== file.bytes.identity) {
      headers['content-encoding'] = encoding;
    }
    return new Response(file.bytes[encoding] as Uint8Array<ArrayBuffer>, { headers });
  };
}

async function readStatic(dir: string, pathname: string): Promise<StaticFile | null> {
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname));
  } catch {
    return null;
  }
  if (path.includes('..') || path.includes('\0')) return null;
  const identity = await readFile(join(dir, path)).catch(() => null);
  if (!identity) return null;
  const extension = extname(path);
  const isHashed = path.startsWith('/assets/');
  const small = COMPRESSED.has(extension);
  return {
    bytes: {
      identity,
      gzip: small ? gzipSync(identity, { level: 9 }) : identity,
      br: small
        ? brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
        : identity,
    },
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      ...(extension === '.html' && PAGE_HEADERS),
    },
  };
}
