import { readMemberLanguage } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { BoardCluster, WorkshopBoard } from '../../workshop-board.ts';
import { readBoardNow } from '../read-board.ts';
import { mayRun, readWorkshopRow } from '../workshop-queries.ts';
import { exportWords } from './export-words.ts';
import { arrangePaper, type PaperCluster, type WorkshopPaper } from './workshop-paper.ts';

/**
 * What a workshop's board tells, as a paper in the reader's language. Hidden cards and lines stay out.
 * @throws AppError where the reader may not see or not run it
 */
export async function readPaper(ctx: ReadContext, id: string): Promise<WorkshopPaper> {
  const row = await readWorkshopRow(ctx, id);
  const board = row && (await readBoardNow(ctx.db, ctx.actor.workspaceId, id));
  if (!row || !board) throw new AppError('not_found', 'There is no such workshop.');
  if (!mayRun(ctx.actor, row)) {
    const message =
      'Only who runs this workshop can take it out as a file. Ask its facilitator or a manager.';
    throw new AppError('forbidden', message, { reason: 'may_not_run' });
  }
  const language = await readMemberLanguage(ctx);
  return arrangePaper({ ...paperOf(board, language), tookPart: board.people.joined });
}

function paperOf(
  board: WorkshopBoard,
  language: WorkshopPaper['language'],
): Omit<WorkshopPaper, 'tookPart'> {
  const text = exportWords(language);
  return {
    title: board.title,
    template: text(`template_${board.template}`),
    heldOn: board.held_on,
    language,
    objectives: board.objectives,
    images: imagesOf(board),
    clusters: board.clusters
      .map((cluster) => clusterOf(cluster, text('untitled')))
      .filter(({ cards, answer }) => cards.length > 0 || answer),
  };
}

function imagesOf({ images }: WorkshopBoard): WorkshopPaper['images'] {
  const byName = new Map<string, string[]>();
  for (const { image, line, hidden } of images) {
    const lines = byName.get(image) ?? [];
    byName.set(image, hidden === null ? [...lines, line] : lines);
  }
  return [...byName].map(([name, lines]) => ({ name, lines }));
}

function clusterOf({ title, votes, cards, answer }: BoardCluster, untitled: string): PaperCluster {
  const shown = cards
    .filter(({ hidden }) => hidden === null)
    .map(({ kind, text }) => ({ kind, text }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  return {
    title: title ?? shown[0]?.text ?? untitled,
    votes,
    cards: shown,
    answer: answer && {
      answer: answer.answer,
      reason: answer.reason,
      owner: answer.owner,
      dueOn: answer.due_on,
    },
  };
}
