import type { QuoteDocument } from '../../quote-document.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeDay } from '../words/write-values.ts';
import { heightOf, LEFT, PAGE, type Paper, RIGHT, WIDTH } from './paper.ts';

const LOGO = { width: 150, height: 46 };
const ADDRESS_TOP = 124;
const FACTS_LEFT = 340;
const FACT_WIDTH = 96;
const FACT_GAP = 8;

/** The first page down to the table: mark, address, facts, heading and the words before the lines. */
export function drawHead(paper: Paper, document: QuoteDocument): void {
  drawMark(paper, document);
  const bottoms = [drawAddress(paper, document), drawFacts(paper, document)];
  paper.y = Math.max(...bottoms.map((bottom) => bottom + 34));
  drawHeading(paper, document);
}

/** The head of the other pages. */
export function drawContinued(paper: Paper, document: QuoteDocument): void {
  const text = quoteWords(document.language);
  const title = `${text('quote')} ${document.number}`;
  const style = { size: 8, colour: paper.colours.faint };
  drawBar(paper);
  const [name] = paper.wrap(document.issuer.name, WIDTH / 2, { ...style, weight: 'medium' });
  if (name) paper.put(name, { x: LEFT, y: 44 });
  const told = text('continued', { title });
  paper.put({ ...style, text: told }, { x: RIGHT - paper.measure(told, style), y: 44 });
}

function drawBar(paper: Paper): void {
  paper.doc.rect(0, 0, PAGE.width, 5).fill(paper.colours.accent);
}

function drawMark(paper: Paper, { logo, issuer, isDraft, language }: QuoteDocument): void {
  drawBar(paper);
  if (logo) {
    const box: [number, number] = [LOGO.width, LOGO.height];
    paper.doc.image(Buffer.from(logo, 'base64'), LEFT, 44, { fit: box, valign: 'center' });
  } else {
    const style = { size: 17, weight: 'bold', colour: paper.colours.accentInk } as const;
    const lines = paper.wrap(issuer.name, WIDTH * 0.6, style).slice(0, 2);
    lines.forEach((line, at) => {
      paper.put(line, { x: LEFT, y: 50 + at * heightOf(line) });
    });
  }
  if (!isDraft) return;
  const text = quoteWords(language)('draft');
  const look = { size: 9, weight: 'medium', colour: '#b4232c' } as const;
  const width = paper.measure(text, look) + 16;
  paper.doc.roundedRect(RIGHT - width, 50, width, 20, 4).fill('#fdeeee');
  paper.put({ ...look, text }, { right: RIGHT - 8, y: 54.5 });
}

function drawAddress(paper: Paper, { issuer, recipient, logo }: QuoteDocument): number {
  const sender = [issuer.name, ...issuer.address.split('\n')].map((part) => part.trim());
  const width = FACTS_LEFT - LEFT - 28;
  const small = { size: 7.5, colour: paper.colours.faint };
  const line = sender.filter(Boolean).join(' · ');
  // one's own name stands above already where there is no mark, so it is the address that helps
  const [first] = logo || issuer.address ? paper.wrap(line, width, small) : [];
  if (first) paper.put(first, { x: LEFT, y: ADDRESS_TOP - 16 });
  const lines = paper.wrap(recipient, width, { size: 10.5 });
  let y = ADDRESS_TOP;
  lines.forEach((one, at) => {
    paper.put(at === 0 ? { ...one, weight: 'medium' } : one, { x: LEFT, y });
    y += heightOf(one);
  });
  return y;
}

/** Number and day side by side, beneath them until when it holds and whom to ask. */
function drawFacts(paper: Paper, document: QuoteDocument): number {
  const { language, number, day, validUntil, issuer } = document;
  const text = quoteWords(language);
  const facts: [string, string][] = [
    [text('number'), number],
    [text('date'), writeDay(day, language)],
    [text('validUntil'), validUntil ? writeDay(validUntil, language) : ''],
    [text('yourContact'), issuer.member?.name ?? ''],
  ];
  const shown = facts.filter(([, value]) => value !== '');
  let y = ADDRESS_TOP;
  for (let at = 0; at < shown.length; at += 2) {
    const bottoms = shown.slice(at, at + 2).map(([label, value], along) => {
      const x = FACTS_LEFT + along * (FACT_WIDTH + FACT_GAP);
      return drawFact(paper, { label, value, x, y });
    });
    y = Math.max(...bottoms) + 7;
  }
  if (!issuer.member?.email) return y;
  const style = { size: 9, colour: paper.colours.soft };
  const [mail] = paper.wrap(issuer.member.email, RIGHT - FACTS_LEFT, style);
  if (mail) paper.put(mail, { x: FACTS_LEFT, y });
  return y + heightOf(style);
}

function drawFact(
  paper: Paper,
  { label, value, x, y }: { label: string; value: string; x: number; y: number },
): number {
  paper.put({ text: label, size: 8, colour: paper.colours.faint }, { x, y });
  const lines = paper.wrap(value, FACT_WIDTH, { size: 9.5, weight: 'medium' }).slice(0, 2);
  lines.forEach((line, at) => {
    paper.put(line, { x, y: y + 12 + at * heightOf(line) });
  });
  return y + 12 + lines.length * heightOf({ size: 9.5 });
}

function drawHeading(paper: Paper, { language, number, name, intro }: QuoteDocument): void {
  const label = quoteWords(language)('quote');
  const small = { size: 10, weight: 'bold', colour: paper.colours.accentInk } as const;
  const title = name || `${label} ${number}`;
  if (name) {
    paper.put({ ...small, text: `${label} ${number}` }, { x: LEFT, y: paper.y });
    paper.y += 17;
  }
  paper.write(paper.wrap(title, WIDTH, { size: 20, weight: 'bold' }));
  paper.y += 8;
  if (intro.trim()) {
    paper.write(paper.wrap(intro.trim(), WIDTH * 0.86, { size: 10 }));
    paper.y += 6;
  }
  paper.y += 14;
}
