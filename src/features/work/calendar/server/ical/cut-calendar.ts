/** A calendar in pieces that are each parsed by themselves. */
export interface CutCalendar {
  /** What is left of it without its events. */
  frame: string;
  /** The text of each event. */
  parts: string[];
}

const BORDER = /(^|\n)(BEGIN|END):VEVENT\r?(?=\n|$)/gi;

/** Takes the events out of a calendar's text; one that does not end stays in the frame. */
export function cutCalendar(text: string): CutCalendar {
  const parts: string[] = [];
  const frame: string[] = [];
  let taken = 0;
  let begun = -1;
  for (const { 0: border, 1: before, 2: side, index } of text.matchAll(BORDER)) {
    if (side!.toUpperCase() === 'BEGIN') {
      begun = index + before!.length;
    } else if (begun >= 0) {
      const end = index + border.length;
      parts.push(text.slice(begun, end));
      frame.push(text.slice(taken, begun));
      // the end of the line goes with the event
      taken = end + 1;
      begun = -1;
    }
  }
  frame.push(text.slice(taken));
  return { frame: frame.join(''), parts };
}

/** An event without files that were put into it, which nobody reads. */
export function withoutAttachments(part: string): string {
  return part.replace(/^ATTACH[;:][^\n]*\n(?:[ \t][^\n]*\n)*/gim, '');
}

/** A property is no longer than this; the time to read one grows with the square of its parameters. */
const LONGEST_LINE = 100_000;

/** Without what no calendar program writes and would hold up everybody while it is read. */
export function withoutLongLines(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  const lines = text.split(/(?<=\n)(?![ \t])/);
  return lines.filter(({ length }) => length <= LONGEST_LINE).join('');
}
