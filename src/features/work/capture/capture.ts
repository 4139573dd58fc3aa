import type { ActivityKind } from '../activity/activity.ts';

export const CAPTURE_LANGUAGES = ['en', 'de', 'it', 'fr'] as const;
export type CaptureLanguage = (typeof CAPTURE_LANGUAGES)[number];

/** UTF-16 offsets into the typed text, half open: `text.slice(start, end)`. */
export type Span = readonly [start: number, end: number];

export interface CaptureOptions {
  /** The writer's own day, `YYYY-MM-DD`: what "tomorrow" is counted from. */
  today: string;
  /** ISO instant of writing: what "in 2 hours" and "just now" are counted from. */
  now: string;
  /** IANA name; a spoken time of day is a time on that clock. An unknown zone throws a RangeError. */
  timeZone: string;
  /** Decides where a short word could be of two languages; the line's own words weigh more. */
  language?: CaptureLanguage;
  /** The names of the stages of deals: a deal is moved to one of them. */
  stages?: readonly string[];
  /** The line is typed on the page of a deal. */
  isAboutDeal?: boolean;
  /** A misspelled word to be read as the verb that it was found to mean. */
  slip?: Slip | undefined;
}

/** A word that is most likely a verb with one letter wrong. */
export interface Slip {
  typed: string;
  meant: string;
  span: Span;
}

export interface TextPart {
  text: string;
  span: Span;
}

/**
 * A stretch that names somebody or something. The grammar cannot know names, so it says where one
 * must stand and lets the workspace decide: `alternatives` are the stretches worth looking up,
 * longest first (`span` among them); the first that matches a record well is the one meant.
 */
export interface Mention extends TextPart {
  /** The folded words of `text`: what answers refer to, and stable while the rest is being typed. */
  key: string;
  /** `name` as it would be written on a new record: "anna rossi" → "Anna Rossi". */
  name: string;
  /** Where to look it up. */
  role: 'person' | 'company' | 'either';
  /** `false`: use it when a record matches well, but make none without asking. */
  sure: boolean;
  alternatives: Span[];
  /** Further places where the same one is named ("… and send Anna the offer"). */
  repeats: Span[];
  /** What the user said about it (`applyAnswers`); `null`: look it up. */
  decided: { id: string } | { create: true } | null;
}

/** A mention that is most likely a person; `role: 'either'` says that it may be a company. */
export interface PersonMention extends Mention {
  firstName: string;
  lastName: string;
  /** `key` of an element of `companies`. */
  companyKey: string | null;
  jobTitle: TextPart | null;
  emails: TextPart[];
  phones: TextPart[];
}

/** A mention that is most likely a company. */
export interface CompanyMention extends Mention {
  emails: TextPart[];
  phones: TextPart[];
  domains: TextPart[];
}

export interface CapturedActivity {
  kind: ActivityKind;
  /** ISO instant, never after `now`. A day without a time is noon of that day. */
  occurredAt: string;
  /** The word that tells the kind, if one does. */
  span: Span | null;
  /** The words that tell the day, if any do. */
  daySpan: Span | null;
  /** The line as typed, without the white space around it. */
  body: string;
}

export const FOLLOW_UP_KINDS = ['follow_up', 'call', 'meeting', 'visit', 'message'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export interface CapturedFollowUp {
  /** Its verb and the words of its day, folded: stays the same while the line grows. */
  key: string;
  /** Never empty; the words of the day are taken out. */
  subject: string;
  kind: FollowUpKind;
  /** `YYYY-MM-DD`, never before `today`; `null` when no day was said. */
  dueOn: string | null;
  /** ISO instant, when a time was said. */
  dueAt: string | null;
  /** The whole promise; parts such as a name or the day lie within it. */
  span: Span;
  daySpan: Span | null;
  /** Other days that these words could mean, likeliest first, to be offered beside `dueOn`. */
  otherDays: string[];
  /** `false`: a day was named but nothing was promised. Offer it, do not save it unasked. */
  sure: boolean;
  /** `key`s of those named within the promise; empty: it is about the first one of the line. */
  mentions: string[];
  /** The line as typed, when the promise is too long for a subject and was cut. */
  note: string | null;
}

export interface CapturedAmount {
  /** Hundredths of the currency's unit, whatever the currency. */
  cents: number;
  /** ISO 4217, `null` when none was said. */
  currency: string | null;
  span: Span;
}

/** What a new deal is about, as counted in the line: "3 pumps". */
export interface CapturedGoods {
  quantity: number;
  /** What is counted, as typed. */
  thing: string;
  /** All of it, as typed. */
  said: string;
}

/** What a line does to a deal. Which deal it is, is looked up among those of whom it names. */
export interface CapturedDeal {
  /** `change`: nothing but its amount or the day of closing. */
  does: 'open' | 'move' | 'win' | 'lose' | 'change';
  /** What a new one is called, if it is said. */
  name: string | null;
  /** What a new one is about, if it is counted: "3 pumps". */
  goods: CapturedGoods | null;
  /** As the workspace names it. */
  stage: string | null;
  /** `YYYY-MM-DD`, never before `today`. */
  closesOn: string | null;
  /** Who won it instead. */
  rival: string | null;
  /** What the user said about it (`applyAnswers`); `null`: look it up. */
  decided: { id: string } | { create: true } | null;
  /** The first words that tell it. */
  span: Span;
}

/** Something a customer needs done, to be looked after from now on. */
export interface CapturedCase {
  subject: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  span: Span;
}

export const PART_ROLES = [
  'directive',
  'verb',
  // A small word that only ties a name to what is before it ("at", "and"); not for colouring.
  'link',
  'person',
  'company',
  'job_title',
  'email',
  'phone',
  'domain',
  'amount',
  'deal',
  'case',
  'occurred',
  'due',
] as const;

/** One coloured stretch of the live preview. `key` points at its mention or follow-up. */
export interface CapturePart {
  role: (typeof PART_ROLES)[number];
  span: Span;
  key: string | null;
}

/** What one typed line says. Nothing is looked up yet; see `parseCapture`. */
export interface ParsedCapture {
  text: string;
  /** The language that most of its words are in. */
  language: CaptureLanguage;
  /**
   * `log`: something happened · `task`: something is promised · `create`: somebody is new · `deal`,
   * `case`: nothing but that is said.
   */
  intent: 'log' | 'task' | 'create' | 'deal' | 'case' | 'empty';
  activity: CapturedActivity | null;
  people: PersonMention[];
  companies: CompanyMention[];
  followUps: CapturedFollowUp[];
  amount: CapturedAmount | null;
  deal: CapturedDeal | null;
  case: CapturedCase | null;
  /** In order, never overlapping. */
  parts: CapturePart[];
  /** What is in no part and no sure follow-up: the words of the note itself. */
  rest: { text: string; spans: Span[] };
}
