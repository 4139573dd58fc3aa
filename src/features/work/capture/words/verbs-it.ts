import type { VerbEntry } from './verb.ts';

const PERSON = { slot: 'person' } as const;
const PLACE = { slot: 'place' } as const;

export const ITALIAN_VERBS: readonly VerbEntry[] = [
  [
    'past call',
    'chiamato|telefonato a|telefonato ad|telefonato con|telefonato|sentito|sentita|sentiti|parlato con|parlato a|parlato|richiamato|richiamata|chiamati|contattato|contattata|al telefono con|al telefono',
    PERSON,
  ],
  [
    'past meeting',
    'incontrato|incontrata|incontrati|visto|vista|visti|pranzato con|cenato con|presentato a',
    PERSON,
  ],
  [
    'past visit',
    'visitato|visitata|stato da|stata da|stati da|stato presso|stata presso|andato da|andata da|passato da|passata da|fatto visita a',
    PLACE,
  ],
  [
    'past message',
    'scritto a|scritto ad|scritto|inviato a|inviato|inviata|mandato a|mandato|mandata|risposto a|risposto',
    PERSON,
  ],
  [
    'noun call',
    'chiamata con|tel con|tel. con|chiamata da|chiamata a|chiamata di|telefonata con|telefonata da|telefonata a|telefonata di|videochiamata con|call con',
    PERSON,
  ],
  ['noun call', 'telefonata|chiamata'],
  [
    'noun meeting',
    'riunione con|incontro con|appuntamento con|pranzo con|cena con|caffè con|colazione con|demo per|demo con|meeting con',
    PERSON,
  ],
  ['noun meeting', 'demo da|riunione da|riunione presso|appuntamento da|incontro presso', PLACE],
  ['noun meeting', 'riunione|appuntamento|incontro|pranzo'],
  ['noun visit', 'visita a|visita da|visita presso|visita dal', PLACE],
  ['noun visit', 'visita di', PERSON],
  ['noun visit', 'visita'],
  [
    'noun message',
    'mail a|mail da|email a|email da|e-mail a|e-mail da|messaggio a|messaggio da|messaggio di|risposta da|risposta di|whatsapp da|whatsapp a|sms a|sms da',
    PERSON,
  ],
  ['plan call', 'chiamare|telefonare a|telefonare ad|telefonare|sentire|chiama|contattare', PERSON],
  ['plan meeting', 'incontrare|vedere|vedersi|vederci|incontrarsi|incontrarci', PERSON],
  ['plan visit', 'visitare|passare da|andare da', PLACE],
  ['plan message', 'scrivere a|scrivere|rispondere a|rispondere', PERSON],
  [
    'plan follow_up',
    'inviare|mandare|spedire|preparare|verificare|controllare|ordinare|confermare|fissare|organizzare|fare|aggiornare|consegnare|proporre|prenotare|completare|finire|invitare|definire|fatturare|inoltrare|fornire|inviargli|inviarle|mandargli|mandarle|invia|manda|prepara|pianificare|firmare|chiudere|presentare',
  ],
  ['plan follow_up', 'chiedere|portare|discutere|parlare di|mostrare', { joins: true }],
  [
    'strong call',
    'riprovare|richiamare|richiamarlo|richiamarla|richiamarli|richiamami|richiama|risentire|risentirsi|risentirci|risentiamoci|ci risentiamo|ci sentiamo|chiamare di nuovo|chiamarlo|chiamarla',
    PERSON,
  ],
  ['strong follow_up', 'ricontattare|sollecitare|sollecito', PERSON],
  [
    'strong follow_up',
    'ricordami di|ricordami che|ricordami|ricordarmi di|ricordarsi di|ricordare di|promemoria:|promemoria per|promemoria|non dimenticare di',
    { announces: true },
  ],
  [
    'strong meeting',
    'rivederci|rivedersi|prossimo incontro|prossima riunione|prossimo appuntamento|ci vediamo',
  ],
  ['strong visit', 'prossima visita'],
];
