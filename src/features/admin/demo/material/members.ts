export type TeamKey = 'north' | 'south' | 'service' | 'office';
export type MemberKey =
  | 'ingrid'
  | 'tomasz'
  | 'jonas'
  | 'riccardo'
  | 'katerina'
  | 'stefan'
  | 'lucia'
  | 'birgit'
  | 'declan'
  | 'hanneke'
  | 'charlotte'
  | 'miriam';

export interface DemoTeam {
  key: TeamKey;
  name: string;
  leader: MemberKey;
  /** Days after the start at which the team was brought in. */
  joins_after: number;
}

export interface DemoMember {
  key: MemberKey;
  name: string;
  /** The login. */
  email: string;
  role: 'administrator' | 'manager' | 'member';
  team: TeamKey;
  job_title: string;
  country: string;
  time_zone: string;
  /** Calendar weeks off in each year. */
  holidayWeeks: readonly number[];
  /** Someone who began later than their team: days before today. */
  startedDaysAgo?: number;
  /** A leave that lasts today, in days before and after it, and who stands in. */
  leave?: { since: number; until: number; cover: MemberKey };
}

export const TEAMS: readonly DemoTeam[] = [
  { key: 'north', name: 'Sales North', leader: 'ingrid', joins_after: 0 },
  { key: 'south', name: 'Sales South', leader: 'riccardo', joins_after: 40 },
  { key: 'service', name: 'Service', leader: 'birgit', joins_after: 75 },
  { key: 'office', name: 'Marketing & Management', leader: 'charlotte', joins_after: 0 },
];

export const MEMBERS: readonly DemoMember[] = [
  {
    key: 'ingrid',
    name: 'Ingrid Solheim',
    email: 'ingrid.solheim@brightwater.example',
    role: 'manager',
    team: 'north',
    job_title: 'Head of Sales North',
    country: 'NO',
    time_zone: 'Europe/Oslo',
    holidayWeeks: [8, 28, 29, 30],
  },
  {
    key: 'tomasz',
    name: 'Tomasz Wójcik',
    email: 'tomasz.wojcik@brightwater.example',
    role: 'member',
    team: 'north',
    job_title: 'Area Sales Manager',
    country: 'PL',
    time_zone: 'Europe/Warsaw',
    holidayWeeks: [6, 32, 33],
  },
  {
    key: 'jonas',
    name: 'Jonas Lindqvist',
    email: 'jonas.lindqvist@brightwater.example',
    role: 'member',
    team: 'north',
    job_title: 'Area Sales Manager',
    country: 'SE',
    time_zone: 'Europe/Stockholm',
    holidayWeeks: [],
    startedDaysAgo: 21,
  },
  {
    key: 'riccardo',
    name: 'Riccardo Bellini',
    email: 'riccardo.bellini@brightwater.example',
    role: 'manager',
    team: 'south',
    job_title: 'Head of Sales South',
    country: 'IT',
    time_zone: 'Europe/Rome',
    holidayWeeks: [2, 32, 33, 34],
  },
  {
    key: 'katerina',
    name: 'Katerina Papadaki',
    email: 'katerina.papadaki@brightwater.example',
    role: 'member',
    team: 'south',
    job_title: 'Area Sales Manager',
    country: 'GR',
    time_zone: 'Europe/Athens',
    holidayWeeks: [33, 34],
  },
  {
    key: 'stefan',
    name: 'Stefan Brunner',
    email: 'stefan.brunner@brightwater.example',
    role: 'member',
    team: 'south',
    job_title: 'Key Account Manager',
    country: 'AT',
    time_zone: 'Europe/Vienna',
    holidayWeeks: [7, 31, 32],
  },
  {
    key: 'lucia',
    name: 'Lucía Navarro',
    email: 'lucia.navarro@brightwater.example',
    role: 'member',
    team: 'south',
    job_title: 'Area Sales Manager',
    country: 'ES',
    time_zone: 'Europe/Madrid',
    holidayWeeks: [33, 34],
    leave: { since: 34, until: 86, cover: 'katerina' },
  },
  {
    key: 'birgit',
    name: 'Birgit Hansen',
    email: 'birgit.hansen@brightwater.example',
    role: 'manager',
    team: 'service',
    job_title: 'Head of Service',
    country: 'DK',
    time_zone: 'Europe/Copenhagen',
    holidayWeeks: [7, 29, 30],
  },
  {
    key: 'declan',
    name: 'Declan Murphy',
    email: 'declan.murphy@brightwater.example',
    role: 'member',
    team: 'service',
    job_title: 'Field Service Engineer',
    country: 'IE',
    time_zone: 'Europe/Dublin',
    holidayWeeks: [27, 28],
  },
  {
    key: 'hanneke',
    name: 'Hanneke Visser',
    email: 'hanneke.visser@brightwater.example',
    role: 'member',
    team: 'service',
    job_title: 'Service Desk',
    country: 'NL',
    time_zone: 'Europe/Amsterdam',
    holidayWeeks: [18, 30, 31],
  },
  {
    key: 'charlotte',
    name: 'Charlotte Aubry',
    email: 'charlotte.aubry@brightwater.example',
    role: 'manager',
    team: 'office',
    job_title: 'Managing Director',
    country: 'FR',
    time_zone: 'Europe/Paris',
    holidayWeeks: [9, 32, 33],
  },
  {
    key: 'miriam',
    name: 'Miriam Vogel',
    email: 'miriam.vogel@brightwater.example',
    role: 'administrator',
    team: 'office',
    job_title: 'Marketing and CRM',
    country: 'DE',
    time_zone: 'Europe/Berlin',
    holidayWeeks: [15, 34, 35],
  },
];

const byKey = new Map(MEMBERS.map((member) => [member.key, member]));

export function memberOf(key: MemberKey): DemoMember {
  return byKey.get(key)!;
}
