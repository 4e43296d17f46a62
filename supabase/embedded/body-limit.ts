/**
 * The request with its body read, or undefined where the body is longer than this many bytes. Counts what
 * arrives, as a body sent in chunks does not say its length; what is too long is not kept.
 */
export async function withinLimit(request: Request, bytes: number): Promise<Request | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > bytes) return undefined;
  if (request.body === null) return request;

  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    // Not cancelled: that would close the connection before the answer is sent.
    if (length > bytes) return undefined;
    chunks.push(next.value);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: new Uint8Array(Buffer.concat(chunks, length)) });
}
