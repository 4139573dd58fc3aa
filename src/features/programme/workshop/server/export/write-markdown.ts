import { tellPaper } from './tell-paper.ts';
import type { WorkshopPaper } from './workshop-paper.ts';

const SIGNS = /[\\`*_{}[\]<>#|~]/g;
/** What would begin a list, a heading or a rule at the start of a line. */
const LINE_START = /^(\s*)([-+=]|\d+[.)])/;

/** One line of text that Markdown gives back as it was written. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(SIGNS, (sign) => `\\${sign}`)
    .replace(LINE_START, (_, space: string, sign: string) =>
      sign.length > 1 ? `${space}${sign.slice(0, -1)}\\${sign.at(-1)}` : `${space}\\${sign}`,
    );
}

/** The workshop as a text that any editor reads. */
export function writeMarkdown(paper: WorkshopPaper): string {
  const { title, facts, parts, note } = tellPaper(paper);
  const blocks = [`# ${plain(title)}`, ...facts.filter(Boolean).map(plain)];
  for (const { heading, items } of parts) {
    blocks.push(`## ${plain(heading)}`);
    for (const { head, facts: said, lines } of items) {
      blocks.push(`### ${plain(head)}`, ...said.map(plain));
      if (lines.length > 0) blocks.push(lines.map((line) => `- ${plain(line)}`).join('\n'));
    }
  }
  return `${[...blocks, `_${plain(note)}_`].join('\n\n')}\n`;
}
