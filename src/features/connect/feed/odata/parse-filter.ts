import {
  COMPARISONS,
  type Comparison,
  type FilterNode,
  type Literal,
  type Operand,
  TEXT_TESTS,
  type TextTest,
} from './filter-node.ts';
import { readTokens, type Token } from './read-tokens.ts';
import { refuseOption } from './refuse-option.ts';

const MOST_LEVELS = 20;
const MOST_VALUES = 500;

/** Reads `$filter`; whatever is given, it answers or refuses with what can be written. */
export function parseFilter(source: string): FilterNode {
  const reader = new Reader(readTokens(source));
  const node = readOr(reader, 0);
  if (!reader.isAtEnd) throw reader.refuse('"and" or "or"');
  return node;
}

/** Goes through the words one by one. */
class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead];
  }

  take(): Token | undefined {
    return this.#tokens[this.#next++];
  }

  /** Takes the word or sign if it is the next. */
  takes(text: string): boolean {
    const token = this.peek();
    const isIt = token !== undefined && token.kind !== 'literal' && token.text === text;
    if (isIt) this.#next++;
    return isIt;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.refuse(`"${text}"`);
  }

  refuse(wanted: string) {
    const token = this.peek();
    const where = token ? `at character ${token.at + 1}` : 'at its end';
    return refuseOption(`$filter cannot be read ${where}: ${wanted} is expected there.`);
  }
}

function readOr(reader: Reader, depth: number): FilterNode {
  return readList(reader, depth, { word: 'or', part: readAnd });
}

function readAnd(reader: Reader, depth: number): FilterNode {
  return readList(reader, depth, { word: 'and', part: readNot });
}

interface ListOf {
  word: 'and' | 'or';
  part: (reader: Reader, depth: number) => FilterNode;
}

function readList(reader: Reader, depth: number, { word, part }: ListOf): FilterNode {
  const parts = [part(reader, depth)];
  while (reader.takes(word)) parts.push(part(reader, depth));
  if (parts.length === 1) return parts[0]!;
  // what stands in brackets within its like is one list with it
  return { kind: word, parts: parts.flatMap((one) => (one.kind === word ? one.parts : [one])) };
}

function readNot(reader: Reader, depth: number): FilterNode {
  if (depth > MOST_LEVELS) {
    throw refuseOption(
      `$filter is nested too deeply. Use at most ${MOST_LEVELS} levels of brackets.`,
    );
  }
  if (reader.takes('not')) return { kind: 'not', inner: readNot(reader, depth + 1) };
  if (reader.takes('(')) {
    const inner = readOr(reader, depth + 1);
    reader.expect(')');
    return inner;
  }
  return readTest(reader);
}

function readTest(reader: Reader): FilterNode {
  const token = reader.peek();
  if (token?.kind === 'literal') return readFlipped(reader);
  if (token?.kind === 'word' && isTextTest(token.text)) return readTextTest(reader, token.text);
  const operand = readOperand(reader);
  if (reader.takes('in')) return { kind: 'in', operand, values: readValues(reader) };
  const op = takeComparison(reader);
  // a property alone is one that is true
  if (!op) return { kind: 'compare', op: 'eq', operand, value: { type: 'boolean', value: true } };
  return { kind: 'compare', op, operand, value: readLiteral(reader) };
}

const FLIPPED: Record<Comparison, Comparison> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** `5 lt amount` means what `amount gt 5` does. */
function readFlipped(reader: Reader): FilterNode {
  const value = readLiteral(reader);
  const op = takeComparison(reader);
  if (!op) throw reader.refuse('a comparison such as eq');
  return { kind: 'compare', op: FLIPPED[op], operand: readOperand(reader), value };
}

function readTextTest(reader: Reader, test: TextTest): FilterNode {
  reader.take();
  reader.expect('(');
  const operand = readOperand(reader);
  reader.expect(',');
  const value = readLiteral(reader);
  if (value.type !== 'text')
    throw refuseOption(`${test} takes a text in single quotes: ${test}(city,'Ro').`);
  reader.expect(')');
  const node: FilterNode = { kind: 'text', test, operand, value: value.value };
  const op = takeComparison(reader);
  if (!op) return node;
  const wanted = readLiteral(reader);
  if (wanted.type !== 'boolean' || (op !== 'eq' && op !== 'ne')) {
    throw refuseOption(`${test} is true or false by itself. Leave out what it is compared with.`);
  }
  return wanted.value === (op === 'eq') ? node : { kind: 'not', inner: node };
}

function readOperand(reader: Reader): Operand {
  const token = reader.take();
  if (token?.kind !== 'word')
    throw refuseOption("$filter lacks a property, such as city in: city eq 'Rome'.");
  const next = reader.peek();
  const isCall = next?.kind === 'sign' && next.text === '(';
  if (!isCall) return { path: token.text, folded: false };
  if (token.text !== 'tolower') {
    throw refuseOption(
      `The function ${token.text.slice(0, 50)} is not known here. There are contains, startswith, endswith and tolower.`,
    );
  }
  reader.expect('(');
  const inner = reader.take();
  if (inner?.kind !== 'word') throw reader.refuse('a property');
  reader.expect(')');
  return { path: inner.text, folded: true };
}

function readValues(reader: Reader): Literal[] {
  reader.expect('(');
  const values = [readLiteral(reader)];
  while (reader.takes(',')) values.push(readLiteral(reader));
  reader.expect(')');
  if (values.length > MOST_VALUES) throw refuseOption(`"in" takes ${MOST_VALUES} values at most.`);
  return values;
}

function readLiteral(reader: Reader): Literal {
  const token = reader.peek();
  if (token?.kind !== 'literal') {
    throw reader.refuse("a value such as 'Rome', 12.5, 2026-03-01, true or null");
  }
  reader.take();
  return token.literal;
}

function takeComparison(reader: Reader): Comparison | undefined {
  const token = reader.peek();
  const op = token?.kind === 'word' && COMPARISONS.find((one) => one === token.text);
  if (!op) return undefined;
  reader.take();
  return op;
}

function isTextTest(word: string): word is TextTest {
  return (TEXT_TESTS as readonly string[]).includes(word);
}
