import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';
import { send } from '../api/call.ts';
import { rememberCommand, takeCommand } from '../api/commands.ts';
import { shellText } from './shell-text.ts';
import { showToast } from './toast-store.ts';

/** Takes back a write of this tab, the newest one if none is named, and says how it went. */
export async function undoCommand(client: QueryClient, id?: string): Promise<void> {
  const command = takeCommand(id) ?? (id ? { id, says: undefined } : undefined);
  if (!command) {
    showToast(shellText.text('undo.nothing'));
    return;
  }
  try {
    await send('POST /api/v1/commands/{id}/undo', { params: { id: command.id } }, { says: false });
    showToast(shellText.text('undo.done'));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'unreachable') rememberCommand(command);
    showToast(error.message, { tone: 'bad' });
  } finally {
    await client.invalidateQueries();
  }
}
