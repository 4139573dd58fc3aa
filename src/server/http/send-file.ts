import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AppError } from '#src/lib/app-error.ts';

/** What lists, letters and reports are taken out as. */
type FileFormat = 'csv' | 'xlsx' | 'vcard' | 'png' | 'pdf';

const MEDIA_TYPES: Record<FileFormat, [type: string, ending: string]> = {
  csv: ['text/csv; charset=utf-8', 'csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  vcard: ['text/vcard; charset=utf-8', 'vcf'],
  png: ['image/png', 'png'],
  pdf: ['application/pdf', 'pdf'],
};
/** Sends a file that was written; it may be removed once this has answered. */
export async function sendFile(
  path: string,
  { format, name }: { format: FileFormat; name: string },
): Promise<Response> {
  const stream = createReadStream(path);
  await new Promise((opened, failed) => stream.once('open', opened).once('error', failed));
  const [type, ending] = MEDIA_TYPES[format];
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}.${ending}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Another site may not make a browser take data out, even to its own owner. */
export function refuseOtherSites(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return;
  throw new AppError('forbidden', 'This request came from another site.', { reason: 'cross_site' });
}
