import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';
import { send } from '../api/call.ts';
import { type DoneCommand, rememberCommand, takeCommand } from '../api/commands.ts';
import { listNavigation } from './features.ts';
import { shellText } from './shell-text.ts';
import { showToast } from './toast-store.ts';

/** Takes back a write of this tab, the newest one if none is named, and says how it went. */
export async function undoCommand(client: QueryClient, named?: DoneCommand): Promise<void> {
  const command = takeCommand(named);
  if (!command) {
    const done = listNavigation().find(({ tellsDone }) => tellsDone);
    const place = done && { place: { to: done.to, label: done.label() } };
    showToast(shellText.text('undo.nothing'), place);
    return;
  }
  try {
    for (const id of command.ids.toReversed()) {
      await send('POST /api/v1/commands/{id}/undo', { params: { id } }, { says: false });
    }
    showToast(shellText.text('undo.done'));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'unreachable') rememberCommand(command);
    showToast(error.message, { tone: 'bad' });
  } finally {
    await client.invalidateQueries();
  }
}
