import type { Pledge } from '../stories/chapter.ts';
import type { TeamKey } from './members.ts';

/** A task for the days around today; marks as in the stories. */
export type PromiseRow = readonly [kind: Pledge['kind'], subject: string];

interface Promises {
  /** With a time of day. */
  timed: readonly PromiseRow[];
  untimed: readonly PromiseRow[];
}

const SELLING: Promises = {
  timed: [
    ['call', 'Call {who}: decision on {offer}'],
    ['meeting', 'Talk through {offer} with {who}'],
    ['visit', 'Visit {company}: {use}'],
    ['call', 'Call {who} back about delivery of {order}'],
    ['meeting', 'Review with {who}, {company}'],
    ['visit', 'Show {who} the {pump} on site'],
  ],
  untimed: [
    ['message', 'Send {who} the curve of the {pump}'],
    ['follow_up', 'Chase the order on {offer}'],
    ['message', 'Price list to {who}'],
    ['call', 'Ask {who} how the {use} runs'],
    ['follow_up', 'Check delivery date of {order} for {company}'],
    ['message', 'Thank {who} for the tour of the plant'],
    ['follow_up', 'Energy comparison for {company}'],
    ['message', 'Drawings of the base plate to {who}'],
  ],
};

const SERVING: Promises = {
  timed: [
    ['visit', '{company}: {pump} {symptom}'],
    ['call', 'Call {who}: is {serial} quiet?'],
    ['visit', 'Yearly check at {company}'],
    ['meeting', 'Plan the stop with {who}'],
    ['call', 'Remote start-up with {who}, {pump}'],
  ],
  untimed: [
    ['message', 'Report on {serial} to {who}'],
    ['follow_up', 'Order {part} for {company}'],
    ['message', 'Date for the engineer to {who}'],
    ['call', 'Rental pump back from {company}?'],
    ['message', 'Certificates for {serial} to {who}'],
    ['follow_up', 'Close the service report of {company}'],
  ],
};

const OFFICE: Promises = {
  timed: [
    ['meeting', 'Lunch with {who}, {company}'],
    ['call', 'Interview with {who} for the reference story'],
    ['meeting', 'Framework talk with {who}'],
    ['call', 'Call {who}: speaker at the open day?'],
  ],
  untimed: [
    ['message', 'Draft of the story to {who}'],
    ['follow_up', 'Check the address list of {company}'],
    ['message', 'Invitation to {who}'],
    ['follow_up', 'Figures on {company} for the monthly talk'],
  ],
};

export const PROMISES: Readonly<Record<TeamKey, Promises>> = {
  north: SELLING,
  south: SELLING,
  service: SERVING,
  office: OFFICE,
};

/** What is agreed for a weekend or a public holiday. */
export const ON_REST_DAYS: Promises = {
  timed: [
    ['visit', '{company} is shut down: be there for the {use}'],
    ['call', 'Stand-by call with {who}: restart of the {use}'],
    ['meeting', 'Fair breakfast with {who}, hall 7'],
    ['visit', 'Weekend stop at {company}, {pump}'],
  ],
  untimed: [
    ['follow_up', 'Read the drawings from {who}'],
    ['follow_up', 'Prepare the week: {company}'],
    ['message', 'Short word to {who} before the week begins'],
    ['follow_up', 'Look through the numbers of {company}'],
  ],
};

export const UNDATED: readonly PromiseRow[] = [
  ['follow_up', 'Some day: ask {who} about the second site'],
  ['follow_up', 'Idea: rental set for {company}'],
  ['visit', 'Drop in at {company} when in {city}'],
  ['follow_up', 'Find out who sizes the pumps at {company}'],
  ['message', 'Send {who} the book on pump curves'],
  ['follow_up', 'Old drawings of {company} into the folder'],
];
