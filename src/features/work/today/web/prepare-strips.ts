import type { QueryClient } from '@tanstack/react-query';
import { prepareNews } from '#src/features/programme/desk/web/shared/news-place.tsx';
import { prepareRecall } from '#src/features/programme/lesson/web/shared/recall-place.tsx';
import { preparePulse } from '#src/features/programme/pulse/web/shared/pulse-place.tsx';
import { prepareThanks } from '#src/features/reports/meeting/web/shared/thanks-place.tsx';
import { prepareApprovals } from '#src/features/sales/approval/web/shared/approvals-place.tsx';

/** The day itself is waited for; what stands around it comes with it, or later. */
const LONGEST_MS = 700;

/** Brings along what stands above and between the parts of the day, so that it does not move them. */
export async function prepareStrips(queries: QueryClient): Promise<void> {
  const all = [prepareApprovals, prepareThanks, prepareNews, preparePulse, prepareRecall];
  // what failed comes with the page's own try
  const brought = all.map((prepare) => prepare(queries).catch(() => {}));
  await Promise.race([Promise.all(brought), new Promise((end) => setTimeout(end, LONGEST_MS))]);
}
