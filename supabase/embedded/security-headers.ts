import { createHash } from 'node:crypto';

/** For every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)'
};

/**
 * The content security policy of the app's page: nothing but our own origin, and where one is set
 * up, the hosts of the tile base map.
 *
 * @param page the page's HTML: scripts written into it are allowed by their hash.
 * @param tiles scheme, host and port of each.
 */
export function contentSecurityPolicy(page: string, tiles: readonly string[] = []): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // Geometry runs as WebAssembly.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inlineScripts(page)],
    // MapLibre and deck.gl start workers from blobs.
    'worker-src': ["'self'", 'blob:'],
    // Svelte, MapLibre and deck.gl set style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tiles],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'data:', 'blob:', ...tiles],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"]
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  );
}
