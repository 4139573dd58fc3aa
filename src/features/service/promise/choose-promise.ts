import type { Priority } from '#src/features/service/case/priority.ts';

/** What a promise holds for, and how soon. */
export interface PromiseTerms {
  id: string | null;
  priority: string;
  queue_id: string | null;
  company_tag: string | null;
  response_minutes: number;
  resolution_minutes: number;
  /** Null: the usual business hours. */
  calendar_id: string | null;
}

/** Of the promises that fit the closest: the customer's tag says more than the queue. */
export function choosePromise(
  promises: readonly PromiseTerms[],
  about: { priority: string; queue_id: string | null; tags: readonly string[] },
): PromiseTerms | null {
  const tags = new Set(about.tags.map((tag) => tag.toLowerCase()));
  const fitting = promises.filter(
    ({ priority, queue_id, company_tag }) =>
      priority === about.priority &&
      (queue_id === null || queue_id === about.queue_id) &&
      (company_tag === null || tags.has(company_tag.toLowerCase())),
  );
  const closeness = ({ queue_id, company_tag }: PromiseTerms) =>
    (company_tag === null ? 0 : 2) + (queue_id === null ? 0 : 1);
  return fitting.reduce<PromiseTerms | null>(
    (best, one) => (best === null || closeness(one) > closeness(best) ? one : best),
    null,
  );
}

export const USUAL_HOURS = 'mon-fri 09:00-17:00';

const HOUR = 60;
/** A day of the usual hours. */
const DAY = 8 * HOUR;

const USUAL: Record<Priority, [response: number, resolution: number]> = {
  urgent: [HOUR, 4 * HOUR],
  high: [4 * HOUR, DAY],
  normal: [DAY, 3 * DAY],
  low: [2 * DAY, 5 * DAY],
};

/** What holds until an administrator says otherwise. */
export const USUAL_PROMISES: readonly PromiseTerms[] = Object.entries(USUAL).map(
  ([priority, [response_minutes, resolution_minutes]]) => ({
    id: null,
    priority,
    queue_id: null,
    company_tag: null,
    response_minutes,
    resolution_minutes,
    calendar_id: null,
  }),
);
