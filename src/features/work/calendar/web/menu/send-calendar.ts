import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { sendFile } from '#src/web/api/files/send-file.ts';
import type { importCalendar } from '../../calendar-api.ts';

export type ImportTelling = EndpointOutput<typeof importCalendar>;

/**
 * Sends a calendar file as it is; a preview brings nothing in.
 *
 * @throws ApiProblem
 */
export function sendCalendar(
  file: File,
  { preview, says }: { preview: boolean; says?: string },
): Promise<ImportTelling> {
  return sendFile<typeof importCalendar>('POST /api/v1/calendar-imports', file, {
    as: 'text/calendar',
    query: { preview },
    ...(says && { says }),
  });
}
