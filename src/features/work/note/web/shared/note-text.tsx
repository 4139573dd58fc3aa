import { type ReactNode, useMemo } from 'react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { type Mention, splitMentions } from '../../mentions.ts';
import { type Block, type Inline, parseNote } from '../../parse-note.ts';
import { type LinkedTask, NoteItem } from './note-item.tsx';
import classes from './note-text.module.css';

interface NoteTextProps {
  body: string;
  tasks?: readonly LinkedTask[];
  mentions?: readonly Mention[];
}

const NOBODY: readonly Mention[] = [];
const NOTHING: readonly LinkedTask[] = [];

/** A note as its signs mean it, drawn without HTML of its own: whatever is typed stays text. */
export function NoteText({ body, tasks = NOTHING, mentions = NOBODY }: NoteTextProps) {
  const blocks = useMemo(() => parseNote(body), [body]);
  const left = [...tasks];
  return (
    <div className={classes.note}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name than their place
        <NoteBlock key={at} block={block} left={left} mentions={mentions} />
      ))}
    </div>
  );
}

interface BlockProps {
  block: Block;
  /** Tasks whose line has not been drawn yet. */
  left: LinkedTask[];
  mentions: readonly Mention[];
}

function NoteBlock({ block, left, mentions }: BlockProps) {
  if (block.kind === 'heading') {
    return (
      <p className={classes.heading} data-level={block.level}>
        {drawInline(block.parts, mentions)}
      </p>
    );
  }
  if (block.kind === 'list') {
    return (
      <ul className={classes.list}>
        {block.items.map((item, at) => (
          <NoteItem
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            key={at}
            item={item}
            task={item.mark === 'check' ? takeTask(left, item.text) : undefined}
          >
            {drawInline(item.parts, mentions)}
          </NoteItem>
        ))}
      </ul>
    );
  }
  const lines = block.lines.map((parts, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
    <span key={at}>
      {at > 0 && <br />}
      {drawInline(parts, mentions)}
    </span>
  ));
  if (block.kind === 'quote') return <blockquote className={classes.quote}>{lines}</blockquote>;
  return <p>{lines}</p>;
}

function takeTask(left: LinkedTask[], text: string): LinkedTask | undefined {
  const at = left.findIndex(({ item }) => item === text);
  return at < 0 ? undefined : left.splice(at, 1)[0];
}

function drawInline(parts: readonly Inline[], mentions: readonly Mention[]): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name than their place
  return parts.map((part, at) => <Stretch key={at} part={part} mentions={mentions} />);
}

function Stretch({ part, mentions }: { part: Inline; mentions: readonly Mention[] }) {
  if (part.kind === 'text') return <Named text={part.text} mentions={mentions} />;
  if (part.kind === 'code') return <code>{part.text}</code>;
  const within = drawInline(part.parts, mentions);
  if (part.kind === 'link') {
    return (
      <a href={part.href} target="_blank" rel="noopener noreferrer">
        {within}
      </a>
    );
  }
  return part.kind === 'strong' ? <strong>{within}</strong> : <em>{within}</em>;
}

function Named({ text, mentions }: { text: string; mentions: readonly Mention[] }) {
  return splitMentions(text, mentions).map((part, at) => {
    if (typeof part === 'string') return part;
    const { mention } = part;
    const key = `${at}`;
    if (mention.type === 'member') {
      return (
        <span key={key} className={classes.member}>
          {mention.said}
        </span>
      );
    }
    return (
      <RecordLink key={key} type="person" id={mention.id} className={classes.person}>
        {mention.said}
      </RecordLink>
    );
  });
}
