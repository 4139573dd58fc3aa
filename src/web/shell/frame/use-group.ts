import { useLocation } from '@tanstack/react-router';
import { useStore } from '../../api/store.ts';
import { isFirstPlace, listNavigation } from '../features.ts';
import { useMe } from '../session.ts';
import type { NavigationItem } from '../web-feature.ts';
import { unfoldedGroups } from './unfolded-groups.ts';

/** Groups with more than is needed at the first glance: their names are keys of the texts. */
export const FOLDING = ['records', 'reports', 'uptake'] as const;
export type FoldingGroup = (typeof FOLDING)[number];

interface Group {
  first: readonly NavigationItem[];
  rest: readonly NavigationItem[];
  isOpen: boolean;
}

/** What of a group somebody sees at once, and what lies folded; where one is is never folded away. */
export function useGroup(name: NavigationItem['group']): Group {
  const { role } = useMe().member;
  const path = useLocation({ select: ({ pathname }) => pathname });
  const unfolded = useStore(unfoldedGroups);
  const shown = listNavigation(name).filter(({ roles }) => !roles || roles.includes(role));
  const isFolding = (FOLDING as readonly string[]).includes(name);
  const isFirst = ({ to }: NavigationItem) => !isFolding || isFirstPlace(to, role);
  const isOpen = unfolded.has(name);
  const isSeen = (item: NavigationItem) => isFirst(item) || (!isOpen && isPlace(item, path));
  return {
    first: shown.filter(isSeen),
    rest: shown.filter((item) => !isSeen(item)),
    isOpen,
  };
}

/** Whether an address is the place or belongs to it. */
export function isPlace({ to, covers = [], exact = to === '/' }: NavigationItem, path: string) {
  return (exact ? path === to : isWithin(path, to)) || covers.some((one) => isWithin(path, one));
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
