import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { exportWords, sayAnswer, sayCardKind } from './export-words.ts';
import type { PaperCluster, WorkshopPaper } from './workshop-paper.ts';

/** A row for each card, with its theme and the answer that was given to it. */
export function writeCsv({ clusters, language }: WorkshopPaper): string {
  const text = exportWords(language);
  const heading = [
    text('col_theme'),
    text('col_votes'),
    text('col_kind'),
    text('col_card'),
    text('col_answer'),
    text('col_reason'),
    text('col_owner'),
    text('col_due'),
  ];
  const rows = clusters.flatMap((cluster) =>
    cluster.cards.map(({ kind, text: said }) => [
      cluster.title,
      cluster.votes === null ? '' : String(cluster.votes),
      sayCardKind(language, kind),
      said,
      ...answerCells(cluster, language),
    ]),
  );
  // spreadsheets take a file for UTF-8 when it begins so
  return `\uFEFF${[heading, ...rows].map((row) => formatCsvRow(row)).join('')}`;
}

function answerCells({ answer }: PaperCluster, language: WorkshopPaper['language']): string[] {
  if (!answer) return ['', '', '', ''];
  return [sayAnswer(language, answer), answer.reason, answer.owner, answer.dueOn];
}
