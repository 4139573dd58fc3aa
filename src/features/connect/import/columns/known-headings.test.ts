import { expect, test } from 'vitest';
import { recogniseColumns } from '../recognise-columns.ts';

/** `target`, with `*` where the heading is written before the text, and the address in brackets. */
function targetsOf(headings: string, ...rows: string[]): Record<string, string> {
  const columns = recogniseColumns(
    headings.split('|'),
    rows.map((row) => row.split('|')),
  );
  return Object.fromEntries(
    columns.map(({ heading, target, label, group }) => [
      heading,
      `${target}${label ? '*' : ''}${group ? ` [${group}]` : ''}`,
    ]),
  );
}

test('Outlook in English', () => {
  expect(
    targetsOf(
      "First Name|Middle Name|Last Name|Company|Department|Job Title|Business Street|Business Street 2|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home Postal Code|Business Fax|Business Phone|Business Phone 2|Company Main Phone|Mobile Phone|Assistant's Phone|Birthday|Categories|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|Notes|Private|Web Page",
    ),
  ).toEqual({
    'First Name': 'person.first_name',
    'Middle Name': 'person.middle_name',
    'Last Name': 'person.last_name',
    Company: 'company.name',
    Department: 'person.about*',
    'Job Title': 'person.job_title',
    'Business Street': 'person.street [business]',
    'Business Street 2': 'person.street [business]',
    'Business City': 'person.city [business]',
    'Business State': 'person.about*',
    'Business Postal Code': 'person.postal_code [business]',
    'Business Country/Region': 'person.country [business]',
    'Home Street': 'person.street [home]',
    'Home Postal Code': 'person.postal_code [home]',
    'Business Fax': 'person.about*',
    'Business Phone': 'person.phones',
    'Business Phone 2': 'person.phones',
    'Company Main Phone': 'company.phones',
    'Mobile Phone': 'person.phones',
    "Assistant's Phone": 'person.about*',
    Birthday: 'person.birthday',
    Categories: 'person.tags',
    'E-mail Address': 'person.emails',
    'E-mail Type': 'ignore',
    'E-mail Display Name': 'ignore',
    'E-mail 2 Address': 'person.emails',
    Notes: 'person.about',
    Private: 'ignore',
    'Web Page': 'company.website',
  });
});

test('Outlook in German', () => {
  expect(
    targetsOf(
      'Anrede|Vorname|Weitere Vornamen|Nachname|Firma|Abteilung|Position|Straße geschäftlich|Ort geschäftlich|Postleitzahl geschäftlich|Land/Region geschäftlich|Ort privat|Telefon geschäftlich|Telefon Firma|Mobiltelefon|Fax geschäftlich|Geburtstag|E-Mail-Adresse|E-Mail: Angezeigter Name|E-Mail 2: Adresse|Kategorien|Notizen|Webseite',
    ),
  ).toEqual({
    Anrede: 'person.name_title',
    Vorname: 'person.first_name',
    'Weitere Vornamen': 'person.middle_name',
    Nachname: 'person.last_name',
    Firma: 'company.name',
    Abteilung: 'person.about*',
    Position: 'person.job_title',
    'Straße geschäftlich': 'person.street [business]',
    'Ort geschäftlich': 'person.city [business]',
    'Postleitzahl geschäftlich': 'person.postal_code [business]',
    'Land/Region geschäftlich': 'person.country [business]',
    'Ort privat': 'person.city [home]',
    'Telefon geschäftlich': 'person.phones',
    'Telefon Firma': 'company.phones',
    Mobiltelefon: 'person.phones',
    'Fax geschäftlich': 'person.about*',
    Geburtstag: 'person.birthday',
    'E-Mail-Adresse': 'person.emails',
    'E-Mail: Angezeigter Name': 'ignore',
    'E-Mail 2: Adresse': 'person.emails',
    Kategorien: 'person.tags',
    Notizen: 'person.about',
    Webseite: 'company.website',
  });
});

