import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utcDay } from '#src/lib/days.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, type Route, raw, read } from '#src/server/http/route.ts';
import { refuseOtherSites, sendFile } from '#src/server/http/send-file.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import * as api from '../report-api.ts';
import { exportFigure } from './export/export-figure.ts';
import { readSchedule, setSchedule, stopMine } from './mail/mail-commands.ts';
import { createReportMailJob } from './mail/report-mail-job.ts';
import { keepMailingReports } from './mail/sweep-report-mails.ts';
import { mailsUndo } from './mail/undo-mails.ts';

/** Reports leave the product as files, by right and told in a log, and by mail to members. */
export function reportFeature(services: Services, catalogue: MetricCatalogue): UndoingFeature {
  return {
    routes: [exportRoute(services, catalogue), ...mailRoutes(services)],
    jobs: [createReportMailJob(services, catalogue)],
    undo: mailsUndo,
    begin: () => keepMailingReports(services),
  };
}

function mailRoutes({ mail }: Services): Route[] {
  const set_up = mail !== null;
  return [
    read(api.readReportMails, async (ctx, { params }) => ({
      set_up,
      schedule: await readSchedule(ctx, params.id),
    })),
    command(api.setReportMails, async (ctx, { params, body }) => ({
      set_up,
      schedule: await setSchedule(ctx, { id: params.id, ...body }),
    })),
    command(api.stopReportMail, async (ctx, { params }) => {
      await stopMine(ctx, params.id);
      return { ok: true };
    }),
  ];
}

function exportRoute({ machinery }: Services, catalogue: MetricCatalogue): Route {
  return raw(api.exportFigure, async ({ request, actor, input }) => {
    refuseOtherSites(request);
    const asked = input.query;
    const folder = await mkdtemp(join(tmpdir(), 'uptake-figure-'));
    try {
      const path = join(folder, 'file');
      await runCommand(machinery, actor!, (ctx) => exportFigure(ctx, catalogue, { asked, path }));
      const day = utcDay(machinery.now());
      return await sendFile(path, { format: asked.format, name: `report-${day}` });
    } finally {
      // the file that is being sent is open, and so stays readable until it is sent
      await rm(folder, { recursive: true, force: true });
    }
  });
}
