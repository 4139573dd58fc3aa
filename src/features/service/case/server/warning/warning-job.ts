import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { runCommand } from '#src/server/run-command.ts';
import { serviceCaseType } from '../service-case-type.ts';
import { warnOfCase } from './warning-commands.ts';

export const WARNING_JOB = 'cases.warn';

/** Warns of one case, in the name of an administrator. */
export function createWarningJob({ machinery }: Pick<Services, 'machinery'>): Job {
  return {
    name: WARNING_JOB,
    async run(payload, actor) {
      await runCommand(machinery, actor, (ctx) =>
        warnOfCase(ctx, serviceCaseType, String(payload.caseId)),
      );
    },
  };
}
