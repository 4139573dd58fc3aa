import type { CaptureLanguage } from '../capture.ts';
import { bindWords } from '../grammar/phrases.ts';

// Words that are never part of a name when written small: they end a name, and tell the language.
const LITTLE_WORDS: Record<CaptureLanguage, string> = {
  en: `a an the and or but so to of for with from at by on in into onto about regarding re as if
    than that this these those there here he she they we you it him her them us me my his their
    our your its i is are was were be been being am has have had having do does did done will
    would can could should shall may might must not no yes yet again also still just only very
    too now today tomorrow yesterday soon later early late morning afternoon evening week month
    next last wants want wanted needs need needed asked asks ask said says say told tells likes
    like liked prefers prefer loves hates thinks agreed agrees confirmed confirms interested
    ready happy angry unhappy keen waiting waits expects hopes knows got gets get goes going
    moved moves joined left leaves signed because when where who what which how until before after
    since while during via per up out off over under back please pls thanks more less new old some
    any all both each every never always good great bad possible maybe probably between around asap quick short long
    looking comes coming came went gave gives took takes made makes decided decides`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber zu zum zur von vom mit
    bei beim für an am auf aus in im über wegen nach vor bis seit ab um als wenn dass ob ich du er sie
    es wir ihr mich mir uns ihm ihn ihnen sich mein dein sein ist sind war waren wird werden wurde
    hat haben hatte habe kann könnte soll sollte muss müssen darf mag möchte möchten will wollen
    wollte braucht brauchen benötigt wünscht bittet fragt fragte sagt sagte meint nicht kein keine
    nein noch auch schon nur sehr jetzt heute morgen gestern bald später früh nochmal wieder bitte
    danke mehr weniger neu neue neuen neuer neues alt gut gerne interessiert zufrieden unzufrieden
    wartet hofft findet kommt geht gab gibt bekommt hier dort wo wer was wie wann weil denn dann
    also doch einig zwischen gegen sofort umgehend erwartet bestätigt zugesagt abgesagt kurz lang`,
  it: `il lo la i gli le un uno una e ed o ma di del dello della dei degli delle a ad al allo alla ai
    agli alle da dal dallo dalla in nel nella con su sul sulla per tra fra che chi cui se non si no
    io tu lui lei noi voi loro mi ti ci vi me te suo sua mio mia è sono era ha hanno aveva ho
    abbiamo può vuole vorrebbe voleva desidera chiede chiesto serve servono deve devo dobbiamo
    aspetta dice detto oggi domani ieri presto tardi ancora anche già solo molto poi ora adesso
    grazie più meno nuovo nuova vecchio buono interessato interessata soddisfatto contento contenta
    conferma confermato d'accordo subito quando dove come perché circa riguardo preferisce`,
  fr: `le la les l un une des du de d et ou mais à au aux en dans par pour sur sous avec sans chez
    vers que qui quoi dont où si ne pas plus non oui je tu il elle on nous vous ils elles me te se
    moi toi lui leur mon ma mes son sa ses ce cet cette ces est sont était a ont avait ai avons veut
    voudrait souhaite demande demandé besoin attend dit doit dois peut pourrait aujourd'hui demain
    hier bientôt tard encore aussi déjà seulement très puis ensuite maintenant merci moins nouveau
    nouvelle ancien bon intéressé intéressée content contente entre vite d'accord quand comment parce concernant
    préfère confirme confirmé`,
};

// Somebody, but no name: "called the customer", "mit dem Kunden".
const NOT_NAMES = `customer customers client clients boss office reception team colleague colleagues
  secretary assistant switchboard voicemail supplier suppliers everyone everybody someone somebody
  people lunch dinner breakfast home work school noon night once least first fair conference event
  site phone desk door town airport station hotel warehouse factory headquarters hq
  kunde kunden kundin chef chefin büro empfang zentrale kollege kollegen kollegin sekretariat
  lieferant lieferanten messe standort werk lager ort hause mittag telefon
  cliente clienti capo ufficio collega colleghi segreteria centralino fornitore fornitori fiera
  sede magazzino pranzo cena casa clientèle bureau accueil standard collègue collègues
  secrétariat fournisseur fournisseurs salon siège entrepôt déjeuner dîner maison midi
  unknown number somewhere po rfq rfp rfi nda sow sla poc qbr crm erp api pdf eta tbd vat iban ok kpi
  deal kickoff update news problem problems question questions info lead brochure catalogue webinar
  training workshop support service decision next
  quote offer order contract renewal price prices pricing invoice sample samples demo proposal
  delivery project budget slides report meeting call visit email mail message agreement complaint
  angebot angebote auftrag vertrag verlängerung preis preise preisliste rechnung muster vorschlag
  lieferung projekt bestellung besprechung termin treffen besuch anruf nachricht rabatt reklamation
  unterlagen rückruf broschüre katalog wartung anfrage zahlung interesse
  offerta preventivo ordine contratto rinnovo prezzo prezzi fattura campioni campione proposta
  consegna progetto riunione incontro appuntamento visita chiamata messaggio sconto reclamo listino
  offre devis commande contrat renouvellement prix facture échantillons échantillon proposition
  livraison projet réunion rendez-vous rdv visite appel remise réclamation tarif tarifs
  monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
  freitag samstag sonntag lunedì martedì mercoledì giovedì venerdì sabato domenica lundi mardi
  mercredi jeudi vendredi samedi dimanche eur euro usd chf gbp euros`;

export const LITTLE_WORDS_BY_LANGUAGE = {
  en: bindWords(LITTLE_WORDS.en),
  de: bindWords(LITTLE_WORDS.de),
  it: bindWords(LITTLE_WORDS.it),
  fr: bindWords(LITTLE_WORDS.fr),
} as const;

const littleWords = bindWords(...Object.values(LITTLE_WORDS));
const notNames = bindWords(NOT_NAMES);

export function isLittleWord(word: string): boolean {
  return littleWords.has(word);
}

/** A word that names nobody, capital or not. */
export function isCommonNoun(word: string): boolean {
  return notNames.has(word);
}

/** Words of what lasts or has changed: a day with them is no promise. */
export const STATE_WORDS =
  bindWords(`holiday holidays vacation leave away absent sick closed open moved
  cancelled canceled postponed rescheduled verschoben abgesagt spostato spostata annullato annullata
  rinviato reporté reportée annulé annulée décalé birthday geburtstag compleanno anniversaire valid
  urlaub ferien krank abwesend geschlossen gültig elternzeit läuft ferie vacanza malattia assente
  chiuso chiusa valido valida vacances congé congés absent absente malade fermé fermée valable`);

/** Words by which somebody binds themselves: with a day they are a promise. */
export const PROMISE_WORDS =
  bindWords(`promised promise versprochen zugesagt promesso promis due fällig
  deadline scadenza échéance`);

/** Words that begin what the other side wants; an infinitive after them is no promise of ours. */
export const WISH_WORDS = bindWords(`wants want wanted needs need needed would asked asks expects
  hopes prefers likes he she they möchte möchten will wollen wollte braucht benötigt wünscht erwartet
  bittet fragt fragte er sie vuole vorrebbe voleva desidera chiede aspetta serve deve lui lei veut
  voudrait souhaite demande attend aimerait il elle`);
