import { sayProblem } from '#src/web/api/api-problem.ts';
import { fetchFile } from '#src/web/api/files/fetch-file.ts';
import { showToast } from '#src/web/shell/toast-store.ts';

interface Saying {
  begun: string;
  done: string;
}

/** Brings all data of a person as a file, and says how it went: with their files it may take a while. */
export async function bringDossier(personId: string, says: Saying): Promise<void> {
  showToast(says.begun);
  try {
    await fetchFile(`/api/v1/people/${personId}/dossier`, 'dossier.zip');
    showToast(says.done);
  } catch (error) {
    showToast(sayProblem(error), { tone: 'bad' });
  }
}
