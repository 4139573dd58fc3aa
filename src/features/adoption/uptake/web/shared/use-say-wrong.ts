import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { FigureName } from '../../figures.ts';
import type { changeCorrection, createCorrection } from '../../uptake-api.ts';
import { figureText } from './figure-text.ts';

type Said = EndpointOutput<typeof createCorrection>;
type State = 'silent' | 'said' | 'added';

interface Wrong {
  figure: FigureName;
  shown: string;
  team_id: string | null;
}

/** Tells an administrator that a figure is wrong, and afterwards why. */
export function useSayWrong() {
  const text = figureText.useText();
  const client = useQueryClient();
  const [state, setState] = useState<State>('silent');
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['uptake', 'corrections'] });

  async function attempt(work: () => Promise<State>): Promise<void> {
    setIsBusy(true);
    try {
      setState(await work());
      void refresh();
    } catch (error) {
      showToast(sayProblem(error, text('failed')), { tone: 'bad' });
    }
    setIsBusy(false);
  }

  return {
    state,
    isBusy,
    say: (wrong: Wrong) =>
      attempt(async () => {
        const route = 'POST /api/v1/adoption/corrections';
        const body = { ...wrong, said: '' };
        setSaid(await call<typeof createCorrection>(route, { body }, { says: text('told') }));
        return 'said';
      }),
    add: (why: string) =>
      attempt(async () => {
        const route = 'PATCH /api/v1/adoption/corrections/{id}';
        const input = { params: { id: said!.id }, body: { said: why } };
        await call<typeof changeCorrection>(route, input, { says: text('added') });
        return 'added';
      }),
  };
}
