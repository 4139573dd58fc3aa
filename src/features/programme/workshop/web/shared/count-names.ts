import { sayForm } from '../../room.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';

type People = WorkshopBoard['people'];

const ENDINGS = { exact: '', few: 'Few', more: 'More' } as const;

/** Which text says how much was sent: exactly, or so that nobody is seen to send something. */
export function sentName<Name extends string>(name: Name, { sent, joined }: People) {
  return `${name}${ENDINGS[sayForm(sent, joined)]}` as const;
}

/** The same of who voted or answered; that all of them did may be said. */
export function votedName<Name extends string>(name: Name, { voted, joined }: People) {
  return `${name}${ENDINGS[voted === joined ? 'exact' : sayForm(voted, joined)]}` as const;
}
