import type { Filled } from './fill-folder.ts';

/** What people read all day in a big workspace, and how soon it is to be there. */
export interface Read {
  name: string;
  /** Which requests belong together, for `--only`. */
  area: 'deals' | 'cases' | 'people' | 'day';
  /** Taken in turns. */
  paths: string[];
  /** The 95th percentile in milliseconds. */
  goal: number;
}

const OPEN_CASES = { field: 'status', op: 'any_of', value: ['new', 'open', 'waiting'] };
const WITH_OPEN_DEAL = {
  has: 'deal',
  through: 'company_id',
  filter: { field: 'status', op: 'is', value: 'open' },
};
const IN_A_CITY = { field: 'city', op: 'is', value: 'Innsbruck' };

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

export function readsOf(filled: Filled): Read[] {
  return [...dealReads(filled), ...caseReads(), ...peopleReads(filled), ...dayReads()];
}

function dealReads({ pipelineId, customers }: Filled): Read[] {
  const area = 'deals';
  const past = `pipelines/${pipelineId}`;
  const one = (name: string, goal: number, path: string): Read => ({
    name,
    area,
    goal,
    paths: [path],
  });
  return [
    one('board', 50, `deals/board?pipeline_id=${pipelineId}`),
    one('board, mine', 50, `deals/board?pipeline_id=${pipelineId}&owners=me`),
    one('as of a year ago', 200, `${past}/as-of?day=${dayAgo(365)}`),
    one('changes of a year', 200, `${past}/changes?from=${dayAgo(365)}&to=${dayAgo(0)}`),
    one('changes of a week', 200, `${past}/changes?from=${dayAgo(7)}&to=${dayAgo(0)}`),
    {
      name: 'cross-sell',
      area,
      goal: 50,
      paths: customers.map((id) => `companies/${id}/cross-sell`),
    },
  ];
}

function caseReads(): Read[] {
  const filter = encodeURIComponent(JSON.stringify(OPEN_CASES));
  const asked = {
    'queue: nobody’s': 'case-queue?scope=unassigned',
    'queue: mine': 'case-queue?scope=mine',
    'queue: all': 'case-queue?scope=all',
    'queue: waiting': 'case-queue?scope=waiting',
    'cases: all': 'cases?limit=50&sort=-opened_at',
    'cases: open by what is due': `cases?limit=50&sort=next_due_at&filter=${filter}`,
  };
  return Object.entries(asked).map(([name, path]) => ({
    name,
    area: 'cases',
    goal: 50,
    paths: [path],
  }));
}

function peopleReads({ purposeId }: Filled): Read[] {
  const reach = (filter: object | null) => {
    const asked = filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : '';
    return [`people/reach?channel=mail&purpose=${purposeId}${asked}`];
  };
  const area = 'people';
  return [
    { name: 'reach of everyone', area, goal: 300, paths: reach(null) },
    { name: 'reach of a city', area, goal: 300, paths: reach(IN_A_CITY) },
    { name: 'reach of those with open deals', area, goal: 300, paths: reach(WITH_OPEN_DEAL) },
  ];
}

function dayReads(): Read[] {
  const now = new Date();
  const quarter = `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
  const asked = {
    today: 'today',
    'leaks, mine': 'leaks?owners=me',
    'leaks, all': 'leaks?owners=all',
    forecast: `forecast?period=${quarter}`,
    'forecast, past': `forecast/past?period=${quarter}`,
  };
  return Object.entries(asked).map(([name, path]) => ({
    name,
    area: 'day',
    goal: 100,
    paths: [path],
  }));
}
