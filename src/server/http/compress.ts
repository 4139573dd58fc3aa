import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** Below this a packet is sent anyway. */
const LEAST_BYTES = 1400;

/** The JSON answer packed for whoever accepts it: on the phone a page of a list is a tenth as long. */
export async function compress(request: Request, response: Response): Promise<Response> {
  // asked first, for headers of an answer that nobody looks at need not be made
  if (!request.headers.get('accept-encoding')?.includes('gzip')) return response;
  if (!response.headers.get('content-type')?.includes('json')) return response;
  if (response.headers.has('content-encoding')) return response;
  const bytes = await response.arrayBuffer();
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.set('vary', 'accept-encoding');
  if (bytes.byteLength < LEAST_BYTES) {
    return new Response(bytes.byteLength > 0 ? bytes : null, { status, headers });
  }
  headers.set('content-encoding', 'gzip');
  const packed = await gzipAsync(bytes, { level: constants.Z_BEST_SPEED });
  return new Response(packed as Uint8Array<ArrayBuffer>, { status, headers });
}
