import type { VerbEntry } from './verb.ts';

const PERSON = { slot: 'person' } as const;
const PLACE = { slot: 'place' } as const;

export const ENGLISH_VERBS: readonly VerbEntry[] = [
  [
    'past call',
    "called back|called up|called|phoned|rang up|rang|telephoned|spoke with|spoke to|spoken to|spoken with|speaking to|talked to|talked with|spoke|talked|had a call with|had a quick call with|had a phone call with|got a call from|caught up with|left a voicemail for|left a voicemail with|left a message for|left a message|left voicemail for|tried to call|tried calling|tried to reach|tried|reached|skyped|chatted with|could not reach|couldn't reach|just off the phone with|just got off the phone with|got off the phone with|off the phone with|on the phone with|on the phone",
    PERSON,
  ],
  [
    'past meeting',
    'met with|met up with|met|had a meeting with|had lunch with|had coffee with|had dinner with|had breakfast with|had a coffee with|sat down with|had a demo with|presented to|ran into|bumped into|saw|demoed to|hosted|gave a demo to',
    PERSON,
  ],
  [
    'past visit',
    'visited|was at|were at|stopped by at|stopped by|dropped by|dropped in on|dropped in at|went to see|went to|paid a visit to',
    PLACE,
  ],
  [
    'past message',
    'emailed|e-mailed|mailed|texted|messaged|wrote to|wrote|whatsapped|pinged|replied to|answered|sent an email to|sent an e-mail to|sent a message to|sent a mail to|got an email from|got a message from|received an email from|heard from|heard back from|wrote back to',
    PERSON,
  ],
  ['past message', 'sent'],
  ['past note', 'followed up with|checked in with', PERSON],
  [
    'noun call',
    'call with|chat with|conversation with|discussion with|talk with|phone call with|call from|calls with|video call with|phone call from|phone call to|call to|voicemail from|voicemail for|no answer from|missed call from|incoming call from|quick call with|tel with|phone with',
    PERSON,
  ],
  ['noun call', 'phone call|video call'],
  [
    'noun meeting',
    'meeting with|lunch with|coffee with|dinner with|breakfast with|demo with|workshop with|appointment with|kick-off with|kickoff with|zoom with|teams with|review meeting with|catch-up with',
    PERSON,
  ],
  [
    'noun meeting',
    'meeting at|demo for|presentation for|demo at|presentation at|workshop at|kick-off at|lunch at',
    PLACE,
  ],
  ['noun meeting', 'meeting|lunch|dinner|appointment|demo|workshop|kick-off|kickoff'],
  ['noun visit', 'visit to|visit at|site visit at|site visit to|site visit', PLACE],
  ['noun visit', 'visit with|visit from', PERSON],
  [
    'noun message',
    'email from|email to|e-mail from|e-mail to|mail from|mail to|message from|message to|reply from|letter from|letter to|text from|text to|whatsapp from|whatsapp to|whatsapp with|sms from|sms to',
    PERSON,
  ],
  ['bare call', 'call|ring|phone', PERSON],
  ['bare visit', 'visit', PLACE],
  ['bare message', 'email|e-mail|mail|text|message|whatsapp', PERSON],
  ['plan meeting', 'meet with|meet', PERSON],
  ['plan call', 'speak to|speak with|talk to|talk with', PERSON],
  ['plan visit', 'go to see|go and see|drop by|stop by', PLACE],
  ['plan message', 'write to|write|reply to', PERSON],
  [
    'plan follow_up',
    'send|prepare|schedule|arrange|deliver|bring back|finish|submit|sort out|look into|chase|nudge|invite|pick up|drop off|fix|buy|forward|provide|clarify|verify|set up|make|create|get|give|organise|organize|collect|check whether|check if|introduce|agree|draw up|put together|reschedule|postpone',
  ],
  ['plan follow_up', 'ask', { ...PERSON, joins: true }],
  ['plan follow_up', 'bring|discuss|mention|show|tell|talk about', { joins: true }],
  [
    'weak follow_up',
    'order|quote|offer|check|review|update|invoice|plan|share|book|answer|draft|sign|confirm|renew|pay|report|present|close|decide|deliver',
  ],
  [
    'strong call',
    'call back|call-back|callback|ring back|phone back|call again|ring again|try again|retry|try calling again|calls back|call them back|call him back|call her back|call me back|follow-up call|follow up call|next call|call round again|phone again',
    PERSON,
  ],
  [
    'strong follow_up',
    'follow up with|follow-up with|f/u with|check in with|check back with|get back to|circle back with|touch base with|catch up with',
    PERSON,
  ],
  [
    'strong follow_up',
    'follow up|follow-up|followup|f/u|check in|check back|circle back|touch base|catch up',
  ],
  [
    'strong follow_up',
    "remind me to|remind me that|remind me|remember to|don't forget to|do not forget to|reminder:|reminder to|reminder",
    { announces: true },
  ],
  ['strong meeting', 'meet again|next meeting|follow-up meeting|follow up meeting', PERSON],
  ['strong visit', 'next visit|visit again', PLACE],
  ['strong message', 'write back to|write back|email back', PERSON],
];
