import { Menu } from '@mantine/core';
import { MessageCircleQuestion } from 'lucide-react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { sayAskedOutside } from '../../leader-api.ts';
import { leaderText } from '../leader-text.ts';

/** In the menu of a report: one tap says that the leader asked for it elsewhere. */
export function AskedOutsideItem({ reportId }: { reportId: string }) {
  const text = leaderText.useText();
  async function say(): Promise<void> {
    try {
      await call<typeof sayAskedOutside>(
        'POST /api/v1/adoption/asked-outside',
        { body: { report_id: reportId } },
        { says: false },
      );
      showToast(text('said.outside'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.message, { tone: 'bad' });
    }
  }
  return (
    <Menu.Item
      leftSection={<MessageCircleQuestion size={16} aria-hidden="true" />}
      onClick={() => void say()}
    >
      {text('askedOutside')}
    </Menu.Item>
  );
}
