import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** What helped once, written down so that it helps again: a trouble and its solution. */
export const article = defineRecord({
  type: 'article',
  plural: 'articles',
  label: 'Article',
  pluralLabel: 'Articles',
  title: (values) => String(values.name ?? '') || 'Unnamed article',
  canMerge: true,
  fields: {
    name: {
      kind: 'text',
      maxLength: 300,
      required: true,
      searchable: true,
      label: 'Title',
      why: 'In the words in which customers ask, so that it is found for the next case.',
      usedIn: ['Search', 'Cases'],
    },
    status: {
      kind: 'choice',
      choices: [
        { value: 'draft', label: 'Draft' },
        { value: 'published', label: 'Published' },
      ],
      label: 'Status',
      why: 'Published ones are proposed first on cases.',
      usedIn: ['Cases', 'Lists'],
    },
    problem: {
      kind: 'long_text',
      maxLength: 20_000,
      searchable: true,
      label: 'The trouble',
      why: 'So that a colleague sees whether it is the same.',
      usedIn: ['Search', 'Cases'],
    },
    solution: {
      kind: 'long_text',
      maxLength: 20_000,
      searchable: true,
      label: 'What helps',
      why: 'Goes into the resolution of a case with one click. Lists and bold text by Markdown.',
      usedIn: ['Search', 'Cases'],
    },
    tags: {
      kind: 'tags',
      maxItems: 50,
      label: 'Tags',
      why: 'So that what belongs together is found together.',
      usedIn: ['Lists'],
    },
  },
  listFields: ['status', 'tags'],
  listViews: ['published', 'drafts', 'all'],
});

export type Article = RecordOf<typeof article>;
export type ArticleInput = RecordInput<typeof article>;
