import { administrator } from './built-in/administrator.ts';
import type { Audience, BuiltInBoard } from './built-in/board.ts';
import { manager } from './built-in/manager.ts';
import { seller } from './built-in/seller.ts';
import { service } from './built-in/service.ts';
import { sponsor } from './built-in/sponsor.ts';

/** The dashboards of the product, each for one kind of work. */
export const builtInBoards: readonly BuiltInBoard[] = [
  seller,
  service,
  manager,
  sponsor,
  administrator,
];

export function builtInBoard(name: string): BuiltInBoard | undefined {
  return builtInBoards.find((board) => board.name === name);
}

interface Work {
  role: 'administrator' | 'manager' | 'member';
  /** Of the open deals and cases, how many are theirs. */
  deals: number;
  cases: number;
  /** Whether the programme is theirs to answer for. */
  isSponsor?: boolean;
}

/** Which dashboard serves somebody's work. */
export function boardFor({ role, deals, cases, isSponsor }: Work): Audience {
  if (isSponsor) return 'sponsor';
  if (role !== 'member') return role;
  return cases > deals ? 'service' : 'seller';
}
