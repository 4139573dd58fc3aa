import type { MentionAnswer } from '../answers.ts';
import type {
  CapturePart,
  CompanyMention,
  Mention,
  ParsedCapture,
  PersonMention,
  Span,
} from '../capture.ts';
import { type Token, tokenise } from '../grammar/tokens.ts';
import { splitName, writeName } from './build-mentions.ts';

type Corrected = Pick<ParsedCapture, 'people' | 'companies' | 'parts'>;

/** The mentions as the user has them; see `CaptureAnswers`. */
export function correctMentions(
  parsed: ParsedCapture,
  answers: Readonly<Record<string, MentionAnswer>>,
): Corrected {
  const { people, companies, parts } = parsed;
  let corrected: Corrected = { people, companies, parts };
  const tokens = tokenise(parsed.text);
  for (const [key, answer] of Object.entries(answers)) {
    corrected = correctMention(parsed.text, { corrected, tokens, key, answer });
  }
  return { ...corrected, people: dropDeadLinks(corrected) };
}

interface Correcting {
  corrected: Corrected;
  tokens: Token[];
  key: string;
  answer: MentionAnswer;
}

function correctMention(text: string, { corrected, tokens, key, answer }: Correcting): Corrected {
  const known = [...corrected.people, ...corrected.companies].find((each) => each.key === key);
  const wanted = answer.text === undefined ? key : foldWords(answer.text);
  const span = known && wanted === key ? known.span : findWords(tokens, wanted);
  if (!span) return corrected;
  if ('ignore' in answer) return known ? without(corrected, known) : corrected;
  const mention = { ...(known ?? blankMention()), ...describe(text, { span, key, known, answer }) };
  const rest = makeRoom(known ? without(corrected, known) : corrected, span);
  return add(rest, mention, answer.type);
}

/** A name of more is none, and looking for it in a long line takes long. */
const MOST_WORDS = 20;

/** The span of the first place where these folded words follow one another. */
function findWords(tokens: readonly Token[], wanted: string): Span | null {
  const words = wanted.split(' ').filter(Boolean);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const named = tokens.filter((token) => token.kind !== 'mark');
  const at = named.findIndex((_, start) =>
    words.every((word, offset) => named[start + offset]?.word === word),
  );
  return at < 0 ? null : [named[at]!.start, named[at + words.length - 1]!.end];
}

/** The folded words of a text, as in `Mention.key`. */
export function foldWords(text: string): string {
  const words = tokenise(text).filter((token) => token.kind !== 'mark');
  return words.map((token) => token.word).join(' ');
}

interface Described {
  span: Span;
  key: string;
  known: Mention | undefined;
  answer: Exclude<MentionAnswer, { ignore: true }>;
}

function describe(typed: string, { span, key, known, answer }: Described) {
  const text = typed.slice(...span);
  const same = known?.text === text;
  const given = 'create' in answer && answer.name?.trim();
  const capital = text !== text.toLowerCase();
  return {
    key,
    text,
    span,
    name: given || (same ? known.name : writeName(text, capital)),
    role: answer.type,
    sure: true,
    alternatives: same ? known.alternatives : [span],
    decided: decide(answer),
  };
}

function decide(answer: Described['answer']): Mention['decided'] {
  if ('id' in answer) return { id: answer.id };
  return 'create' in answer ? { create: true } : null;
}

function blankMention() {
  return { repeats: [] as Span[] };
}

function dropDeadLinks({ people, companies }: Corrected): PersonMention[] {
  const keys = new Set(companies.map((company) => company.key));
  return people.map((person) =>
    keys.has(person.companyKey ?? '') ? person : { ...person, companyKey: null },
  );
}

function without({ people, companies, parts }: Corrected, gone: Mention): Corrected {
  const stays = (mention: Mention) => mention.key !== gone.key;
  return {
    people: people.filter(stays),
    companies: companies.filter(stays),
    parts: parts.filter((part) => !(isName(part) && part.key === gone.key)),
  };
}

function isName(part: CapturePart): boolean {
  return part.role === 'person' || part.role === 'company';
}

// A longer stretch swallows the mentions and days it covers; an address stays what it is.
function makeRoom(corrected: Corrected, span: Span): Corrected {
  const covered = [...corrected.people, ...corrected.companies].filter((each) =>
    overlaps(each.span, span),
  );
  const rest = covered.reduce((left, mention) => without(left, mention), corrected);
  const isAddress = (part: CapturePart) => /^(?:email|phone|domain)$/.test(part.role);
  return {
    ...rest,
    parts: rest.parts.filter((part) => isAddress(part) || !overlaps(part.span, span)),
  };
}

function overlaps(one: Span, other: Span): boolean {
  return one[0] < other[1] && other[0] < one[1];
}

type AnyMention = Mention & Partial<PersonMention & CompanyMention>;

function add(
  { people, companies, parts }: Corrected,
  mention: AnyMention,
  type: 'person' | 'company',
): Corrected {
  const { emails = [], phones = [], domains = [], companyKey = null, jobTitle = null } = mention;
  const { key, text, span, name, role, sure, alternatives, repeats, decided } = mention;
  const base: Mention = { key, text, span, name, role, sure, alternatives, repeats, decided };
  const added = [span, ...repeats]
    .filter((each) => !parts.some((part) => overlaps(part.span, each)))
    .map((each): CapturePart => ({ role: type, span: each, key }));
  const placed = [...parts, ...added].sort((a, b) => a.span[0] - b.span[0]);
  if (type === 'company') {
    const company = { ...base, emails, phones, domains };
    return { people, companies: inOrder([...companies, company]), parts: placed };
  }
  const { firstName = '', lastName = '' } = mention;
  const same = [firstName, lastName].filter(Boolean).join(' ') === name;
  const names = same ? { firstName, lastName } : splitName(name);
  const person = { ...base, ...names, emails, phones, companyKey, jobTitle };
  return { people: inOrder([...people, person]), companies, parts: placed };
}

function inOrder<T extends Mention>(mentions: T[]): T[] {
  return mentions.sort((a, b) => a.span[0] - b.span[0]);
}
