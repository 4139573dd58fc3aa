import type { MemberKey } from './members.ts';

/** How someone works with the CRM. Causes, not measures: what is measured must find them out. */
export interface Habit {
  /** One line for those who read the demo's data. */
  summary: string;
  /** The share of contacts that leave a trace. */
  writes: number;
  when: 'at_once' | 'same_day' | 'evening' | 'friday' | 'late';
  style: 'terse' | 'plain' | 'full';
  /** The share of promises that become a task, and of tasks that are kept in time. */
  promises: number;
  keeps: number;
  /** The share of contacts before which the record was looked up. */
  looksUp: number;
  /** The share written on the phone, and with the capture line. */
  onPhone: number;
  byCapture: number;
}

export const HABITS: Readonly<Record<MemberKey, Habit>> = {
  ingrid: {
    summary: 'A leader who lives in it: writes the same day, looks before each call.',
    writes: 0.92,
    when: 'same_day',
    style: 'plain',
    promises: 0.85,
    keeps: 0.88,
    looksUp: 0.7,
    onPhone: 0.25,
    byCapture: 0.3,
  },
  tomasz: {
    summary: 'On the road all day, writes long notes at home in the evening.',
    writes: 0.94,
    when: 'evening',
    style: 'full',
    promises: 0.75,
    keeps: 0.82,
    looksUp: 0.55,
    onPhone: 0.1,
    byCapture: 0.1,
  },
  jonas: {
    summary: 'New for three weeks: took over customers from Ingrid, looks everything up.',
    writes: 0.8,
    when: 'same_day',
    style: 'plain',
    promises: 0.8,
    keeps: 0.7,
    looksUp: 0.85,
    onPhone: 0.2,
    byCapture: 0.05,
  },
  riccardo: {
    summary: 'A leader who does not use it: asks for spreadsheets by mail instead.',
    writes: 0.12,
    when: 'late',
    style: 'terse',
    promises: 0.25,
    keeps: 0.5,
    looksUp: 0.04,
    onPhone: 0.1,
    byCapture: 0,
  },
  katerina: {
    summary: 'Clears everything up on Friday after lunch.',
    writes: 0.9,
    when: 'friday',
    style: 'plain',
    promises: 0.6,
    keeps: 0.6,
    looksUp: 0.2,
    onPhone: 0.05,
    byCapture: 0.1,
  },
  stefan: {
    summary: 'Lone ranger: sells most, writes down one contact in four, in five words.',
    writes: 0.26,
    when: 'late',
    style: 'terse',
    promises: 0.35,
    keeps: 0.55,
    looksUp: 0.08,
    onPhone: 0.4,
    byCapture: 0.2,
  },
  lucia: {
    summary: 'Careful and quick; on parental leave, Katerina stands in.',
    writes: 0.93,
    when: 'same_day',
    style: 'full',
    promises: 0.8,
    keeps: 0.86,
    looksUp: 0.6,
    onPhone: 0.3,
    byCapture: 0.25,
  },
  birgit: {
    summary: 'Reads more than she writes, plans the week from it.',
    writes: 0.9,
    when: 'same_day',
    style: 'plain',
    promises: 0.8,
    keeps: 0.9,
    looksUp: 0.75,
    onPhone: 0.1,
    byCapture: 0.2,
  },
  declan: {
    summary: 'Writes on the phone, standing beside the pump.',
    writes: 0.9,
    when: 'at_once',
    style: 'plain',
    promises: 0.6,
    keeps: 0.8,
    looksUp: 0.5,
    onPhone: 0.9,
    byCapture: 0.05,
  },
  hanneke: {
    summary: 'Types while the customer speaks.',
    writes: 0.97,
    when: 'at_once',
    style: 'plain',
    promises: 0.9,
    keeps: 0.92,
    looksUp: 0.9,
    onPhone: 0,
    byCapture: 0.55,
  },
  charlotte: {
    summary: 'Few contacts of her own, each with a proper note.',
    writes: 0.85,
    when: 'same_day',
    style: 'full',
    promises: 0.6,
    keeps: 0.8,
    looksUp: 0.65,
    onPhone: 0.3,
    byCapture: 0.1,
  },
  miriam: {
    summary: 'Looks after the system and the address lists.',
    writes: 0.95,
    when: 'at_once',
    style: 'plain',
    promises: 0.8,
    keeps: 0.85,
    looksUp: 0.6,
    onPhone: 0.05,
    byCapture: 0.3,
  },
};
