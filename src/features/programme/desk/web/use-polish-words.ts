import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { PolishAnswer } from '../desk-api.ts';
import { deskText } from './desk-text.ts';

export interface PolishWords {
  title: string;
  detail: string;
  /** Where it can be mended. */
  to: string;
}

type Types = ReadonlyMap<string, RecordDeclaration>;
type Text = ReturnType<typeof deskText.useText>;

/** What stands in the way, in words that need no explanation, and where it is mended. */
export function usePolishWords(): (polish: PolishAnswer) => PolishWords {
  const text = deskText.useText();
  const types = useRecordTypes();
  return (polish) => {
    if (polish.kind === 'refusal') return wordsOfRefusal(polish, types, text);
    const form = formOf(polish, types);
    const count = polish.times;
    if (polish.kind === 'left') {
      const title = text('left.title', form);
      return { title, detail: text('left.detail', { count }), to: '/settings/fields' };
    }
    if (polish.kind === 'unread_field') {
      const { people } = polish;
      const detail =
        people === null ? text('unread.detail') : text('unread.people', { count: people });
      return { title: text('unread.title', form), detail, to: '/settings/readers' };
    }
    const { median_s, median_keys, people } = polish;
    const measured = { seconds: median_s ?? 0, keys: median_keys ?? 0, people: people ?? 0 };
    return {
      title: text(form.fields ? 'slow.changed' : 'slow.created', form),
      detail: text('slow.detail', { ...measured, count }),
      to: '/settings/fields',
    };
  };
}

function formOf({ record_type, fields }: PolishAnswer, types: Types) {
  const declaration = record_type ? types.get(record_type) : undefined;
  if (!declaration) return { types: record_type ?? '', fields: fields.join(', ') };
  const labels = fields.map((name) => fieldLabel(declaration, name));
  return { types: recordPluralLabel(declaration), fields: labels.join(', ') };
}

function wordsOfRefusal({ route, reason, times }: PolishAnswer, types: Types, text: Text) {
  const [, plural = ''] = /^\S+ \/api\/v1\/([a-z-]+)/.exec(route ?? '') ?? [];
  const type = [...types.values()].find((one) => one.plural === plural);
  const place = type ? recordPluralLabel(type) : plural.replaceAll('-', ' ');
  const why = (reason ?? '').replace(/^invalid:/, '').replaceAll('_', ' ');
  return {
    title: text('refusal.title', { place, why }),
    detail: text('refusal.detail', { count: times, route: route ?? '' }),
    to: type ? `/${type.plural}` : '/settings/fields',
  };
}
