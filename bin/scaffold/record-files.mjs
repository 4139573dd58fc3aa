/** The new files of a record type, by path; `names` as `nameRecord` gives them. */
export function drawRecordFiles(names) {
  const { folder, kebab } = names;
  return {
    [names.migration]: drawMigration(names),
    [`${folder}/${kebab}.ts`]: drawDeclaration(names),
    [`${folder}/server/${kebab}-type.ts`]: drawType(names),
    [`${folder}/web/feature.tsx`]: drawFeature(names),
    [`${folder}/web/feature.en.json`]: drawTexts(names),
  };
}

const NO_VERBS = `import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
  }
}
`;

/** Where the new record type is made known: each change adds its import, if it needs one, and its entry. */
export function listRegistrations({ folder, kebab, camel, type }) {
  return [
    {
      path: folder.replace(/[^/]+$/, 'ledger-verbs.d.ts'),
      list: /(interface LedgerVerbs \{)([^}]*)(\})/,
      entry: `${type}: never;`,
      empty: NO_VERBS,
    },
    {
      path: 'src/main/server/record-types.ts',
      line: `import { ${camel}Type } from '#${folder}/server/${kebab}-type.ts';`,
      list: /(collectRecordTypes\(\[)([^\]]*)(\])/,
      entry: `${camel}Type`,
    },
    {
      path: 'src/main/web/record-types.ts',
      line: `import { ${camel} } from '#${folder}/${kebab}.ts';`,
      list: /(RecordDeclaration\[\] = \[)([^\]]*)(\])/,
      entry: camel,
    },
    {
      path: 'src/main/web/features.ts',
      line: `import { ${camel}Feature } from '#${folder}/web/feature.tsx';`,
      list: /(WebFeature\[\] = \[)([^\]]*)(\])/,
      entry: `${camel}Feature`,
    },
  ];
}

function drawMigration({ type, plural }) {
  return `-- ${capitalise(plural)}: TODO say what one of them is, in one sentence.
create table ${type} (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null generated always as (left(normal_text(title), 200)) stored,
  owner_id uuid,
  team_id uuid,
  visibility text not null default 'workspace' check (visibility in ('workspace', 'team', 'private')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  custom jsonb not null default '{}',
  name text,
  company_id uuid,
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id)
);
create index ${type}_by_title on ${type} (workspace_id, title_key collate "C", id);
create index ${type}_by_created on ${type} (workspace_id, created_at desc, id desc);
create index ${type}_by_company on ${type} (workspace_id, company_id);
create index ${type}_title_parts on ${type} using gin (title_key gin_trgm_ops)
  with (fastupdate = off);
create index ${type}_custom on ${type} using gin (custom jsonb_path_ops)
  with (fastupdate = off) where custom <> '{}';
select wall_off('${type}');
`;
}

function drawDeclaration({ type, plural, camel, pascal, label, pluralLabel }) {
  return `import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** TODO say what it is, in one sentence. */
export const ${camel} = defineRecord({
  type: '${type}',
  plural: '${plural}',
  label: '${label}',
  pluralLabel: '${pluralLabel}',
  title: (values) => String(values.name ?? '') || 'Unnamed ${label.toLowerCase()}',
  subtitle: 'company_id',
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that everyone means the same one.',
      usedIn: ['Search', 'Lists'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      label: 'Company',
      why: 'So that it is seen beside the company that it belongs to.',
      usedIn: ['Company timeline'],
    },
    about: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'About',
      why: 'What a colleague who takes over needs to know.',
      usedIn: ['Before a visit'],
    },
  },
  listFields: ['company_id'],
});

export type ${pascal} = RecordOf<typeof ${camel}>;
export type ${pascal}Input = RecordInput<typeof ${camel}>;
`;
}

function drawType({ kebab, camel }) {
  return `import type { RecordType } from '#src/records/server/record-type.ts';
import { ${camel} } from '../${kebab}.ts';

export const ${camel}Type: RecordType = { declaration: ${camel} };
`;
}

function drawTexts({ pluralLabel }) {
  return `${JSON.stringify({ label: pluralLabel, all: 'All', mine: 'Mine' }, null, 2)}\n`;
}

function drawFeature({ folder, type, plural, camel }) {
  return `import { Shapes } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('${folder.replace('src/', '')}/web/feature', english);

export const ${camel}Feature = recordScreens({
  type: '${type}',
  plural: '${plural}',
  label: () => text('label'),
  icon: Shapes,
  views: [
    { name: 'all', label: () => text('all'), conditions: [] },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [{ field: 'owner_id', op: 'is', value: '$me' }],
    },
  ],
});
`;
}

function capitalise(text) {
  return text[0].toUpperCase() + text.slice(1).replaceAll('_', ' ');
}
