import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { readProblem } from '#src/web/api/api-problem.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import type { importCalendar } from '../../calendar-api.ts';

export type ImportTelling = EndpointOutput<typeof importCalendar>;

/**
 * Sends a calendar file as it is; a preview brings nothing in.
 *
 * @throws ApiProblem
 */
export async function sendCalendar(
  file: File,
  { preview, says }: { preview: boolean; says?: string },
): Promise<ImportTelling> {
  const response = await fetch(`/api/v1/calendar-imports?preview=${preview}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/calendar' },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  const command = response.headers.get('Uptake-Command');
  if (command) rememberCommand({ ids: [command], says });
  return response.json();
}
