import type { VerbEntry } from './verb.ts';

const PERSON = { slot: 'person' } as const;
const PLACE = { slot: 'place' } as const;

export const GERMAN_VERBS: readonly VerbEntry[] = [
  ['past call', 'angerufen|telefoniert mit|telefoniert|gesprochen mit|gesprochen|erreicht', PERSON],
  ['past call', 'am telefon|nicht erreicht|zurückgerufen|durchgerufen|rief an'],
  ['past meeting', 'getroffen|traf|gegessen|zu mittag gegessen|vorgeführt|präsentiert', PERSON],
  ['past visit', 'besucht|war bei|waren bei|war vor ort bei|vorbeigeschaut bei|vor ort bei', PLACE],
  [
    'past message',
    'geschrieben an|geschrieben|gemailt|geschickt an|geschickt|gesendet an|gesendet|verschickt|geantwortet|angeschrieben|zugeschickt|zugesandt',
    PERSON,
  ],
  [
    'noun call',
    'telefonat mit|tel mit|tel. mit|gespräch mit|anruf von|anruf bei|anruf mit|videocall mit|call mit|rückruf von|telefongespräch mit',
    PERSON,
  ],
  ['noun call', 'telefonat|anruf'],
  [
    'noun meeting',
    'treffen mit|termin mit|besprechung mit|meeting mit|mittagessen mit|kaffee mit|abendessen mit|demo für|demo mit|workshop mit|vorführung für|gesprächstermin mit',
    PERSON,
  ],
  ['noun meeting', 'termin bei|demo bei|vorführung bei|besprechung bei|präsentation bei', PLACE],
  ['noun meeting', 'termin|besprechung|vorführung'],
  ['noun visit', 'besuch bei|kundenbesuch bei', PLACE],
  ['noun visit', 'besuch von', PERSON],
  ['noun visit', 'besuch|kundenbesuch'],
  [
    'noun message',
    'mail an|mail von|e-mail an|e-mail von|email an|email von|nachricht an|nachricht von|brief an|brief von|antwort von|whatsapp von|whatsapp an|sms an|sms von',
    PERSON,
  ],
  ['noun note', 'notiz zu|notiz'],
  ['plan call', 'anrufen|telefonieren mit|telefonieren|rufe|ruf|ruft|durchrufen', PERSON],
  ['plan meeting', 'treffen|treffe', PERSON],
  ['plan visit', 'besuchen|besuche|vorbeifahren|vorbeischauen|hinfahren', PLACE],
  ['plan message', 'schreiben|schreibe|mailen|anschreiben|antworten', PERSON],
  [
    'plan follow_up',
    'termin vereinbaren|termin ausmachen|termin abstimmen|schicken|senden|zusenden|zuschicken|nachfragen|vorbereiten|klären|abklären|prüfen|erstellen|fertigmachen|fertig machen|bestellen|bestätigen|liefern|vereinbaren|nachreichen|weiterleiten|machen|einholen|buchen|planen|erledigen|kümmern|melden|schicke|sende|abholen|bringen|einladen|abschließen|organisieren|überarbeiten|kalkulieren|anbieten|durchgehen|unterschreiben|zusammenstellen|ausarbeiten|verschicken',
  ],
  ['plan follow_up', 'fragen|mitbringen|besprechen|ansprechen|zeigen|erwähnen', { joins: true }],
  [
    'strong call',
    'nochmal versuchen|nochmals versuchen|erneut versuchen|nochmal probieren|zurückrufen|zurück rufen|rückruf|wieder anrufen|nochmal anrufen|noch mal anrufen|nochmals anrufen|erneut anrufen|rückruf bei',
    PERSON,
  ],
  [
    'strong follow_up',
    'nachfassen|nachhaken|wieder melden|nochmal melden|zurückmelden|nachfassen bei|dranbleiben',
  ],
  [
    'strong follow_up',
    'wiedervorlage:|wiedervorlage|erinnere mich daran|erinnere mich an|erinnere mich|erinner mich|erinnerung:|erinnerung an|erinnerung|nicht vergessen:|nicht vergessen',
    { announces: true },
  ],
  ['strong meeting', 'nächster termin|wieder treffen|folgetermin|nächstes treffen'],
  ['strong visit', 'nächster besuch|wieder besuchen'],
];
