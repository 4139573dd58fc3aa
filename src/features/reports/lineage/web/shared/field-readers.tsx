import { useQuery } from '@tanstack/react-query';
import { recordLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader as readerStore } from '#src/web/i18n/reader.ts';
import type { FieldReadersProps } from '#src/web/shell/web-feature.ts';
import { metricLabel } from '../../../catalogue/web/shared/metric-words.ts';
import type { Look } from '../../lineage.ts';
import type { FieldReaders as Answer } from '../../lineage-api.ts';
import classes from './field-readers.module.css';
import { fieldReadersQuery } from './lineage-queries.ts';
import { lineageText } from './lineage-text.ts';

type Reader = Answer['readers'][number];

const MOST_SHOWN = 6;

/** Who reads a field, and when last: what is looked at first, then what works by itself. */
export function FieldReaders({ type, field }: FieldReadersProps) {
  const text = lineageText.useText();
  const { data, isPending } = useQuery(fieldReadersQuery(type, field));
  if (isPending) return <p className={classes.quiet}>{text('asking')}</p>;
  if (!data) return <p className={classes.quiet}>{text('failed')}</p>;
  const { readers, hidden, look } = data;
  const isNobody = readers.length + hidden.length === 0;
  return (
    <div className={classes.readers}>
      <p className={classes.heading}>{text('readBy')}</p>
      {isNobody ? <p>{text('nobody')}</p> : <ReaderList readers={readers} hidden={hidden} />}
      {look && <FigureLook look={look} />}
    </div>
  );
}

function ReaderList({ readers, hidden }: Pick<Answer, 'readers' | 'hidden'>) {
  const text = lineageText.useText();
  const ordered = [...readers].sort((one, other) => rankOf(one) - rankOf(other));
  const left = ordered.length - MOST_SHOWN;
  return (
    <ul className={classes.list}>
      {ordered.slice(0, MOST_SHOWN).map((one) => (
        <ReaderLine key={`${one.kind} ${one.id ?? one.name}`} reader={one} />
      ))}
      {left > 0 && <li className={classes.quiet}>{text('more', { count: left })}</li>}
      {hidden.map(({ kind, count }) => (
        <li key={kind} className={classes.quiet}>
          {text(`hidden.${kind}`, { count })}
        </li>
      ))}
    </ul>
  );
}

/** Those that somebody has looked at stand first, definitions last. */
function rankOf({ kind, look }: Reader): number {
  if (look) return 0;
  if (kind === 'metric') return 3;
  return look === undefined ? 1 : 2;
}

function ReaderLine({ reader }: { reader: Reader }) {
  const text = lineageText.useText();
  const sayLook = useSayLook();
  const name = useReaderName(reader);
  return (
    <li>
      <span className={classes.name}>{name}</span>
      <span className={classes.quiet}>
        {text(`kind.${reader.kind}`)}
        {reader.look && `, ${sayLook(reader.look)}`}
      </span>
    </li>
  );
}

/** What people call a reader, in the words of who asks. */
function useReaderName({ kind, id, name, is_built_in }: Reader): string {
  const text = lineageText.useText();
  const types = useRecordTypes();
  if (!is_built_in) return name;
  if (kind === 'metric') return metricLabel({ name: id ?? name, label: name });
  if (kind === 'dashboard') return text(`board.${name as 'seller'}`);
  const declaration = types.get(name);
  return declaration ? recordLabel(declaration) : name;
}

function FigureLook({ look }: { look: Look }) {
  const text = lineageText.useText();
  const told = useStore(readerStore);
  const people = text('byPeople', { count: look.people });
  return (
    <p className={classes.quiet}>{text('figures', { day: formatDate(look.on, told), people })}</p>
  );
}

/** "last on 12 May by 4 people" */
export function useSayLook(): (look: Look) => string {
  const text = lineageText.useText();
  const told = useStore(readerStore);
  return ({ on, people }) =>
    `${text('last', { day: formatDate(on, told) })} ${text('byPeople', { count: people })}`;
}
