import type { MemberKey } from './members.ts';

/** How much happens: `A` weekly, `B` monthly, `C` quarterly, `D` hardly, `P` a recent lead. */
export type Tier = 'A' | 'B' | 'C' | 'D' | 'P' | 'none';
export type IndustryKey =
  | 'food'
  | 'brewing'
  | 'water'
  | 'chemistry'
  | 'marine'
  | 'hotel'
  | 'hospital'
  | 'paper'
  | 'quarry'
  | 'greenhouse'
  | 'data_centre'
  | 'building'
  | 'heating'
  | 'fish';

/** Name, city, industry, tier. */
export type CompanyRow = readonly [name: string, city: string, IndustryKey, Tier];

/** Jonas's customers were Ingrid's until he began. */
export const NORTH: Partial<Record<MemberKey, readonly CompanyRow[]>> = {
  ingrid: [
    ['Ødegård Sjømat AS', 'Ålesund', 'fish', 'A'],
    ['Nordfjord Laks AS', 'Bergen', 'fish', 'A'],
    ['Fjellbekk Vannverk', 'Trondheim', 'water', 'A'],
    ['Hotell Bryggen Utsikt', 'Bergen', 'hotel', 'C'],
    ['Skagerrak Verft AS', 'Stavanger', 'marine', 'A'],
    ['Nordlys Energi AS', 'Tromsø', 'heating', 'B'],
    ['Bjørkås Papir AS', 'Oslo', 'paper', 'B'],
    ['Oslofjord Datasenter', 'Oslo', 'data_centre', 'A'],
    ['Haugland Bygg og Rør', 'Stavanger', 'building', 'C'],
    ['Vestkyst Mejeri A/S', 'Esbjerg', 'food', 'A'],
    ['Østergaard Gartneri', 'Odense', 'greenhouse', 'B'],
    ['Lillebælt Fjernvarme', 'Odense', 'heating', 'B'],
    ['Thorsen & Søn VVS', 'Aarhus', 'building', 'C'],
    ['Kattegat Skibsservice A/S', 'Aalborg', 'marine', 'B'],
    ['Aarhus Bryggeri Godt Øl', 'Aarhus', 'brewing', 'C'],
    ['Limfjord Østers', 'Aalborg', 'fish', 'C'],
    ['Sørlandet Steinbrudd', 'Stavanger', 'quarry', 'C'],
    ['Midnattsol Spa Hotell', 'Tromsø', 'hotel', 'D'],
    ['Hav og Vind Drift', 'Esbjerg', 'marine', 'P'],
    ['Polarsirkel Settefisk', 'Tromsø', 'fish', 'P'],
  ],
  jonas: [
    ['Mälardal Mejeri AB', 'Västerås', 'food', 'A'],
    ['Göta Skeppsvarv AB', 'Göteborg', 'marine', 'A'],
    ['Åkerblom Växthus', 'Malmö', 'greenhouse', 'B'],
    ['Norrskog Pappersbruk', 'Umeå', 'paper', 'B'],
    ['Östgöta Vatten & Avlopp', 'Norrköping', 'water', 'B'],
    ['Sjöberg & Nyström Rör', 'Malmö', 'building', 'C'],
    ['Västkustens Bryggeri', 'Göteborg', 'brewing', 'C'],
    ['Strandkemi Motala AB', 'Norrköping', 'chemistry', 'B'],
    ['Bothnia Datahall AB', 'Umeå', 'data_centre', 'B'],
    ['Turun Satamahuolto Oy', 'Turku', 'marine', 'B'],
    ['Järvinen Lämpö Oy', 'Tampere', 'heating', 'C'],
    ['Pohjolan Sellu Oy', 'Oulu', 'paper', 'A'],
    ['Hämeen Juomat Oy', 'Tampere', 'brewing', 'C'],
    ['Saariston Kala Oy', 'Turku', 'fish', 'D'],
    ['Lindholm Kakel och Bad', 'Västerås', 'building', 'D'],
    ['Öresund Sjukhusteknik', 'Malmö', 'hospital', 'P'],
  ],
  tomasz: [
    ['Nowak Instalacje', 'Gdańsk', 'building', 'B'],
    ['Stocznia Bursztyn Sp. z o.o.', 'Gdańsk', 'marine', 'A'],
    ['Mleczarnia Żuławska', 'Gdańsk', 'food', 'A'],
    ['Wodociągi Warciańskie', 'Poznań', 'water', 'A'],
    ['Browar Pod Lipą', 'Wrocław', 'brewing', 'B'],
    ['Zakłady Chemiczne Odrza', 'Szczecin', 'chemistry', 'A'],
    ['Szklarnie Kowalczyk', 'Łódź', 'greenhouse', 'B'],
    ['Ciepłownia Zachodnia', 'Szczecin', 'heating', 'B'],
    ['Kopalnia Biały Kamień', 'Kraków', 'quarry', 'B'],
    ['Hotel Pod Wawelskim Smokiem', 'Kraków', 'hotel', 'C'],
    ['Papiernia Śnieżka', 'Wrocław', 'paper', 'C'],
    ['Moravská Mlékárna s.r.o.', 'Brno', 'food', 'B'],
    ['Pivovar U Dvou Koček', 'Plzeň', 'brewing', 'C'],
    ['Dvořák Chlazení a.s.', 'Brno', 'building', 'C'],
    ['Hofmann Anlagenbau GmbH', 'Hamburg', 'building', 'A'],
    ['Schneider Kältetechnik', 'Hamburg', 'building', 'B'],
    ['Elbwerft Petersen KG', 'Hamburg', 'marine', 'A'],
    ['Stadtwasser Weserbogen', 'Bremen', 'water', 'B'],
    ['Müller & Söhne Brauhaus', 'Bremen', 'brewing', 'B'],
    ['Molkerei Sonnenhof GmbH', 'Lübeck', 'food', 'B'],
    ['Fördeklinik Am Wasser', 'Kiel', 'hospital', 'B'],
    ['Leinetal Papier GmbH', 'Hannover', 'paper', 'C'],
    ['Rechenzentrum Pleiße', 'Leipzig', 'data_centre', 'B'],
    ['Gärtnerei Blumenthal', 'Münster', 'greenhouse', 'C'],
    ['Maasdelta Chemie B.V.', 'Rotterdam', 'chemistry', 'A'],
    ['Van der Linden Kassen', 'Venlo', 'greenhouse', 'A'],
    ['Scheepswerf De Eendracht', 'Rotterdam', 'marine', 'B'],
    ['Zuidwest Zuivel Coöperatie', 'Eindhoven', 'food', 'C'],
    ['Hunzeveld Warmte', 'Groningen', 'heating', 'C'],
    ['Brouwerij De Drie Torens', 'Gent', 'brewing', 'C'],
    ['Scheldehaven Onderhoud', 'Antwerpen', 'marine', 'C'],
    ['King & Ashworth Water Ltd', 'London', 'water', 'A'],
    ['Thameside Data Halls', 'London', 'data_centre', 'B'],
    ['Aire Valley Dairies', 'Leeds', 'food', 'B'],
    ['Granite Coast Offshore', 'Aberdeen', 'marine', 'B'],
    ['Clifton Grand Hotel', 'Bristol', 'hotel', 'C'],
    ['Lee Valley Creameries', 'Cork', 'food', 'P'],
    ['Corrib Salmon Ltd', 'Galway', 'fish', 'C'],
    ['Blackfriars Lido Trust', 'London', 'hotel', 'D'],
    ['Ridgeway Paper Mills', 'Leeds', 'paper', 'D'],
    ['Pennine Stone & Slate', 'Leeds', 'quarry', 'P'],
  ],
};
