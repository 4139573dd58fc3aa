import type {
  CapturedActivity,
  CapturedAmount,
  CapturedCase,
  CapturedDeal,
  CapturePart,
  Mention,
  ParsedCapture,
  Span,
} from '../capture.ts';
import type { Mentions } from '../names/build-mentions.ts';
import type { BuiltFollowUp } from './build-follow-ups.ts';
import type { Directive } from './directives.ts';
import { type Line, spanIn } from './line.ts';
import type { Contact } from './read-contacts.ts';

interface Understood {
  activity: CapturedActivity | null;
  directive: Directive | null;
  mentions: Mentions;
  built: BuiltFollowUp[];
  contacts: Contact[];
  amount: CapturedAmount | null;
  deal: CapturedDeal | null;
  case: CapturedCase | null;
}

type Layout = Pick<ParsedCapture, 'parts' | 'rest'>;

/** The coloured stretches in order, and the words that are left over. */
export function layOutParts(line: Line, understood: Understood): Layout {
  const parts = [
    ...activityParts(line, understood),
    ...linkParts(line),
    ...understood.built.flatMap((each) => followUpParts(line, each)),
    ...understood.mentions.people.flatMap((person) => [
      ...nameParts('person', person),
      ...(person.jobTitle ? [makePart('job_title', person.jobTitle.span, person.key)] : []),
    ]),
    ...understood.mentions.companies.flatMap((company) => nameParts('company', company)),
    ...understood.contacts.map((contact) => makePart(contact.kind, contact.span)),
    ...(understood.amount ? [makePart('amount', understood.amount.span)] : []),
    ...takenParts(line, 'deal'),
    ...takenParts(line, 'case'),
  ];
  const ordered = dropOverlaps(parts);
  const promised = understood.built.filter((each) => each.followUp.sure);
  const known = [
    ...ordered.map((part) => part.span),
    ...promised.map((each) => each.followUp.span),
  ];
  return { parts: ordered, rest: findRest(line, known) };
}

function linkParts(line: Line): CapturePart[] {
  return line.tokens.flatMap((token, at) =>
    line.taken[at] === 'link' && token.kind === 'word'
      ? [makePart('link', [token.start, token.end])]
      : [],
  );
}

/** Each run of words that tells of a deal or case. */
function takenParts(line: Line, role: 'deal' | 'case'): CapturePart[] {
  const parts: CapturePart[] = [];
  for (let from = 0; from < line.tokens.length; from += 1) {
    if (line.taken[from] !== role) continue;
    let to = from;
    while (line.taken[to] === role) to += 1;
    parts.push(makePart(role, spanIn(line, from, to)));
    from = to;
  }
  return parts;
}

function makePart(role: CapturePart['role'], span: Span, key: string | null = null): CapturePart {
  return { role, span, key };
}

function activityParts(line: Line, { activity, directive }: Understood): CapturePart[] {
  const parts: CapturePart[] = [];
  if (directive) parts.push(makePart('directive', spanIn(line, directive.from, directive.to)));
  if (activity?.span) parts.push(makePart('verb', activity.span));
  if (activity?.daySpan) parts.push(makePart('occurred', activity.daySpan));
  return parts;
}

function followUpParts(line: Line, { followUp, clause }: BuiltFollowUp): CapturePart[] {
  const parts: CapturePart[] = [];
  const { key, daySpan, sure } = followUp;
  if (daySpan) parts.push(makePart('due', daySpan, key));
  if (sure && clause.verb)
    parts.push(makePart('verb', spanIn(line, clause.verb.from, clause.verb.to), key));
  return parts;
}

function nameParts(role: 'person' | 'company', mention: Mention): CapturePart[] {
  // Somebody known by address alone is coloured as that address.
  const spans = mention.name ? [mention.span, ...mention.repeats] : mention.repeats;
  return spans.map((span) => makePart(role, span, mention.key));
}

/** Sorted; of two that overlap the first given stays. */
function dropOverlaps(parts: CapturePart[]): CapturePart[] {
  const ordered = parts
    .map((part, rank) => ({ part, rank }))
    .sort((a, b) => a.part.span[0] - b.part.span[0] || a.rank - b.rank);
  const kept: CapturePart[] = [];
  for (const { part } of ordered) {
    if ((kept.at(-1)?.span[1] ?? 0) <= part.span[0]) kept.push(part);
  }
  return kept;
}

function findRest(line: Line, known: Span[]): ParsedCapture['rest'] {
  const covered = mergeSpans(known);
  const spans: Span[] = [];
  let run: number[] = [];
  let next = 0;
  const close = () => {
    const span = trimRun(line, run);
    if (span) spans.push(span);
    run = [];
  };
  line.tokens.forEach((token, at) => {
    while (covered[next] && covered[next]![1] <= token.start) next += 1;
    const inside = covered[next] !== undefined && covered[next]![0] <= token.start;
    if (inside || line.taken[at] === 'link') close();
    else run.push(at);
  });
  close();
  return { text: spans.map(([start, end]) => line.text.slice(start, end)).join(' '), spans };
}

function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && last[1] >= start) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

// Marks between two parts are nobody's words.
function trimRun(line: Line, run: number[]): Span | null {
  const isWord = (at: number) => !/^[\p{P}\p{S}\s]+$/u.test(line.tokens[at]!.text);
  const first = run.findIndex(isWord);
  const last = run.findLastIndex(isWord);
  return first < 0 ? null : spanIn(line, run[first]!, run[last]! + 1);
}
