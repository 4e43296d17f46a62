import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentSecurityPolicy } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pbf': 'application/x-protobuf',
  '.map': 'application/json'
};

/** Already compressed: doing it again costs time and saves nothing. */
const COMPRESSED = new Set(['.png', '.jpg', '.webp', '.woff2', '.ico', '.pbf']);

type Encoding = 'br' | 'gzip' | 'identity';

interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly compressible: boolean;
  /** Vite names what is under assets/ by its content: it never changes under its name. */
  readonly immutable: boolean;
  readonly bodies: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

/** The built app. */
export interface StaticFiles {
  /** The file asked for, the app's page for an address of its own, or a 404. */
  respond(request: Request): Promise<Response>;
}

/**
 * Serves the files of a folder as they are now. They are known by name beforehand, so that no
 * address, however it is written, reaches anything else.
 *
 * @param tileOrigins where a tile base map is fetched from, if one is set up.
 */
export async function staticFiles(folder: string, tileOrigins: readonly string[] = []): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const extension = extname(name);
    files.set(name, {
      path,
      type: TYPES[extension] ?? 'application/octet-stream',
      compressible: !COMPRESSED.has(extension),
      immutable: name.startsWith('/assets/'),
      bodies: new Map()
    });
  }
  const page = files.get('/index.html');
  const policy = contentSecurityPolicy(
    page === undefined ? '' : await readFile(page.path, 'utf8'),
    tileOrigins
  );

  return {
    respond: async (request) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      }
      const name = nameIn(request);
      const file = name === '/' ? page : (files.get(name) ?? (isPage(name) ? page : undefined));
      if (file === undefined) return new Response('Not found', { status: 404 });
      const response = await answer(file, request);
      if (file === page) response.headers.set('content-security-policy', policy);
      return response;
    }
  };
}

function nameIn(request: Request): string {
  try {
    return decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return '';
  }
}

/** The app has addresses of its own; only what looks like a file must be one. */
function isPage(name: string): boolean {
  return name !== '' && !name.startsWith('/assets/') && extname(name) === '';
}

async function answer(file: StaticFile, request: Request): Promise<Response> {
  const encoding = file.compressible ? preferred(request.headers.get('accept-encoding') ?? '') : 'identity';
  const body = await bodyOf(file, encoding);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = new Headers({
    'content-type': file.type,
    etag,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
  });
  if (file.compressible) headers.set('vary', 'accept-encoding');
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

function preferred(accepted: string): Encoding {
  const names = accepted.split(',').map((part) => part.trim());
  const takes = (name: string) =>
    names.some((part) => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0+)?$/.test(part)));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Compressed when first asked for, then kept. */
function bodyOf(file: StaticFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = file.bodies.get(encoding);
  if (known !== undefined) return known;
  const body = readFile(file.path).then(async (plain) => new Uint8Array(await encode(plain, encoding)));
  file.bodies.set(encoding, body);
  body.catch(() => file.bodies.delete(encoding));
  return body;
}

function encode(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
    case 'gzip':
      return promisify(gzip)(plain, { level: 6 });
    case 'identity':
      return Promise.resolve(plain);
  }
}
