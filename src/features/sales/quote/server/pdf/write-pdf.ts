import type { QuoteDocument } from '../../quote-document.ts';
import { quoteWords } from '../words/quote-words.ts';
import { drawAcceptance, drawFeet, drawTerms, drawTotals, footOf } from './foot.ts';
import { drawContinued, drawHead } from './head.ts';
import { Paper } from './paper.ts';
import { drawTable } from './table.ts';

/** The quote as a PDF: the same document gives the same bytes. It is the work of a second. */
export function writePdf(document: QuoteDocument): Promise<Buffer> {
  const title = `${quoteWords(document.language)('quote')} ${document.number}`;
  const options = {
    info: {
      Title: title,
      Author: document.issuer.name,
      Subject: document.name,
      CreationDate: new Date(`${document.day}T00:00:00Z`),
    },
    lang: document.language,
    accent: document.issuer.accent,
    continued: (on: Paper) => drawContinued(on, document),
  };
  // how high the foot is decides where the text ends, and only paper can tell
  const { top } = footOf(new Paper({ ...options, bottom: 0 }), document);
  const paper = new Paper({ ...options, bottom: top - 16 });
  drawHead(paper, document);
  drawTable(paper, document);
  drawTotals(paper, document);
  drawTerms(paper, document);
  drawAcceptance(paper, document);
  drawFeet(paper, document);
  return paper.finish();
}
