import { bindWords } from '../grammar/phrases.ts';

/** Before a surname; never kept in a name. */
export const COURTESIES = bindWords(`mr mrs ms miss dr prof sir madam herr herrn frau hr ing dott
  dott.ssa dottor dottoressa signor signora sig sig.ra m mme mlle monsieur madame avv`);

/** Small words inside a family name; those that also mean "of a company" are in `OF_COMPANY`. */
export const PARTICLES = bindWords(`van der den ten ter vom zu zum zur la le lo los el al bin ibn
  dos das do e y`);

const LEGAL_ENDS = `inc corp corporation ltd limited llc llp plc gmbh ag kg ohg ug mbh se spa srl srls
  sas sa sarl sasu eurl snc bv nv oy ab as aps sro kft sl ev ek`;

/** Ends of a company's name, also when written small or with dots ("S.p.A."). */
export const COMPANY_ENDS = bindWords(LEGAL_ENDS);

/** Words by which a name is known to be a company's. */
export const LEGAL_FORMS = bindWords(
  LEGAL_ENDS,
  `group groupe gruppe gruppo
  holding bank banca banque company co kgaa ev verein stiftung university universität università
  université hospital klinikum ospedale hotel industries industrie technologies systems solutions
  services consulting partners parts motors foods labs software energy logistics media werke
  stadtwerke maschinenbau handel bau elektro metallbau`,
);

/** Before a company and before nothing else that has a name. */
export const AT_COMPANY: ReadonlySet<string> = new Set(
  'at @ bei beim presso chez firma ditta company azienda societa societe entreprise c/o'.split(' '),
);

/** Between a person and the company they are of; alone, they say little. */
export const OF_COMPANY: ReadonlySet<string> = new Set(
  "from of von vom der da dal dalla di del della dell' de du d' des".split(' '),
);

/** Before the person that something is done with or sent to. */
export const WITH_PERSON: ReadonlySet<string> = new Set('with to mit an con a ad avec'.split(' '));

/** Between two names of a list. */
export const AND_WORDS: ReadonlySet<string> = new Set('and und e ed et & +'.split(' '));

/** Words of which one is in nearly every job title. */
export const TITLE_WORDS = bindWords(`ceo cfo cto coo cio cmo cpo md vp svp evp buyer purchaser
  purchasing procurement manager director head chief officer president chairman chairwoman owner
  founder cofounder partner engineer developer architect designer consultant advisor accountant
  controller lawyer assistant secretary coordinator administrator analyst specialist expert planner
  r&d hr it qa supervisor foreman lead leader representative rep executive sales marketing technician doctor
  nurse teacher professor dean principal operator dispatcher scientist researcher
  geschäftsführer geschäftsführerin inhaber inhaberin leiter leiterin einkäufer einkäuferin
  einkaufsleiter einkaufsleiterin vertriebsleiter vertriebsleiterin verkaufsleiter verkaufsleiterin
  betriebsleiter betriebsleiterin abteilungsleiter abteilungsleiterin projektleiter projektleiterin
  einkauf vertrieb vorstand prokurist prokuristin assistentin ingenieur ingenieurin meister
  meisterin sachbearbeiter sachbearbeiterin berater beraterin buchhalter buchhalterin geschäftsleiter
  direttore direttrice responsabile titolare amministratore amministratrice acquisti vendite
  ingegnere geometra commerciale impiegata impiegato segretaria consulente presidente socio socia
  direttrice buyer directeur directrice acheteur acheteuse gérant gérante responsable pdg dg
  président présidente commercial commerciale ingénieur comptable conseiller conseillère associé
  associée chef cheffe`);

