import { escapeHtml } from '#src/lib/escape-html.ts';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { DossierTexts } from './dossier-texts.ts';
import { type Dossier, MOST_ROWS, type Part } from './gather-dossier.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc}
dl{display:grid;grid-template-columns:minmax(8rem,12rem) 1fr;gap:.2rem 1rem;margin:.8rem 0;padding-bottom:.8rem;border-bottom:1px solid #eee}
dt{color:#55555f}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}`;

/** The dossier for people to read: one page that needs nothing besides itself. */
export function writePage(
  dossier: Dossier,
  texts: DossierTexts,
  names: Map<string, string>,
): string {
  const { text } = texts;
  const say = speaker(dossier, texts);
  const title = escapeHtml(text('title', { name: String(dossier.person.title) }));
  const made = text('made', {
    day: say.instant(dossier.made_at),
    who: dossier.made_by,
    workspace: dossier.workspace,
  });
  const part = (word: 'facts' | 'consents' | 'activities' | 'tasks', { declaration, rows }: Part) =>
    section(
      text(word),
      rows.map((row) => say.record(declaration, row)),
      texts,
    );
  return `<!doctype html><html lang="${escapeHtml(dossier.language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1><p>${escapeHtml(made)}</p><p>${escapeHtml(text('note'))}</p>
${say.record(dossier.declaration, dossier.person)}
${
  dossier.merged.rows.length > 0
    ? section(
        text('merged'),
        dossier.merged.rows.map((row) => say.record(dossier.declaration, row)),
        texts,
      )
    : ''
}
${part('facts', dossier.facts)}${part('consents', dossier.consents)}${part('activities', dossier.activities)}${part('tasks', dossier.tasks)}
${section(
  text('files'),
  dossier.files.rows.map((row) => say.file(row, names.get(row.id))),
  texts,
)}
${section(text('looks'), dossier.looks === null ? [`<p>${escapeHtml(text('looksHidden'))}</p>`] : dossier.looks.map(({ at, member_id }) => line(say.instant(at), say.member(member_id))), texts)}
${section(
  text('history'),
  dossier.history.map((event) => say.event(event)),
  texts,
)}
</html>`;
}

function section(heading: string, items: string[], { text }: DossierTexts): string {
  const cut =
    items.length >= MOST_ROWS ? `<p>${escapeHtml(text('cut', { count: MOST_ROWS }))}</p>` : '';
  const body = items.length > 0 ? items.join('\n') : `<p>${escapeHtml(text('none'))}</p>`;
  return `<section><h2>${escapeHtml(heading)}</h2>${cut}${body}</section>`;
}

function line(name: string, value: string): string {
  return `<dl><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></dl>`;
}

function speaker(dossier: Dossier, { text, label }: DossierTexts) {
  const format = new Intl.DateTimeFormat(dossier.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: dossier.time_zone,
  });
  const instant = (at: string) => format.format(new Date(at));
  const member = (id: unknown) => dossier.members[String(id)] ?? '–';

  function value(given: unknown): string {
    if (given === null || given === undefined) return '–';
    if (Array.isArray(given)) return given.map(value).join(', ');
    if (typeof given === 'object') return JSON.stringify(given);
    const found = dossier.refs[String(given)]?.title ?? dossier.members[String(given)];
    return found ?? String(given);
  }

  function rowsOf(declaration: RecordDeclaration, row: Row): [string, string][] {
    const fields = shownFields(declaration)
      .filter((name) => isFilled(row[name]))
      .map((name): [string, string] => [label(declaration, name), value(row[name])]);
    return [
      ...fields,
      ...(row.owner_id ? [[text('owner'), member(row.owner_id)] as [string, string]] : []),
      [text('created'), instant(String(row.created_at))],
      [text('changed'), instant(String(row.updated_at))],
      ...(row.deleted_at
        ? [[text('binned'), instant(String(row.deleted_at))] as [string, string]]
        : []),
    ];
  }

  function list(rows: [string, string][]): string {
    const pairs = rows.map(
      ([name, said]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(said)}</dd>`,
    );
    return `<dl>${pairs.join('')}</dl>`;
  }

  return {
    instant,
    member,
    record: (declaration: RecordDeclaration, row: Row) => list(rowsOf(declaration, row)),
    file(row: Row, path: string | undefined): string {
      const name = escapeHtml(String(row.name));
      const link = path
        ? `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${name}</a>`
        : `${name} – ${escapeHtml(text('missing'))}`;
      return `<dl><dt>${escapeHtml(instant(String(row.created_at)))}</dt><dd>${link}</dd></dl>`;
    },
    event({ at, actor_id, verb, changes }: Dossier['history'][number]): string {
      const changed = Object.entries(changes ?? {}).map(
        ([name, [before, after]]) => `${name}: ${value(before)} → ${value(after)}`,
      );
      const said = [
        `${verb} · ${member(actor_id)}`,
        ...(changes === null && /\.(created|changed)$/.test(verb) ? [text('erased')] : changed),
      ];
      return line(instant(at), said.join('\n'));
    },
  };
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
