import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** Reports laid out for one decision. What a tile holds stands in `tile.ts`. */
export const dashboard = defineRecord({
  type: 'dashboard',
  plural: 'dashboards',
  label: 'Dashboard',
  pluralLabel: 'Dashboards',
  title: (values) => String(values.name ?? '') || 'Unnamed dashboard',
  changedBy: 'owner',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that you and others know the dashboard again.',
      usedIn: ['Dashboards', 'Search'],
    },
    purpose: {
      kind: 'text',
      maxLength: 500,
      label: 'What is decided here',
      why: 'So that nobody looks at figures which decide nothing.',
      usedIn: ['Dashboards'],
    },
    audience: {
      kind: 'choice',
      choices: [
        { value: 'seller', label: 'Sellers' },
        { value: 'service', label: 'Service' },
        { value: 'manager', label: 'Managers' },
        { value: 'sponsor', label: 'Sponsor' },
        { value: 'administrator', label: 'Administrators' },
      ],
      label: 'For whom',
      why: 'So that it stands first for whose work it serves.',
      usedIn: ['Dashboards'],
    },
    tiles: {
      kind: 'long_text',
      maxLength: 60_000,
      label: 'Tiles',
      why: 'Which figures stand where, as JSON.',
      usedIn: ['Dashboards'],
    },
    period: {
      kind: 'text',
      maxLength: 200,
      label: 'Period',
      why: 'What the dashboard begins with, as JSON like in a filter; who looks at it may choose another.',
      usedIn: ['Dashboards'],
    },
    whose: {
      kind: 'text',
      maxLength: 40,
      label: 'Whose figures',
      why: 'Whose rows it begins with: me, or the id of a member; without, everyone’s.',
      usedIn: ['Dashboards'],
    },
    copied_from: {
      kind: 'text',
      maxLength: 40,
      label: 'Copied from',
      why: 'So that a copy stands where the dashboard stood that it was made of.',
      usedIn: ['Dashboards'],
    },
  },
  listFields: ['audience'],
});

export type Dashboard = RecordOf<typeof dashboard>;
