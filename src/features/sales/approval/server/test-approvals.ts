import { expect } from 'vitest';
import type { Answer, TestApp, TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { ApprovalFacts } from '../approval.ts';
import type { ApprovalCard } from '../approval-api.ts';
import { type Asked, askApproval } from './approval-commands.ts';

export const FACTS: ApprovalFacts = {
  ...{ discount: '18', total: { amount: 1_200_000, currency: 'EUR' } },
  ...{ owner_id: null, team_id: null, pipeline_id: null },
};

/** The words of the tests: who does what with approvals of a deal. */
export function speakOf(app: TestApp) {
  async function call(who: TestMember, route: string, body?: unknown): Promise<Answer> {
    return app.call(who, route, body === undefined ? {} : { body });
  }
  return {
    call,

    async rule(admin: TestMember, given: object = {}): Promise<string> {
      const answer = await call(admin, 'POST /api/v1/approval-rules', {
        ...{ record_type: 'deal', conditions: { discount_over: '15' } },
        ...{ steps: [{ approver: { kind: 'administrator' }, hours: 4 }], ...given },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.id;
    },

    async deal(who: TestMember, given: object = {}): Promise<string> {
      const answer = await call(who, 'POST /api/v1/deals', { name: 'Pumps for Globex', ...given });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.id;
    },

    ask: (who: TestMember, id: string, given: Partial<ApprovalFacts> = {}, reason = 'To win it') =>
      runCommand(app.app.services.machinery, who.actor, async (ctx): Promise<Asked> => {
        const facts = { ...FACTS, ...given };
        return askApproval(ctx, { type: 'deal', id, facts, reason });
      }),

    async list(who: TestMember, box?: string): Promise<ApprovalCard[]> {
      const answer = await call(who, `GET /api/v1/approvals${box ? `?box=${box}` : ''}`);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body.items;
    },

    answer: (who: TestMember, id: string, what: string, body?: object) =>
      call(who, `POST /api/v1/approvals/${id}/${what}`, body),

    undo: (who: TestMember, done: Answer) =>
      call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`),
  };
}
