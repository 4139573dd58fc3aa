/** The unfolded lines of one vCard, or what is known of one that could not be gathered. */
export interface CardLines {
  /** The line of the file it begins on, from 1. */
  line: number;
  lines: string[];
  problem?: 'cut_off' | 'too_long';
}

/** Pictures, sounds and keys: large, and not kept. */
const BINARY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

const MAX_LINES = 1000;

interface Gathering {
  line: number;
  card?: CardLines;
  /** The pieces of the property that is open: joined once, when the next one begins. */
  pieces: string[];
  /** Characters of the card so far. */
  size: number;
  isBinary: boolean;
  isQuotedPrintable: boolean;
  done: CardLines[];
}

/** Cuts a text into vCards (RFC 6350, 2426; vCard 2.1), in batches, each line unfolded. */
export async function* splitCards(
  texts: AsyncIterable<string>,
  rules: { recordBytes: number },
): AsyncGenerator<CardLines[], void, undefined> {
  const state: Gathering = {
    line: 0,
    pieces: [],
    size: 0,
    isBinary: false,
    isQuotedPrintable: false,
    done: [],
  };
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(state, line, rules.recordBytes);
    // A line without end is cut, so that it is not gathered for ever.
    if (rest.length > rules.recordBytes) rest = rest.slice(0, rules.recordBytes + 1);
    if (state.done.length > 0) yield state.done.splice(0);
  }
  takeLine(state, rest, rules.recordBytes);
  closeCard(state, 'cut_off');
  yield state.done;
}

function takeLine(state: Gathering, line: string, maxSize: number): void {
  state.line++;
  if (/^\s*(?:[\w-]+\.)?BEGIN:VCARD\s*$/i.test(line)) {
    closeCard(state, 'cut_off');
    state.card = { line: state.line, lines: [] };
    state.size = 0;
    state.isBinary = false;
  } else if (/^\s*(?:[\w-]+\.)?END:VCARD\s*$/i.test(line)) closeCard(state);
  else if (state.card) addLine(state, state.card, { line, maxSize });
}

function closeCard(state: Gathering, problem?: CardLines['problem']): void {
  const { card } = state;
  if (!card) return;
  closeProperty(state, card);
  if (problem) card.problem ??= problem;
  state.done.push(card);
  delete state.card;
}

function closeProperty(state: Gathering, card: CardLines): void {
  if (state.pieces.length > 0) card.lines.push(state.pieces.join(''));
  state.pieces = [];
}

function addLine(
  state: Gathering,
  card: CardLines,
  { line, maxSize }: { line: string; maxSize: number },
): void {
  const isFolded = /^[ \t]/.test(line);
  const last = state.pieces.at(-1);
  const goesOn = state.isQuotedPrintable && last?.endsWith('=');
  if (isPartOfBinary(state, line, isFolded) || (line.trim() === '' && !goesOn)) return;
  state.size += line.length;
  if (state.size > maxSize || card.lines.length >= MAX_LINES) card.problem = 'too_long';
  else if (goesOn) state.pieces.splice(-1, 1, last!.slice(0, -1), line);
  else if (isFolded && last !== undefined) state.pieces.push(line.slice(1));
  else {
    closeProperty(state, card);
    state.pieces.push(line);
    state.isQuotedPrintable = QUOTED_PRINTABLE.test(line);
  }
}

/** Base64 is folded, or in vCard 2.1 stands in lines of its own below its property. */
function isPartOfBinary(state: Gathering, line: string, isFolded: boolean): boolean {
  if (state.isBinary && (isFolded || /^[A-Za-z0-9+/=]*$/.test(line))) return true;
  state.isBinary = !isFolded && BINARY.test(line);
  return state.isBinary;
}
