import { useQuery } from '@tanstack/react-query';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { send } from '#src/web/api/call.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import classes from './note-editor.module.css';
import { noteWords } from './note-words.ts';

export interface OfferedName {
  id: string;
  name: string;
  isColleague: boolean;
  /** What stands beside it, such as the company. */
  beside: string;
}

const MOST_COLLEAGUES = 4;
const MOST_PEOPLE = 4;

/** Colleagues and people whose name begins like what is typed. */
export function useNames(typed: string | null): readonly OfferedName[] {
  const members = useActiveMembers();
  const words = typed?.trim() ?? '';
  const { data } = useQuery({
    queryKey: ['person', 'names', words],
    queryFn: ({ signal }) =>
      send<{ items: { id: string; title: string; subtitle: string }[] }>(
        'GET /api/v1/search',
        { query: { q: words, types: 'person', limit: MOST_PEOPLE } },
        { signal },
      ),
    enabled: words.length > 1,
    staleTime: 60_000,
  });
  if (typed === null) return [];
  const colleagues = members
    .filter(({ name }) => beginsLike(name, words))
    .slice(0, MOST_COLLEAGUES)
    .map(({ id, name }) => ({ id, name, isColleague: true, beside: '' }));
  const people = (words.length > 1 ? (data?.items ?? []) : []).map(({ id, title, subtitle }) => ({
    id,
    name: title,
    isColleague: false,
    beside: subtitle,
  }));
  return [...colleagues, ...people];
}

function beginsLike(name: string, words: string): boolean {
  const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ` ${fold(name)}`.includes(` ${fold(words)}`);
}

interface NameListProps {
  id: string;
  names: readonly OfferedName[];
  at: number;
  onChoose: (name: OfferedName) => void;
}

/** Whom the word behind the sign may mean; the field keeps the focus. */
export function NameList({ id, names, at, onChoose }: NameListProps) {
  const text = noteWords.useText();
  return (
    <div id={id} role="listbox" aria-label={text('names')} className={classes.names}>
      {names.map((name, place) => (
        <div
          key={name.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={classes.name}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(name);
          }}
        >
          <Avatar name={name.name} size="s" />
          <span>{name.name}</span>
          <span className={classes.beside}>
            {name.beside || text(name.isColleague ? 'colleague' : 'person')}
          </span>
        </div>
      ))}
    </div>
  );
}
