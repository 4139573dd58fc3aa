import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { ApiProblem, isUnreachable, sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { moveDeal } from '../../deal-api.ts';
import { dealText } from '../deal-text.ts';
import type { StageSettings } from './deal-queries.ts';

export interface MovedDeal {
  id: string;
  title: string;
  version: number;
  stage_id: string;
  status: string;
}
type MoveBody = EndpointInput<typeof moveDeal>['body'];

/** What is asked before a deal can go where it was put. */
export interface Asking {
  deal: MovedDeal;
  to: StageSettings;
  before?: string | undefined;
  kind: 'exit' | 'won' | 'lost';
}

/** Moves deals; what a stage asks for is asked in `asking`, and answered by `answer`. */
export function useMoveDeal() {
  const client = useQueryClient();
  const text = dealText.useText();
  const [asking, setAsking] = useState<Asking | null>(null);

  async function send(
    { deal, to, before }: Omit<Asking, 'kind'>,
    more: Partial<MoveBody> = {},
  ): Promise<boolean> {
    const body = {
      stage_id: to.id,
      from_stage_id: deal.stage_id,
      ...(before && { before }),
      ...more,
    };
    try {
      await call<typeof moveDeal>(
        'POST /api/v1/deals/{id}/move',
        { params: { id: deal.id }, body },
        { says: text('move.done', { title: deal.title, stage: to.name }) },
      );
      return true;
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : undefined;
      if (problem?.reason === 'exit_criteria') setAsking({ deal, to, before, kind: 'exit' });
      else showToast(sayRefused(error, deal.title), { tone: 'bad' });
      return false;
    } finally {
      invalidateTypes(client, new Set(['deal']));
    }
  }

  function sayRefused(error: unknown, title: string): string {
    if (isUnreachable(error)) return text('move.offline', { title });
    return sayProblem(error, text('move.failed'));
  }

  /** Answers whether it is where it was put; otherwise it stays until what is asked is answered. */
  async function move(given: Omit<Asking, 'kind'>): Promise<boolean> {
    const closes = given.to.kind !== 'open' && given.to.kind !== given.deal.status;
    if (!closes) return send(given);
    setAsking({ ...given, kind: given.to.kind as 'won' | 'lost' });
    return false;
  }

  async function answer(more: Partial<MoveBody>): Promise<boolean> {
    if (!asking) return false;
    const isMoved = await send(asking, more);
    if (isMoved) setAsking(null);
    return isMoved;
  }

  return { move, asking, answer, giveUp: () => setAsking(null) };
}

export type MoveDeal = ReturnType<typeof useMoveDeal>;
