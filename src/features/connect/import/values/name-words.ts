/** Forms of address and titles before a name, without dots, in English, German, Italian, French. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  [
    'mr mrs ms miss mx sir dame lord lady madam',
    'herr herrn frau fraulein hr fr',
    'signor signora signorina signore sig sigra signa sigre egr gent gentma gentmo spett',
    'monsieur madame mademoiselle m mme mlle mm me maitre',
    'dr drs drin doctor doktor doc dott dottssa dottore dottoressa dssa prof profin professor professorin',
    'profssa professore professoressa professeur docteur pr ing dipl diplom diploming diplkfm dipling',
    'diplvw diplbw diplbetriebsw diplinform diplphys diplchem mag magin magister avv avvocato avvto',
    'geom geometra rag ragioniere arch architetto ra rain rechtsanwalt rechtsanwaltin not notaio on cav comm',
    'med phil jur rer nat pol oec habil hc univ priv doz pd',
    'rev father pastor pfarrer don suor rabbi imam capt captain maj col gen lt sgt hon judge',
  ].flatMap((words) => words.split(' ')),
);

/** What is written after a name. The first kind belongs to the name, the second is a title. */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set(
  'jr sr ii iii iv junior senior'.split(' '),
);
export const TITLE_SUFFIXES: ReadonlySet<string> = new Set(
  [
    'phd dphil md mba msc bsc ma ba mag llm llb ll m b sc esq cpa dds dvm rn pe mph mphil bed med',
    'ing dipling fh mas emba cfa cma pmp meng beng edd jd',
  ].flatMap((words) => words.split(' ')),
);

/** Small words that begin a family name: von der Heide, De Luca, van den Berg, Le Goff, bin Said. */
export const FAMILY_PARTICLES: ReadonlySet<string> = new Set(
  [
    'von vom van vander zu zum zur der den dem ter ten te het op di de del della dello degli dei delle',
    'dal dalla dalle dalla da du des le la lo li las los d l el al bin ibn ben abu mac mc st saint san y af av',
  ].flatMap((words) => words.split(' ')),
);
/** Of those, the ones that may be a given name at the start: Al Gore, Ben King, Li Wei. */
export const GIVEN_PARTICLES: ReadonlySet<string> = new Set(
  'al ben la san le ten da lo li du mac'.split(' '),
);

/** Frequent given names, folded, to tell "Rossi Anna" from "Anna Rossi" and columns without headings. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  [
    'james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan',
    'joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra',
    'mark margaret donald ashley steven kimberly andrew emily paul donna joshua michelle kenneth carol kevin',
    'amanda brian melissa george deborah edward stephanie rebecca ronald laura timothy helen jason sharon',
    'jeffrey ryan jacob kathleen gary amy nicholas anna eric angela jonathan ruth brenda stephen pamela larry',
    'nicole justin katherine scott samantha brandon christine benjamin catherine samuel virginia rachel frank',
    'olivia emma oliver harry jack charlotte amelia ava sophie lucy grace chloe megan holly simon ian neil',
    'peter hans wolfgang klaus jurgen dieter manfred uwe gunter gunther horst bernd werner heinz gerhard walter',
    'stefan andreas markus matthias sebastian alexander tobias florian christian jan jens jorg holger ralf sven',
    'torsten thorsten dirk frank martin lukas leon felix jonas maximilian paul finn elias ben noah moritz',
    'ursula monika petra sabine renate helga karin brigitte ingrid erika andrea gisela claudia susanne gabriele',
    'birgit heike martina silke anja katrin kathrin nadine melanie julia katharina lena hannah mia lea leonie',
    'johanna franziska sarah vanessa jana ulrike anke ute antje christa elke ilse gudrun heidi marion sigrid',
    'marco luca andrea francesco alessandro matteo lorenzo davide giuseppe giovanni antonio mario luigi roberto',
    'stefano paolo angelo vincenzo salvatore domenico giorgio massimo claudio fabio maurizio enrico riccardo',
    'federico simone daniele alberto carlo filippo giacomo pietro nicola emanuele gianluca tommaso leonardo',
    'maria giulia francesca chiara sara valentina alessia martina elena giorgia paola laura silvia roberta',
    'federica ilaria elisa alessandra beatrice camilla sofia aurora ginevra lucia rosa teresa giovanna daniela',
    'michela cristina barbara patrizia antonella simona manuela sabrina lorenza carla caterina bianca',
    'jean pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert claude',
    'henri christian nicolas patrick julien laurent olivier sebastien vincent antoine guillaume thierry pascal',
    'mathieu romain alexandre maxime thibault hugo lucas gabriel arthur jules bruno eric franck denis yves',
    'marie jeanne francoise monique catherine nathalie isabelle jacqueline sylvie martine valerie sophie',
    'christine anne camille aurelie celine emilie virginie sandrine veronique stephanie brigitte chantal',
    'dominique helene corinne delphine lucie manon claire juliette louise margaux pauline mathilde ines zoe',
    'jose carlos juan luis miguel pedro javier manuel ana carmen isabel pilar marta sergio pablo diego raquel',
    'xenia olga irina natalia svetlana tatiana igor sergei dmitri ivan mikhail piotr krzysztof agnieszka ewa',
    'mohamed ahmed ali fatima omar hassan yusuf aisha mehmet mustafa ayse emre deniz elif priya raj amit wei',
  ].flatMap((names) => names.split(' ')),
);
