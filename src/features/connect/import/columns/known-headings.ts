import type { BuiltInTarget } from '../import-targets.ts';

/**
 * What a heading means before the whole table is seen. Bare words are settled later: `street` is
 * the person's or the company's, `name` a family name or a company, `label` goes to `about`.
 */
export type HeadingMeaning =
  | BuiltInTarget
  | 'name'
  | 'title'
  | 'customer'
  | 'street'
  | 'postal_code'
  | 'city'
  | 'postal_city'
  | 'country'
  | 'phones'
  | 'website'
  | 'tags'
  | 'about'
  | 'label';

/**
 * Headings as Outlook, Google Contacts, HubSpot, Salesforce, Dynamics and hand-made lists write
 * them in English, German, Italian and French, separated by `|`. Accents, case, punctuation,
 * spaces and numbers don't matter; words such as "business" or "privat" are taken off before.
 */
export const KNOWN_HEADINGS: Partial<Record<HeadingMeaning, string>> = {
  'person.first_name':
    'First Name|Given Name|Forename|First|Christian Name|Vorname|Vornamen|Rufname|Nome di battesimo|Primo nome|Prénom|Prénoms|Contact First Name|Vorname Ansprechpartner|Ansprechpartner Vorname|Kontakt Vorname|Nome referente|Prénom du contact|FName',
  'person.middle_name':
    'Middle Name|Middle Names|Middle|Additional Name|Additional Names|Middle Initial|Weitere Vornamen|Zweiter Vorname|Zweitname|Secondo nome|Altri nomi|Autres prénoms|Deuxième prénom|2e prénom',
  'person.last_name':
    'Last Name|Surname|Family Name|Last|Second Name|Contact Last Name|Nachname|Familienname|Zuname|Nachname Ansprechpartner|Ansprechpartner Nachname|Kontakt Nachname|Cognome|Cognome referente|Nom de famille|Nom du contact famille|Patronyme|LName',
  'person.full_name':
    'Full Name|Contact Name|Display Name|Person|Contact|Contact Person|Primary Contact|File As|Attendee|Guest|Lead Name|Person Name|Employee|Vollständiger Name|Ganzer Name|Name und Vorname|Name Vorname|Vorname Name|Vorname und Nachname|Vor- und Nachname|Vorname Nachname|Nachname Vorname|Anzeigename|Ansprechpartner|Ansprechpartnerin|Ansprechperson|Kontakt|Kontaktname|Kontaktperson|Mitarbeiter|Teilnehmer|Teilnehmername|Speichern unter|Nome completo|Nome e cognome|Cognome e nome|Nome Cognome|Cognome Nome|Nominativo|Referente|Contatto|Nome contatto|Nome visualizzato|Persona di contatto|Archivia come|Nom complet|Nom et prénom|Prénom et nom|Nom Prénom|Prénom Nom|Nom affiché|Contact principal|Interlocuteur|Nom du contact|Personne|Personne de contact|Personne à contacter|Classer sous|Participant|Attendee Name|formattedname|fn',
  'person.name_title':
    'Salutation|Name Prefix|Prefix|Honorific|Courtesy Title|Honorific Prefix|Anrede|Namenspräfix|Akademischer Titel|Akad. Titel|Briefanrede|Titolo di cortesia|Appellativo|Prefisso nome|Saluto|Civilité|Titre de civilité|Préfixe',
  'person.name_suffix': 'Suffix|Name Suffix|Generational Suffix|Namenssuffix|Suffisso|Suffixe',
  title: 'Title|Titel|Titolo|Titre',
  name: 'Name|Names|Namen|Nome|Nomi|Nom|Noms|Bezeichnung',
  customer:
    'Customer|Client|Kunde|Kunden|Kundin|Auftraggeber|Cliente|Clienti|Clients|Prospect|Partner',
  'person.job_title':
    'Job Title|Job|Position|Role|Job Role|Function|Job Function|Occupation|Profession|Organization Title|Designation|Beruf|Berufsbezeichnung|Funktion|Stelle|Stellenbezeichnung|Tätigkeit|Rolle|Posizione|Qualifica|Ruolo|Mansione|Professione|Funzione|Incarico|Posizione lavorativa|Fonction|Poste|Intitulé du poste|Titre du poste|Rôle|Métier|Titre professionnel',
  'person.emails':
    'Email|E-mail|Mail|Email Address|E-mail Address|E-mail Value|Email Addresses|Primary Email|Secondary Email|Alternate Email|Email ID|Mail Address|Internet Address|Contact Email|E-Mail-Adresse|E-Mail-Adressen|Mailadresse|Elektronische Post|Posta elettronica|Indirizzo e-mail|Indirizzo di posta elettronica|Indirizzo posta elettronica|Indirizzo mail|Indirizzi e-mail|E-mail contatto|PEC|Adresse e-mail|Adresse mail|Adresse de messagerie|Adresse électronique|Adresse courriel|Courriel|Mél|Messagerie|Email du contact|emailaddress|workemail|homeemail|Adressen E-Mail',
  phones:
    'Phone|Phone Number|Phone Numbers|Phone No|Phone Value|Telephone|Telephone Number|Tel|Tel No|Tel Nr|Call|Mobile|Mobile Phone|Mobile Number|Mobile Phone Number|Mobile No|Cell|Cell Phone|Cellphone|Cellular|Direct Line|Direct Dial|Direct Phone|Primary Phone|Car Phone|WhatsApp|WhatsApp Phone Number|WhatsApp Number|Work Phone|Homephone|Workphone|Mobilephone|Businessphone|Telefon|Telefonnummer|Telefonnummern|Telefonnr|Telefon Nr|Rufnummer|Fon|Festnetz|Festnetznummer|Durchwahl|Direktwahl|Mobil|Mobiltelefon|Mobilnummer|Mobilfunk|Mobilfunknummer|Handy|Handynummer|Handynr|Natel|Haupttelefon|Autotelefon|Weiteres Telefon|Diensthandy|Telefono|Numero di telefono|Numero telefono|N. telefono|Telefoni|Cellulare|Numero di cellulare|Cell.|Fisso|Telefono fisso|Telefono cellulare|Telefono principale|Altro telefono|Telefono diretto|Téléphone|Numéro de téléphone|N° de téléphone|N° téléphone|Tél|Téléphone mobile|Téléphone portable|Tél. mobile|Tél. portable|Mobile téléphone|Portable|Ligne directe|Fixe|Téléphone fixe|Tél. fixe|Téléphone principal|Autre téléphone|GSM|Tel. Mobil|Tel. Privat|Tel. mobile|Tel. Handy|Tel. cell.',
  'company.phones':
    'Company Main Phone|Company Phone|Switchboard|Main Phone|Account Phone|Telefon Firma|Firmentelefon|Zentrale|Telefonzentrale|Telefon Zentrale|Centralino|Telefono società|Telefono azienda|Telefono ditta|Standard|Standard téléphonique|Téléphone société|Téléphone entreprise',
  'company.name':
    'Company|Company Name|Account|Account Name|Organization|Organisation|Organization Name|Organisation Name|Employer|Business|Business Name|Associated Company|Associated Company Name|Primary Company|Parent Account|Parent Customer|Firm|Legal Name|Current Company|Vendor|Supplier|Firma|Firmenname|Firmenbezeichnung|Unternehmen|Unternehmensname|Name des Unternehmens|Name der Firma|Betrieb|Arbeitgeber|Gesellschaft|Institution|Einrichtung|Kundenname|Lieferant|Name Firma|Name 1|Azienda|Nome azienda|Nome società|Società|Ragione sociale|Rag. soc.|Rag. sociale|Denominazione|Denominazione sociale|Ditta|Impresa|Nome impresa|Ente|Nome account|Organizzazione|Datore di lavoro|Fornitore|Nome cliente|Société|Nom de la société|Nom société|Nom de société|Entreprise|Nom de l’entreprise|Nom entreprise|Raison sociale|Nom du compte|Compte|Organisme|Employeur|Établissement|Structure|Fournisseur|Nom du client|Nom client|org',
  'company.domains':
    'Domain|Domains|Company Domain|Company Domain Name|Email Domain|Mail Domain|Website Domain|Domäne|Domain-Name|Unternehmensdomain|Maildomain|Dominio|Dominio azienda|Nome dominio|Dominio aziendale|Domaine|Nom de domaine|Nom de domaine de l’entreprise',
  website:
    'Website|Web Site|Web Page|Webpage|Homepage|URL|Website URL|Web|Web Address|Internet|Site|Website Value|Webseite|Webadresse|Internetseite|Internetadresse|Internetpräsenz|Sito|Sito web|Pagina web|Indirizzo web|Sito internet|Site web|Site internet|Page web|Adresse web|Page d’accueil|WWW',
  'company.industry':
    'Industry|Sector|Business Sector|Line of Business|Vertical|Branche|Industrie|Wirtschaftszweig|Geschäftszweig|Industriezweig|Settore|Settore merceologico|Settore di attività|Comparto|Secteur|Secteur d’activité|Filière|Branche d’activité',
  street:
    'Street|Street Address|Address|Address Line|Addr|Address Street|Address Line One|Mailing Address|Postal Address|Street Name|Straße|Strasse|Str|Str. Nr|Straße Hausnummer|Straße Nr|Straße und Hausnummer|Straße u. Nr|Anschrift|Adresse|Adresszeile|Postanschrift|Indirizzo|Via|Via e numero|Via e numero civico|Indirizzo e numero civico|Indirizzo postale|Domicilio|Sede|Indirizzo via|Rue|Adresse postale|Numéro et rue|Rue et numéro|Voie|Adresse rue|Adresse ligne|Ligne d’adresse|Adr|addressstreet',
  postal_code:
    'Postal Code|Zip|Zip Code|Zipcode|Postcode|Post Code|Zip/Postal Code|Address Postal Code|Address Zip|ZIP/Postal|PLZ|Postleitzahl|CAP|Codice postale|Codice di avviamento postale|C.A.P.|Code postal|CP|C.P.|NPA|Code postale',
  city: 'City|Town|City Name|Locality|Address City|Place|Suburb|Town/City|Ort|Stadt|Ortschaft|Wohnort|Gemeinde|Ortsname|Città|Località|Comune|Paese/Città|Ville|Localité|Commune|Adresse ville',
  postal_city:
    'PLZ Ort|PLZ/Ort|PLZ und Ort|PLZ, Ort|PLZ Stadt|Postleitzahl Ort|Postleitzahl und Ort|CAP Città|CAP e città|CAP Comune|CAP Località|CP Ville|Code postal Ville|Code postal et ville|Zip City|Postcode City|Zip and City',
  country:
    'Country|Country/Region|Country Code|Country Name|Nation|Address Country|Country/Territory|Land|Land/Region|Staat|Ländercode|Länderkennzeichen|LKZ|Paese|Nazione|Stato|Paese/Area geografica|Paese/Regione|Codice paese|Pays|Pays/Région|Code pays|Pays/Territoire',
  'person.birthday':
    'Birthday|Birth Date|Birthdate|Date of Birth|DOB|Born|Geburtstag|Geburtsdatum|Geb. Datum|Geb.|Geb.-Dat.|Geboren|Geboren am|Compleanno|Data di nascita|Data nascita|Nato il|Anniversaire|Date de naissance|Date naissance|Né le|Naissance|bday',
  tags: 'Tags|Tag|Labels|Label|Categories|Category|Keywords|Group|Groups|Group Membership|Segment|Lists|Kategorien|Kategorie|Schlagwörter|Schlagworte|Stichwörter|Etiketten|Gruppe|Gruppen|Gruppenmitgliedschaft|Schlüsselwörter|Categorie|Categoria|Etichette|Etichetta|Parole chiave|Gruppo|Gruppi|Segmento|Catégories|Catégorie|Étiquettes|Étiquette|Mots clés|Groupe|Groupes|Libellés',
  about:
    'Other|Altro|Autre|Notes|Note|Comment|Comments|Remarks|Remark|Description|Info|About|Bio|Background|Message|Good to know|Notiz|Notizen|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Kommentare|Beschreibung|Hinweis|Hinweise|Infos|Sonstiges|Commento|Commenti|Osservazioni|Descrizione|Annotazioni|Informazioni|Remarque|Remarques|Commentaire|Commentaires|Observations|Observation|Divers',
  label:
    'Assistant’s Phone|Assistant Phone|Telefon Assistent|Telefono assistente|Téléphone de l’assistant|Fax|Fax Number|Business Fax|Home Fax|Other Fax|Fax No|Faxnummer|Telefax|Fax geschäftlich|Fax privat|Weiteres Fax|Numero di fax|Télécopie|Télécopieur|Numéro de fax|Pager|Cercapersone|Récepteur de radiomessagerie|Telex|ISDN|Department|Abteilung|Reparto|Ufficio|Dipartimento|Service|Département|Organization Department|Region|State|Province|State/Province|State/Region|Address Region|County|Bundesland|Bundesland/Kanton|Dép/Région|Département/Région|Kanton|Provincia|Prov.|Regione|Province/Région|Région|Nickname|Spitzname|Soprannome|Surnom|LinkedIn|LinkedIn URL|Twitter|Xing|Facebook|Skype|Anniversary|Jahrestag|Anniversario|Spouse|Partner/in|Partner/in Name|Ehepartner|Coniuge|Conjoint|Children|Kinder|Figli|Enfants|Hobby|Hobbys|Hobbies|Passe-temps|Manager’s Name|Assistant’s Name|Name Assistent|Assistant|Name des/der Vorgesetzten|Referred By|Empfohlen von|Office Location|Büro|Address PO Box|Postfach|Casella postale|Boîte postale|Address Extended Address|Language|Sprache|Lingua|Langue|Lead Status|Lifecycle Stage|Lead Source|Status|Type|Account Type|Kundennummer|Kunden-Nr|Customer Number|Customer No|Partita IVA|P. IVA|Codice fiscale|USt-IdNr|VAT|VAT Number|Numéro de TVA|SIRET|SIREN|Annual Revenue|Umsatz|Fatturato|Chiffre d’affaires|Employees|Number of Employees|Mitarbeiterzahl|Anzahl Mitarbeiter|Dipendenti|Effectif|Gender|Geschlecht|Sesso|Sexe',
  owner:
    'Owner|Contact Owner|Account Owner|Company Owner|Lead Owner|Record Owner|Owner Name|Sales Rep|Sales Representative|Account Manager|Assigned To|Responsible|Betreuer|Betreuerin|Kundenbetreuer|Besitzer|Inhaber|Zuständig|Verantwortlich|Verantwortlicher|Zugewiesen an|Kontakteigentümer|Eigentümer|Vertreter|Aussendienst|Außendienstmitarbeiter|Proprietario|Assegnato a|Responsabile|Agente|Commerciale|Proprietario contatto|Proprietario account|Propriétaire|Propriétaire du contact|Propriétaire du compte|Assigné à|Responsable|Responsable commercial|Commercial|Chargé de compte',
  ignore:
    'ID|Id.|Contact ID|Account ID|Record ID|Lead ID|Company ID|Object ID|Owner ID|Row ID|GUID|UID|UUID|Record ID Contact|Record ID Company|Primary Associated Company ID|Associated Company IDs|Associated Contact IDs|Case Safe ID|Created|Created At|Created On|Create Date|Created Date|Created By|Modified|Modified On|Modified By|Last Modified|Last Modified Date|Last Modified By|Last Activity Date|Last Activity|Last Contacted|Updated At|System Modstamp|Is Deleted|Photo URL|Do Not Modify Contact|Do Not Modify Account|Do Not Modify Row Checksum|Do Not Modify Modified On|Erstellt am|Erstellt von|Erstelldatum|Geändert am|Geändert von|Änderungsdatum|Letzte Aktivität|Datensatz-ID|Kontakt-ID|Creato il|Creato da|Data creazione|Data di creazione|Data modifica|Modificato il|Ultima attività|ID record|ID contatto|Créé le|Créé par|Date de création|Modifié le|Modifié par|Date de modification|Dernière activité|ID de fiche d’informations|ID du contact|Photo|Foto|Bild|Initials|Initialen|Iniziali|Initiales|Priority|Priorität|Priorità|Priorité|Private|Privat|Privato|Privé|Sensitivity|Vertraulichkeit|Riservatezza|Critère de diffusion|E-mail Type|E-Mail-Typ|Tipo posta elettronica|Tipo e-mail|Type de messagerie|Type d’adresse électronique|E-mail Display Name|E-Mail: Angezeigter Name|E-Mail Angezeigter Name|Nome visualizzato posta elettronica|Nom complet de l’adresse de messagerie|E-mail Label|Phone Label|Address Label|Website Label|Relation Label|Event Label|Custom Field Label|Phone Type|Address Type|Website Type|Organization Type|Organization Yomi Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Address Formatted|Internet Free Busy|Internet-Frei/Gebucht|Directory Server|Verzeichnisserver|Mileage|Reisekilometer|Marketing Contact Status|Do Not Call|Email Opt Out|Lfd. Nr|Lfd Nr.|Laufende Nummer|Nr|No|#|N.|Row|Zeile|Riga|Ligne',
};