// Enough of the names that the four languages' users meet daily to tell a person from a company.
const FIRST_NAMES = bindWords(`
  aaron adam adrian adriano agnes ahmed aisha alain alan albert alberto alessandra alessandro alessia
  alex alexander alexandra alexandre alfred ali alice alina amanda amelie amelia amy ana andre andrea
  andreas andrew angela angelo anita anja anke ann anna annalisa anne annette annika antje anton
  antonella antonio antoine arthur astrid aurelie barbara beate beatrice ben benedikt benjamin benoit
  bernard bernd berta bettina bianca bill birgit bjorn bob brad brian brigitte bruno camille carina
  carl carla carlo carlos carmen carol carolin caroline caterina catherine cecile celine charles
  charlotte chiara chris christa christian christiane christina christine christoph christophe
  christopher claire clara claude claudia claudio clement colin corinna cristina dagmar damien daniel
  daniela daniele danielle dario dave david davide deborah delphine denis denise diana dieter dietmar
  dirk dominik dominique donald donna doris dorothea eduard edward elena eleonora elias elisa
  elisabeth elizabeth elke ella ellen emanuele emily emil emilie emma emmanuel enrico enzo eric erich
  erik erika ernst esther eva eve evelyn fabian fabien fabio fabrice federica federico felix fatima
  florence florian frances francesca francesco francine franco francois francoise frank franz fred
  frederic friedrich gabriel gabriela gabriele gary georg george georges gerard gerd gerhard gertrud
  giacomo gianluca gianni gilles giorgia giorgio giovanna giovanni giulia giuliano giuseppe gisela
  grace greta gregor guido guillaume gunter gunther hannah hanna hans harald harry hassan heide heidi
  heike heiko heinrich heinz helen helena helene helga helmut henri henrik henry herbert hermann
  holger horst hubert hugo ian ibrahim ida igor ilaria ilse ines ingo ingrid irene iris isabel isabella
  isabelle ivan ivo jack jacob jacqueline jacques jakob james jan jana jane janet janine jasmin jason
  jean jeanne jeff jennifer jens jerome jessica jim jimmy joachim joan joanna jochen joe joel johanna
  johannes john jonas jonathan jorg jorge jose josef joseph joshua juan judith julia julian juliane
  julie julien jurgen justin jutta kai karen karin karl karla karsten katharina kathrin katie katja
  katrin kate keith ken kerstin kevin kim kirsten klara klaus konrad kristin kurt lara larry lars laura
  laurence laurent lea lena leo leon leonardo linda lisa liam lorenzo louis louise luc luca lucas
  lucia lucie luciano ludovic ludwig luigi luis luisa lukas luke lydia manfred manuel manuela marc
  marcel marcello marco marcus margaret margit margherita maria marianne marie mario marion mark markus
  marta martha martin martina mary massimo mathias mathieu mathilde matteo matthew matthias maurizio
  maurice max maximilian melanie mia michael michaela michel michela michele michelle mike milan mirko
  mohamed mohammed monica monika monique moritz nadia nadine nancy natalie natascha nathalie neil
  nicola nicolas nicole niklas nils nina noah nora norbert olaf oliver olivia olivier omar oscar oskar
  otto pamela paola paolo pascal patricia patrick patrizia paul paula paulo pedro peter petra philip
  philipp philippe pia pierre pietro rachel rainer ralf ralph raphael raymond rebecca regina reinhard
  renate rene riccardo richard rita robert roberta roberto robin roger roland rolf roman ronald rosa
  rose rosemarie ruth rudolf ryan sabina sabine sabrina salvatore sam samantha samuel sandra sandro
  sara sarah sascha scott sean sebastian sebastien serena sergio silke silvia silvio simon simona
  simone sofia sonia sonja sophia sophie stefan stefanie stefania stefano steffen stephan stephane
  stephanie stephen steve steven sue susan susanne suzanne svenja sven sylvia sylvie tania tanja tara
  teresa theo theresa thierry thomas thorsten tim timo tina tobias tom tommaso toni tony torsten udo
  ulrich ulrike umberto ursula ute uwe valentina valerie valerio vanessa vera veronica veronika victor
  victoria viktor vincent vincenzo viola virginie vittorio volker walter waltraud wendy werner wilhelm
  william wolfgang xavier xenia yann yannick yasmin yves yvonne zoe
  samir priya raj rajesh amit anil sanjay ravi sunita deepak vikram arjun ananya wei ming yuki hiroshi
  kenji akira olga natalia svetlana dmitri sergei sergey vladimir pavel tomas jiri petr marek piotr
  krzysztof tomasz agnieszka katarzyna malgorzata zofia wojciech magdalena javier miguel diego pablo
  lucia joao mehmet mustafa ayse fatma emre yusuf ali khalid youssef karim leila layla freja mette
  anders johan magnus lasse mikael joanna marcus zeynep elif ibrahim hussein sven ivana zuzana eszter
  zsofia laszlo istvan ferenc gabor ioana mihai andrei elif nikos yannis giorgos eleni
  will may april june rob rick ray guy joy hope`);

export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word) || FIRST_NAMES.has(word.split('-', 1)[0]!);
}
