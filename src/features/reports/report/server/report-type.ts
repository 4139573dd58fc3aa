import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { figureRequestSchema } from '../../metric/metric-schema.ts';
import german from '../report.de.json' with { type: 'json' };
import italian from '../report.it.json' with { type: 'json' };
import { report } from '../report.ts';

export const reportType: RecordType = {
  declaration: report,
  packs: [german, italian],
  async beforeSave(_ctx, rows) {
    for (const row of rows) checkRequest(row);
  },
};

function checkRequest({ before, after }: SavedRow): void {
  if (after.request === null || after.request === before?.request) return;
  const parsed = figureRequestSchema.safeParse(readJson(after.request));
  if (parsed.success) return;
  const message = parsed.error.issues[0]?.message ?? '';
  throw new AppError(
    'invalid',
    'This is no question for figures. Give it as JSON, as in the body of figures/run.',
    { issues: [{ path: ['request'], message }] },
  );
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
