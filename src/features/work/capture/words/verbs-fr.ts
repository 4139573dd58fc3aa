import type { VerbEntry } from './verb.ts';

const PERSON = { slot: 'person' } as const;
const PLACE = { slot: 'place' } as const;

export const FRENCH_VERBS: readonly VerbEntry[] = [
  [
    'past call',
    'appelé|laissé un message à|laissé un message pour|téléphoné à|téléphoné|parlé à|parlé avec|parlé|eu au téléphone|rappelé|discuté avec|échangé avec|au téléphone avec|au téléphone',
    PERSON,
  ],
  ['past meeting', 'rencontré|rencontrée|vu|vue|déjeuné avec|dîné avec|présenté à|croisé', PERSON],
  [
    'past visit',
    'visité|passé chez|passée chez|passé voir|rendu visite à|allé chez|allée chez|été chez|étais chez',
    PLACE,
  ],
  [
    'past message',
    'écrit à|écrit|envoyé un mail à|envoyé à|envoyé|répondu à|répondu|relancé|relancée',
    PERSON,
  ],
  [
    'noun call',
    "appel avec|tel avec|tel. avec|appel de|appel d'|appel à|coup de fil à|coup de fil de|coup de fil avec|visio avec|échange avec",
    PERSON,
  ],
  ['noun call', 'appel|coup de fil|visio'],
  [
    'noun meeting',
    'réunion avec|rdv avec|rendez-vous avec|déjeuner avec|dîner avec|café avec|rencontre avec|démo pour|démo avec|point avec',
    PERSON,
  ],
  ['noun meeting', 'réunion chez|rdv chez|rendez-vous chez|démo chez|présentation chez', PLACE],
  ['noun meeting', 'réunion|rdv|rendez-vous'],
  ['noun visit', 'visite chez|visite à', PLACE],
  ['noun visit', 'visite de', PERSON],
  ['noun visit', 'visite', PLACE],
  [
    'noun message',
    'mail à|mail de|email à|email de|e-mail à|e-mail de|message à|message de|courriel à|courriel de|réponse de|sms à|sms de',
    PERSON,
  ],
  ['plan call', 'appeler|téléphoner à|téléphoner|appelle|joindre', PERSON],
  ['plan meeting', 'rencontrer|voir|revoir', PERSON],
  ['plan visit', 'visiter|passer chez|passer voir|aller chez|aller voir', PLACE],
  ['plan message', 'écrire à|écrire|répondre à|répondre', PERSON],
  [
    'plan follow_up',
    'envoyer|préparer|vérifier|commander|confirmer|fixer|organiser|faire|livrer|proposer|finir|terminer|inviter|facturer|transmettre|mettre à jour|réserver|planifier|valider|fournir|lui envoyer|envoie|prépare|signer|finaliser|chiffrer|prévoir',
  ],
  ['plan follow_up', 'demander|apporter|discuter|parler de|montrer', { joins: true }],
  [
    'strong call',
    'réessayer|rappeler|rappelle|rappelez|rappel|le rappeler|la rappeler|réappeler',
    PERSON,
  ],
  ['strong follow_up', 'relancer|relance|recontacter|suivi avec|faire le point avec', PERSON],
  ['strong follow_up', 'faire le point|faire un point'],
  [
    'strong follow_up',
    'rappelle-moi de|rappelle-moi|rappelle moi de|rappelle moi|me rappeler de|penser à|ne pas oublier de|ne pas oublier|rappel:|rappel :',
    { announces: true },
  ],
  ['strong meeting', 'prochain rdv|prochain rendez-vous|prochaine réunion|se revoir'],
  ['strong visit', 'prochaine visite'],
];
