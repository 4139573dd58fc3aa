import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { EndpointInput, EndpointOutput } from '#src/lib/define-endpoint.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call, send } from '#src/web/api/call.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { RuleAction, RuleDefinition, When } from '../automation.ts';
import type {
  createRule,
  deleteRule,
  listNotices,
  listRules,
  listRuns,
  pauseRule,
  rehearseRule,
  switchOnRule,
  undoRuns,
  updateRule,
} from '../automation-api.ts';
import { automationText } from './automation-text.ts';

type Given = EndpointOutput<typeof listRules>;
export type Rule = Omit<Given['items'][number], 'when' | 'filter' | 'actions'> &
  Pick<RuleDefinition, 'when' | 'filter' | 'actions'>;
export type Run = EndpointOutput<typeof listRuns>['items'][number];
export type Rehearsal = EndpointOutput<typeof rehearseRule>;
export type Notice = EndpointOutput<typeof listNotices>['items'][number];

export const rulesQuery = queryOptions({
  queryKey: ['automation_rule', 'list'],
  queryFn: async () => {
    const { items, refs } = await call<typeof listRules>('GET /api/v1/automation-rules', {});
    return { items: items as unknown as Rule[], refs };
  },
});

export const runsQuery = (rule: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['automation_run', 'list', rule ?? ''],
    queryFn: ({ pageParam }) =>
      call<typeof listRuns>('GET /api/v1/automation-runs', {
        query: { ...(rule && { rule }), ...(pageParam && { before: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.id : undefined),
  });

export const noticesQuery = queryOptions({
  queryKey: ['automation_notice', 'list'],
  queryFn: () => call<typeof listNotices>('GET /api/v1/notices', {}),
});

interface Named {
  id: string;
  name: string;
}
export const endpointsQuery = queryOptions({
  queryKey: ['webhook_endpoint', 'names'],
  queryFn: () => send<{ items: Named[] }>('GET /api/v1/webhook-endpoints'),
});

/** What a person fills in about a rule. */
export interface RuleDraft {
  name: string;
  record_type: string;
  when: When;
  filter: RuleDefinition['filter'];
  actions: RuleAction[];
  hourly_limit: number;
  imports: boolean;
}

function useChange<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => {
      for (const key of ['automation_rule', 'automation_run']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
    onError: (error) => showToast(sayProblem(error), { tone: 'bad' }),
  });
}

export function useSaveRule(id: string | undefined) {
  const text = automationText.useText();
  const says = { says: text('saved') };
  return useChange(async (draft: RuleDraft): Promise<Rule> => {
    const { record_type, ...patch } = draft;
    if (!id) {
      const body = draft as EndpointInput<typeof createRule>['body'];
      const made = await call<typeof createRule>('POST /api/v1/automation-rules', { body }, says);
      return made as unknown as Rule;
    }
    const body = patch as EndpointInput<typeof updateRule>['body'];
    const saved = await call<typeof updateRule>(
      'PATCH /api/v1/automation-rules/{id}',
      { params: { id }, body },
      says,
    );
    return saved as unknown as Rule;
  });
}

export function useRuleVerbs() {
  const text = automationText.useText();
  return {
    switchOn: useChange((id: string) =>
      call<typeof switchOnRule>(
        'POST /api/v1/automation-rules/{id}/switch-on',
        { params: { id } },
        { says: text('switchedOn') },
      ),
    ),
    pause: useChange((id: string) =>
      call<typeof pauseRule>(
        'POST /api/v1/automation-rules/{id}/pause',
        { params: { id } },
        { says: text('paused') },
      ),
    ),
    remove: useChange((id: string) =>
      call<typeof deleteRule>(
        'DELETE /api/v1/automation-rules/{id}',
        { params: { id } },
        { says: text('deleted') },
      ),
    ),
  };
}

export function useRehearse() {
  return useChange((id: string) =>
    call<typeof rehearseRule>(
      'POST /api/v1/automation-rules/{id}/rehearse',
      { params: { id } },
      { says: false },
    ),
  );
}

/** Takes back one run, or all that a rule did today, part by part. */
export function useUndoRuns() {
  const text = automationText.useText();
  const one = useChange((commandId: string) =>
    send('POST /api/v1/commands/{id}/undo', { params: { id: commandId } }, { says: false }),
  );
  const day = useChange(async (id: string) => {
    const day = todayIn(reader.get().timeZone);
    let [undone, kept] = [0, 0];
    let after: string | null | undefined;
    while (after !== null) {
      const part = await call<typeof undoRuns>(
        'POST /api/v1/automation-rules/{id}/undo-day',
        { params: { id }, body: { day, ...(after && { after }) } },
        { says: false },
      );
      undone += part.undone;
      kept += part.kept;
      after = part.next;
    }
    const told = [text('runs.undoneDay', { count: undone })];
    if (kept > 0) told.push(text('runs.keptDay', { count: kept }));
    showToast(told.join('. '));
  });
  return { one, day };
}
