import { WEBHOOK_FOLLOW } from '#src/features/connect/webhook/server/webhook-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, partOf, Reply, type Route, raw, read } from '#src/server/http/route.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { createKicks } from '#src/server/ledger/kick-followers.ts';
import * as api from '../automation-api.ts';
import { createNoticeMail } from './notice/mail-job.ts';
import { listNotices } from './notice/notice-queries.ts';
import { putNoticeAway } from './notice-commands.ts';
import { rehearseRule } from './rehearse/rehearse-rule.ts';
import { readNamed } from './rule/read-named.ts';
import * as rules from './rule/rule-commands.ts';
import { FOLLOWER, listRuleOutputs, readRule, ruleOutputOf } from './rule/rule-queries.ts';
import { rulesUndo } from './rule/undo-rules.ts';
import { followRules } from './run/follow-rules.ts';
import { lookAhead } from './run/look-ahead.ts';
import { listRuns } from './run/run-queries.ts';
import type { Running } from './run/run-rule.ts';
import { undoDay } from './run/undo-runs.ts';
import { FOLLOW_JOB, keepAutomating, LOOK_JOB } from './sweep.ts';

/** What happens by itself: when, if, then. */
export function automationFeature(services: Services, types: RecordTypes): UndoingFeature {
  const running: Running = { machinery: services.machinery, log: services.log, types };
  const kick = createKicks(
    services.machinery.database,
    [{ follower: FOLLOWER, job: FOLLOW_JOB }, WEBHOOK_FOLLOW],
    new Set(['automation_rule', 'webhook_endpoint']),
  );
  return {
    routes: [
      ...partOf('automation', [...ruleRoutes(types), ...runRoutes(running)]),
      ...noticeRoutes(types),
    ],
    jobs: [...ruleJobs(running), createNoticeMail(services, types)],
    changed: kick,
    undo: rulesUndo,
    begin: () => keepAutomating(services),
  };
}

function ruleJobs(running: Running): Job[] {
  return [
    { name: FOLLOW_JOB, run: (_, { workspaceId }) => followRules(running, workspaceId) },
    { name: LOOK_JOB, run: (_, { workspaceId }) => lookAhead(running, workspaceId) },
  ];
}

function ruleRoutes(types: RecordTypes): Route[] {
  return [
    read(api.listRules, async (ctx) => {
      const items = await listRuleOutputs(ctx);
      return { items, refs: await readNamed(ctx, types, items) };
    }),
    command(api.createRule, async (ctx, { body }) => {
      const id = await rules.createRule(ctx, types, body as rules.RuleInput);
      return new Reply(await ruleOutputOf(ctx, id), { status: 201 });
    }),
    command(api.updateRule, async (ctx, { params, body }) => {
      await rules.changeRule(ctx, types, { id: params.id, patch: body as rules.RulePatch });
      return ruleOutputOf(ctx, params.id);
    }),
    command(api.switchOnRule, async (ctx, { params }) => {
      await rules.switchOn(ctx, types, params.id);
      return ruleOutputOf(ctx, params.id);
    }),
    command(api.pauseRule, async (ctx, { params }) => {
      const rule = await readRule(ctx, params.id, { isLocked: true });
      await rules.pauseRule(ctx, rule, { reason: 'by_hand' });
      return ruleOutputOf(ctx, params.id);
    }),
    command(api.deleteRule, async (ctx, { params }) => {
      await rules.deleteRule(ctx, params.id);
      return { ok: true };
    }),
    command(api.rehearseRule, async (ctx, { params }) => {
      const rule = await readRule(ctx, params.id);
      const rehearsal = await rehearseRule(ctx, types, rule);
      await rules.noteRehearsal(ctx, rule);
      return rehearsal;
    }),
  ];
}

function runRoutes({ machinery, types }: Running): Route[] {
  return [
    read(api.listRuns, (ctx, { query }) => listRuns(ctx, types, query)),
    raw(api.undoRuns, ({ actor, input }) =>
      undoDay(machinery, types, { actor: actor!, ruleId: input.params.id, ...input.body }),
    ),
  ];
}

function noticeRoutes(types: RecordTypes): Route[] {
  return [
    read(api.listNotices, async (ctx) => ({ items: await listNotices(ctx, types) })),
    command(api.putNoticeAway, async (ctx, { params }) => {
      await putNoticeAway(ctx, params.id);
      return { ok: true };
    }),
  ];
}