test('Outlook in Italian and French', () => {
  expect(
    targetsOf(
      'Nome|Cognome|Società|Posizione|Via (uff.)|Città (uff.)|CAP (uff.)|Telefono ufficio|Cellulare|Indirizzo posta elettronica|Compleanno|Note',
    ),
  ).toEqual({
    Nome: 'person.first_name',
    Cognome: 'person.last_name',
    Società: 'company.name',
    Posizione: 'person.job_title',
    'Via (uff.)': 'person.street [business]',
    'Città (uff.)': 'person.city [business]',
    'CAP (uff.)': 'person.postal_code [business]',
    'Telefono ufficio': 'person.phones',
    Cellulare: 'person.phones',
    'Indirizzo posta elettronica': 'person.emails',
    Compleanno: 'person.birthday',
    Note: 'person.about',
  });
  expect(
    targetsOf(
      'Prénom|Nom|Société|Titre du poste|Rue (bureau)|Code postal (bureau)|Tél. mobile|Téléphone société|Adresse de messagerie|Anniversaire|Remarques',
    ),
  ).toEqual({
    Prénom: 'person.first_name',
    Nom: 'person.last_name',
    Société: 'company.name',
    'Titre du poste': 'person.job_title',
    'Rue (bureau)': 'person.street [business]',
    'Code postal (bureau)': 'person.postal_code [business]',
    'Tél. mobile': 'person.phones',
    'Téléphone société': 'company.phones',
    'Adresse de messagerie': 'person.emails',
    Anniversaire: 'person.birthday',
    Remarques: 'person.about',
  });
});

test('Google Contacts, before and after 2024', () => {
  expect(
    targetsOf(
      'Name|Given Name|Family Name|Group Membership|E-mail 1 - Type|E-mail 1 - Value|Phone 1 - Value|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 2 - City|Organization 1 - Name|Organization 1 - Title',
    ),
  ).toEqual({
    Name: 'person.full_name',
    'Given Name': 'person.first_name',
    'Family Name': 'person.last_name',
    'Group Membership': 'person.tags',
    'E-mail 1 - Type': 'ignore',
    'E-mail 1 - Value': 'person.emails',
    'Phone 1 - Value': 'person.phones',
    'Address 1 - Formatted': 'ignore',
    'Address 1 - Street': 'person.street [1]',
    'Address 1 - City': 'person.city [1]',
    'Address 2 - City': 'person.city [2]',
    'Organization 1 - Name': 'company.name',
    'Organization 1 - Title': 'person.job_title',
  });
  expect(
    targetsOf(
      'First Name|Last Name|Name Prefix|Nickname|File As|Organization Name|Organization Title|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Value',
    ),
  ).toMatchObject({
    'Name Prefix': 'person.name_title',
    Nickname: 'person.about*',
    'File As': 'person.full_name',
    'Organization Name': 'company.name',
    'Organization Title': 'person.job_title',
    Labels: 'person.tags',
    'E-mail 1 - Label': 'ignore',
    'E-mail 1 - Value': 'person.emails',
  });
});

test('HubSpot, Salesforce and Dynamics', () => {
  expect(
    targetsOf(
      'Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Last Activity Date (GMT+1)|Create Date|Associated Company|Job Title',
    ),
  ).toEqual({
    'Record ID': 'ignore',
    'First Name': 'person.first_name',
    'Last Name': 'person.last_name',
    Email: 'person.emails',
    'Phone Number': 'person.phones',
    'Contact owner': 'owner',
    'Last Activity Date (GMT+1)': 'ignore',
    'Create Date': 'ignore',
    'Associated Company': 'company.name',
    'Job Title': 'person.job_title',
  });
  expect(
    targetsOf(
      'Id|AccountId|FirstName|LastName|Salutation|Title|MailingStreet|MailingPostalCode|MobilePhone|Email|Birthdate|Description|OwnerId',
    ),
  ).toEqual({
    Id: 'ignore',
    AccountId: 'ignore',
    FirstName: 'person.first_name',
    LastName: 'person.last_name',
    Salutation: 'person.name_title',
    Title: 'person.job_title',
    MailingStreet: 'person.street [mailing]',
    MailingPostalCode: 'person.postal_code [mailing]',
    MobilePhone: 'person.phones',
    Email: 'person.emails',
    Birthdate: 'person.birthday',
    Description: 'person.about',
    OwnerId: 'ignore',
  });
  expect(
    targetsOf(
      '(Do Not Modify) Contact|(Do Not Modify) Row Checksum|Full Name|Company Name|Business Phone|Address 1: Street 1|Address 1: Street 2|Address 1: City|Address 1: ZIP/Postal Code|Address 1: Country/Region',
    ),
  ).toEqual({
    '(Do Not Modify) Contact': 'ignore',
    '(Do Not Modify) Row Checksum': 'ignore',
    'Full Name': 'person.full_name',
    'Company Name': 'company.name',
    'Business Phone': 'person.phones',
    'Address 1: Street 1': 'person.street [1]',
    'Address 1: Street 2': 'person.street [1]',
    'Address 1: City': 'person.city [1]',
    'Address 1: ZIP/Postal Code': 'person.postal_code [1]',
    'Address 1: Country/Region': 'person.country [1]',
  });
});
