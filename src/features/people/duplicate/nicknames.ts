import { splitWords } from './compare-names.ts';

/** Short and other forms of one given name, folded; a line is one name. English, German, Italian, French. */
const FORMS = `
alexander alexandre alessandro alexandros alex sandro sascha sasha xander
alexandra alessandra alex sandra sascha
andrew andy drew
andreas andi
anthony antonio anton tony toni totò
antonia antonella toni
barbara barb babsi
benjamin ben benni benny
bernhard bernard bernd bernie
brigitte gitte gitti biggi
carlo karl carl charles charlie chuck charly
catherine katherine katharina caterina kathrin katrin kate katie kathy cathy kathi kati käthe
christian chris christl
christine christina kristina cristina chris tina christl
christopher christoph chris kit
claudia klaudia
daniel daniele dan danny dani
daniela dani
david davide dave
dominic dominik domenico nico mimmo
donald don
edward eduard edoardo ed eddie eddy ted
elizabeth elisabeth elisabetta liz lisa beth betty elisa lisbeth sissi bettina lizzy
emanuel emanuele manuel manu
emanuela manuela manu
ernest ernst ernesto ernie
eugene eugen eugenio gene
federico frederick friedrich frederic fritz fred freddy rico
filippo philipp philip philippe phil pippo
florian flo
francesca franziska franca franzi
francesco franz franco francis frank cesco ciccio
gabriele gabriel gabi
gabriella gabriela gabi
gerald gerard gerhard gerd jerry gerry
giacomo jakob jacob james jim jimmy jamie
gianluca luca
giovanni johannes johann john jean hans gianni jack johnny hannes nanni
giuseppe joseph josef peppe beppe pino sepp joe joey jo
giuseppina josefine pina
gregory gregor greg
gunther gunter gunther
heinrich henry henri enrico heinz harry hal
helen helena elena lena lene nelly
ignazio ignaz
isabella isabelle isabel isa bella
jennifer jenny jen
jeffrey jeff
johanna giovanna hanna hanni joanna
jonathan jon
joshua josh
kenneth ken kenny
laurence lorenzo lorenz laurent larry enzo
leonard leonardo leo
leopold poldi
lucas lukas luke luca
ludwig luigi louis lewis lou gigi lutz
margaret margarete margherita marguerite maggie meg peggy greta gretel rita gretl
maria marie mary mia mitzi
mark marcus markus marco marc
martin martino
massimiliano maximilian maxime max massimo
matthew matthias matteo matthieu mathias matt hias teo
michael michele michel michi mike mick mikey
michaela michela michi
nathaniel nathan nate
nicholas nikolaus nicola nicolas nick nico klaus niki
pamela pam
patricia patrizia pat patty patti trish
patrick patrizio pat
peter pietro pierre pete piero peppi
rebecca becky
reinhard reinhold
richard riccardo rick dick rich ricky
robert roberto rob bob bobby robbie bert
roland rolando
ronald ron ronnie
rosemarie rosmarie rosi rosa
rudolf rodolfo rudolph rudi
salvatore turi totò toto
samantha sam
samuel sam sammy
sebastian sebastiano sebastien basti seb
simon simone
stefania stephanie stefanie steffi steph
stephen steven stefano stefan stephan etienne steve
susan susanne susanna sue susi suzanne
theodore theodor teodoro ted teddy theo
theresa teresa therese resi terry tess
thomas tommaso tom tommy
timothy tim timmy
ulrich ulrico uli
ulrike uli
ursula orsola uschi ulla
valentina vale
veronica veronika vroni
victor vittorio viktor vic
victoria viktoria vittoria vicky
vincent vincenzo vinzenz vince enzo
walter walther gualtiero walt
werner guarniero
wilhelm william guglielmo guillaume willi willy will bill billy liam
wolfgang wolf wolfi
`;

const groupsOf = new Map<string, number[]>();
for (const [group, line] of FORMS.trim().split('\n').entries()) {
  for (const name of splitWords(line)) {
    groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
  }
}

/** Whether two given names, as `splitWords` gives them, are forms of one: Bob and Robert, Beppe and Giuseppe. */
export function areForms(one: string, other: string): boolean {
  const groups = groupsOf.get(one);
  return groups?.some((group) => groupsOf.get(other)?.includes(group)) ?? false;
}

/** The names that a given name, as `splitWords` gives it, may be a form of; empty for one that has no other form. */
export function nameGroups(name: string): readonly number[] {
  return groupsOf.get(name) ?? [];
}
