import { bindWords } from '../grammar/phrases.ts';

/** Words of their own, although one letter makes a verb of them: "failed", "gesucht", "lista". */
export const NEAR_VERBS =
  bindWords(`abgerufen abgeschrieben abruf ailed angerufene angeschriebene angeschrienen appuntamenta
  appuntamente appuntamenti ascritto aufruf bailed balked balled bandata bandato beached
  beantwortet beschrieben besprochen besuchs besuchst besuchte betroffen betucht binged breached
  brote bunch cabled calked calle caller calmed calved celled chiamari chiamate chiavata
  chiavati chiavato clarity chiomata chiomati chiomato cista cisti cisto contattate contattati
  contrattata contrattato costed cried culled discus diener dinged dinger dinker dinne dinned disposto
  donner dried dunner erote erreiche erreichst erreichte erweicht failed fallback fried galled
  geendet gegessene gegossen gemalt gemessen geschick geschicke geschicks geschickte geschockt
  geschriebene geschrienen gesendete gesessen gespendet gesprochene gestern gesuch gesucht
  gesundet getroffene gewendet ghosted granzo hailed hasted hinged hoisted hone honed hooted
  hosed hostel hotted hunch incentrata incentrati incentrato incontranti incontrari incontrate
  inner invaiata invaiato inviate inviati invitata invitato invitta invitto iscritto jailed
  launch leached lista listi listo lurch lynch mailer maimed manata manato mancata mancato
  mandala mandate mandati massage massaged mauled melting mendata mendato mentita mentiti
  mentito messages messale meting mista misti misto moiled mondata mondato munch nachlassen
  nailed organism organisms palato palazzo pallato palled parato parcato parlata parlate parlati pentita pentiti
  pentito peone perlato phon phones phonied phony pigged pined pinked pinned pione pista pisti
  poke pone ponged posted preached pried promemorie promemorii prone prote punch railed reaches
  reacted remainder reminded retched retra retre retri retro rhone richiamari richiamate
  richiamati ricordari ricordati rincontrata rincontrati rincontrato ringed rinviata rinviato
  ripentire ripentirsi riposto riprovari riprovate risentiri risentite risposato risposte
  risposti ritrovare riunioni rivederi roached rote sailed scritta scritte scritti sentina
  sentini sentino sentire sentiri sentite sfritto shone singed sinner sista sisti sisto skype
  smentita smentiti smentito smoke sollecita sollecitari sollecitate sollecite solleciti spake
  sparlato spike spokes spole spore spose spuke stalked stoke svista svisti tacked tailed talker
  tanked tarlato tasked telefonate telefonati telefonier telefoniere telefonierst telefonierte
  telephones tented termen tested texte texten texter textes tied tinged tired treed triad trie
  trieb triei trier tries trote trued ungeschrieben vasta vasti vasto vermin verschick
  verschicke verschickst verschickte versucht viesti vieti vinta vinti vinto visa visca visci
  visco visi visica visina visir visirata visirato visitate visitati visiten visiti visits
  visiva viso vispa vispi vispo vissa vissi visso vistas vistata vistato viste vita viti vito
  vitta vitti vitto wailed walked walled winged winner worte wroth zinged zugesandte
  zugeschickte zugewandt`);
