import { mailLink } from '#src/lib/mail-link.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { formatExactly } from '#src/web/i18n/dates.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { choiceLabel } from '../labels.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import classes from './field-value.module.css';
import { formatValue, isEmptyValue, kindOf, type ReadingAids } from './format-value.ts';

interface FieldValueProps {
  declaration: RecordDeclaration;
  name: string;
  value: unknown;
  aids: ReadingAids;
  /** Addresses, numbers and records can be followed; in lists they are plain. */
  links?: boolean;
}

/** A field's value to be read. Plain elements only: a list shows hundreds of them. */
export function FieldValue({ declaration, name, value, aids, links = false }: FieldValueProps) {
  if (isEmptyValue(value)) return null;
  const kind = kindOf(declaration, name);
  const text = formatValue(declaration, name, { value, aids });
  switch (kind) {
    case 'reference':
      return <ReferenceValue id={String(value)} aids={aids} links={links} />;
    case 'member':
      return text ? (
        <span className={classes.named}>
          <Avatar name={text} size="s" />
          <span className={classes.clip}>{text}</span>
        </span>
      ) : null;
    case 'references':
      return (
        <span className={classes.links}>
          {(value as string[]).map((id) => (
            <ReferenceValue key={id} id={id} aids={aids} links={links} />
          ))}
        </span>
      );
    case 'choices':
      return (
        <TagsValue
          tags={[value].flat().map((one) => choiceLabel(declaration, name, String(one)))}
        />
      );
    case 'datetime':
      return <span title={formatExactly(String(value), aids.reader)}>{text}</span>;
    case 'tags':
      return <TagsValue tags={value as string[]} />;
    case 'emails':
    case 'phones':
    case 'domains':
    case 'url':
      return links ? (
        <LinksValue kind={kind} values={[value].flat().map(String)} />
      ) : (
        firstOf(value)
      );
    case 'long_text':
      return links ? <span className={classes.long}>{text}</span> : text;
    default:
      return text;
  }
}

function firstOf(value: unknown) {
  const values = [value].flat().map(String);
  return (
    <>
      {values[0]}
      {values.length > 1 && <span className={classes.more}> +{values.length - 1}</span>}
    </>
  );
}

function ReferenceValue(props: { id: string; aids: ReadingAids; links: boolean }) {
  const { id, aids, links } = props;
  const ref = aids.refs[id];
  if (!ref) return <span className={classes.more}>{recordsText.text('pick.hidden')}</span>;
  const content = (
    <>
      <RecordMark type={ref.type} title={ref.title} size="s" />
      <span className={classes.clip}>{ref.title}</span>
    </>
  );
  return links ? (
    <RecordLink type={ref.type} id={id} className={`${classes.named} ${classes.link}`}>
      {content}
    </RecordLink>
  ) : (
    <span className={classes.named}>{content}</span>
  );
}

function TagsValue({ tags }: { tags: string[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

type LinkKind = 'emails' | 'phones' | 'domains' | 'url';

function LinksValue({ kind, values }: { kind: LinkKind; values: string[] }) {
  return (
    <span className={classes.links}>
      {values.map((value) => (
        <a key={value} href={hrefOf(kind, value)} className={classes.link} {...outward(kind)}>
          {value}
        </a>
      ))}
    </span>
  );
}

/** What opens it: a call, a letter, a page. */
export function hrefOf(kind: LinkKind, value: string): string {
  if (kind === 'emails') return mailLink(value);
  if (kind === 'phones') return `tel:${value.replace(/[^\d+*#]/g, '')}`;
  return /^https?:\/\//i.test(value) ? value : `https://${value}`;
}

function outward(kind: LinkKind) {
  return kind === 'url' || kind === 'domains' ? { target: '_blank', rel: 'noreferrer' } : {};
}
