import type { IndustryKey } from './company-list.ts';

/** Whom one speaks with: who pays, who runs the pumps, who decides. */
export type Role = 'buyer' | 'tech' | 'boss';

export const JOB_TITLES: Readonly<Record<Role, readonly string[]>> = {
  buyer: [
    'Head of Purchasing',
    'Buyer, Technical Goods',
    'Procurement Manager',
    'Strategic Buyer',
    'Purchasing Assistant',
    'Project Buyer',
  ],
  tech: [
    'Maintenance Manager',
    'Plant Engineer',
    'Technical Manager',
    'Utilities Foreman',
    'Workshop Supervisor',
    'Project Engineer',
    'Shift Leader, Utilities',
    'Reliability Engineer',
  ],
  boss: ['Managing Director', 'Plant Manager', 'Owner', 'Head of Operations', 'Technical Director'],
};

/** Titles that fit one industry only, put before the general ones. */
export const INDUSTRY_TITLES: Partial<Record<IndustryKey, Partial<Record<Role, string[]>>>> = {
  food: { tech: ['Dairy Technologist', 'Hygiene Engineer'] },
  brewing: { tech: ['Head Brewer', 'Cellar Master'], boss: ['Brewery Director'] },
  water: { tech: ['Network Engineer', 'Head of Pumping Stations'], boss: ['Director of Works'] },
  marine: { tech: ['Superintendent', 'Chief Engineer'], buyer: ['Ship Chandler'] },
  hotel: { tech: ['Head of House Technology'], boss: ['General Manager'] },
  hospital: { tech: ['Head of Building Services', 'Hygiene Officer'] },
  data_centre: { tech: ['Cooling Engineer', 'Facility Manager'] },
  greenhouse: { boss: ['Grower and Owner'] },
  fish: { tech: ['Hatchery Manager'], boss: ['Site Manager'] },
};

/** How a title grows when its holder is promoted. */
export const PROMOTIONS: readonly (readonly [from: string, to: string])[] = [
  ['Purchasing Assistant', 'Buyer, Technical Goods'],
  ['Buyer, Technical Goods', 'Strategic Buyer'],
  ['Strategic Buyer', 'Head of Purchasing'],
  ['Project Buyer', 'Procurement Manager'],
  ['Shift Leader, Utilities', 'Utilities Foreman'],
  ['Workshop Supervisor', 'Maintenance Manager'],
  ['Plant Engineer', 'Technical Manager'],
  ['Project Engineer', 'Reliability Engineer'],
  ['Maintenance Manager', 'Head of Operations'],
  ['Technical Manager', 'Technical Director'],
];
