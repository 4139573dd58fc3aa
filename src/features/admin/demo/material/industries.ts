import type { IndustryKey } from './company-list.ts';

export interface Industry {
  label: string;
  /** Where their pumps stand; each reads well after "the". */
  uses: readonly string[];
  /** What they want to reach, after "they want". */
  goals: readonly string[];
  tags: readonly string[];
  /** Our families of pumps that suit them. */
  families: readonly string[];
}

export const INDUSTRIES: Readonly<Record<IndustryKey, Industry>> = {
  food: {
    label: 'Food and dairy',
    uses: ['CIP return', 'cold water ring', 'whey line', 'pasteuriser feed', 'wash-down station'],
    goals: ['shorter cleaning runs', 'no stop in the night shift', 'less water per batch'],
    tags: ['hygienic', 'dairy'],
    families: ['Kingfisher', 'Heron', 'Teal'],
  },
  brewing: {
    label: 'Brewing and drinks',
    uses: ['wort cooler', 'hot liquor tank', 'bottle washer', 'glycol circuit', 'yeast line'],
    goals: ['gentler handling of the wort', 'a quieter cellar', 'cold water through the summer'],
    tags: ['hygienic', 'seasonal'],
    families: ['Kingfisher', 'Heron'],
  },
  water: {
    label: 'Water and wastewater',
    uses: ['booster station on the hill', 'old pumping station', 'sludge line', 'raw water intake'],
    goals: ['fewer night call-outs', 'lower energy per cubic metre', 'steady pressure uphill'],
    tags: ['public tender', 'wastewater'],
    families: ['Cormorant', 'Pelican', 'Otter'],
  },
  chemistry: {
    label: 'Chemicals',
    uses: ['cooling tower loop', 'acid dosing', 'solvent transfer', 'scrubber circuit'],
    goals: ['no leak, at all', 'a spare on the shelf for each duty', 'longer runs between stops'],
    tags: ['atex', 'framework contract'],
    families: ['Teal', 'Heron', 'Pelican'],
  },
  marine: {
    label: 'Ships and ports',
    uses: ['ballast line', 'fire main', 'bilge station', 'dock drainage', 'sea water cooling'],
    goals: ['vessels out of dock on the day', 'class approval without remarks', 'less corrosion'],
    tags: ['class approval', 'shipyard'],
    families: ['Pelican', 'Otter', 'Cormorant'],
  },
  hotel: {
    label: 'Hotels and baths',
    uses: ['pool circuit', 'heating circuit', 'spa basement', 'roof booster set'],
    goals: ['hot showers on the top floor', 'no noise under the rooms', 'a lower power bill'],
    tags: ['seasonal', 'quiet running'],
    families: ['Heron', 'Cormorant'],
  },
  hospital: {
    label: 'Hospitals',
    uses: ['heating circuit', 'fire main', 'sterile water loop', 'cooling of the scanners'],
    goals: ['two of everything', 'papers in order for the inspection', 'quiet at night'],
    tags: ['critical site'],
    families: ['Heron', 'Cormorant'],
  },
  paper: {
    label: 'Pulp and paper',
    uses: ['white water circuit', 'stock line', 'vacuum seal water', 'effluent station'],
    goals: [
      'no web break caused by us',
      'less fresh water per tonne',
      'stops planned, not suffered',
    ],
    tags: ['shutdown planner'],
    families: ['Pelican', 'Otter', 'Heron'],
  },
  quarry: {
    label: 'Quarries and stone',
    uses: ['pit dewatering', 'saw water loop', 'dust suppression line', 'settling pond'],
    goals: ['a dry pit after heavy rain', 'impellers that outlive a season', 'fewer hoses'],
    tags: ['abrasive', 'rental'],
    families: ['Otter', 'Pelican'],
  },
  greenhouse: {
    label: 'Greenhouses',
    uses: ['drip irrigation', 'rain water basin', 'heating buffer', 'fertiliser mixing unit'],
    goals: ['even pressure in the last row', 'water through August', 'gas saved in winter'],
    tags: ['seasonal', 'irrigation'],
    families: ['Cormorant', 'Teal', 'Heron'],
  },
  data_centre: {
    label: 'Data centres',
    uses: ['chilled water loop', 'hall 2 cooling', 'heat recovery station', 'make-up water set'],
    goals: ['no single point of failure', 'a better power figure', 'swap without a stop'],
    tags: ['critical site', 'framework contract'],
    families: ['Heron', 'Pelican'],
  },
  building: {
    label: 'Contractors',
    uses: [
      'school plant room',
      'office tower cooling',
      'car park drainage',
      'swimming hall',
      'test rig',
    ],
    goals: ['delivery on the day promised', 'drawings before the tender', 'a fair margin'],
    tags: ['reseller', 'installer'],
    families: ['Heron', 'Otter', 'Cormorant'],
  },
  heating: {
    label: 'District heating',
    uses: ['main circulation', 'substation east', 'pressure holding', 'heat storage loop'],
    goals: ['lower return temperature', 'no outage in the cold weeks', 'energy reported per pump'],
    tags: ['winter critical', 'public tender'],
    families: ['Heron', 'Pelican'],
  },
  fish: {
    label: 'Fish farming',
    uses: ['smolt tanks', 'oxygen cone feed', 'sea water intake', 'well boat connection'],
    goals: ['oxygen up around the clock', 'gentle on the fish', 'spares on the island'],
    tags: ['coast', 'critical site'],
    families: ['Pelican', 'Otter'],
  },
};
