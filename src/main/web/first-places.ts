import type { FirstPlaces } from '#src/web/shell/web-feature.ts';

const everybody = [
  ...['/people', '/companies', '/deals/board', '/quotes', '/cases/queue'],
  ...['/tasks', '/dashboards', '/uptake'],
];

/** What each role sees at the first glance; all else is one press away, and found by the search. */
export const firstPlaces: FirstPlaces = {
  member: everybody,
  manager: [...everybody, '/approvals', '/meetings', '/forecast', '/uptake/team', '/programme'],
  administrator: [...everybody, '/reports', '/programme', '/concerns', '/desk'],
};
