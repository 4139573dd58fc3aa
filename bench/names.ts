import type { Random } from './random.ts';

const FIRST =
  'Anna Maria Laura Giulia Sofia Elena Chiara Francesca Martina Sara Marco Luca Andrea Matteo Paolo Davide Stefano Simone Giovanni Antonio Klaus Peter Hans Jürgen Wolfgang Thomas Michael Stefan Andreas Christian Martin Markus Tobias Florian Lukas Felix Jonas Maximilian Sebastian Philipp Sabine Monika Petra Claudia Susanne Birgit Andrea Heike Katrin Nicole Julia Lena Lea Hannah Mia Emma Charlotte Johanna Greta Frieda Jean Pierre Michel Philippe Alain Nicolas Julien Antoine Mathieu François Camille Élodie Aurélie Céline Isabelle Nathalie Sylvie Monique Amélie Margaux José Carlos Miguel Javier Alejandro Diego Pablo Sergio Álvaro Raúl Carmen Lucía Pilar Dolores Inés Marta Beatriz Rocío Nuria Paula James John Robert William David Richard Charles Joseph Daniel Matthew George Edward Henry Oliver Arthur Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Emily Grace Alice Ruby Lily Ivy Piotr Andrzej Krzysztof Tomasz Paweł Marcin Jakub Łukasz Agnieszka Katarzyna Małgorzata Zofia Ewa Hanna Jan Pavel Jiří Tomáš Zdeněk Ondřej Tereza Lenka Jana Věra Ivan Dmitri Sergei Nikolai Olga Tatiana Irina Svetlana Lars Erik Sven Anders Björn Göran Åsa Ingrid Astrid Sigrid Freja Nils Søren Jens Mette Kirsten Bente Henrik Knut Øyvind Ragnhild Kari Mikko Juhani Antti Aino Päivi Georgios Nikos Dimitris Kostas Yannis Vasilis Eleni Katerina Sophia Despina Ahmet Mehmet Mustafa Emre Ayşe Fatma Zeynep Elif Ali Hassan Omar Yusuf Fatima Layla Amina Samira Wei Ming Li Hui Yuki Kenji Haruka Akira Priya Rahul Anjali Arjun Ananya Vikram Nia Kwame Chinedu Amara Zuri João Tiago Rui Inês Mariana Gonçalo Teresa Willem Pieter Joost Sanne Femke Maaike Bram Anouk László Zoltán Gábor Katalin Ágnes Eszter Ion Mihai Elena Ioana Radu Simona Ivana Marko Luka Petar Milica Jelena Nikola';

/** Beginnings and endings that family names of one language are put together from. */
const FAMILIES: [beginnings: string, endings: string][] = [
  [
    'Hof Berg Stein Feld Wald Bach Brunn Eich Linden Birken Rosen Schwarz Weiss Grün Roth Gold Silber Eisen Kupfer Sonn Mond Stern Winter Sommer Herbst Alten Neu Ober Unter Mittel Nieder Hoch Lang Kurz Breit Gross Klein Stark Wild Edel Frei Reichen Schön Lieb Vogel Hirsch Wolf Bären Fuchs Hasen Adler Falken Lerchen Fink Hahn Korn Weizen Hafer Gersten Mühl Kirch Burg Markt Dorf Stadt Haus Turm Brück Wasser See Fluss Moor Ried Holz Kohl Kraut Apfel Birn Kirsch Nuss Hopfen Wein Bier Salz Honig Zucker Schaf Ochsen Pferd Ross Widder Tauben Krähen Amsel Löwen Königs Kaiser Fürsten Grafen Ritter Land Heid Busch Hasel Erlen Ulmen Tannen Kiefer Dorn Distel Rieden Achen',
    'mann bauer meier hofer er müller huber becker berger bach felder stein burg hausen dorfer wald weber schmied schneider maier thaler brunner egger acker garten heimer inger ler haus kamp rath graber moser reiter wirth holzer lechner lehner bichler gruber leitner',
  ],
  [
    'Ash Black White Green Brown Grey Red Gold Silver North South East West Up Down High Low Long Short Broad Stan Hamp Wood Oak Elm Beech Thorn Haw Birch Brook River Lake Marsh Moor Hill Dale Cliff Stone Rock Clay Sand Salt Iron Cop Lead Hart Wolf Fox Bear Swan Crow Hawk Fin Lin Ed Al Ken Wal Har Had Rad Brad Craw Cun Den Dun Far Gar Hal Hol Kim Lang Mil New Nor Pen Pres Ram Roch Ruth Shel Staf Sut Tem Thur Wake Wal Wash Web Wes Whit Win Wor',
    'ton ham ley ford field wood well worth bury by croft den combe wick stead man er son bridge brook gate hurst land low mere minster more port ridge shaw side stone ter thorpe water way',
  ],
  [
    'Ross Bianch Ferr Russ Roman Colomb Ricc Marin Grec Brun Gall Cont Luc Barbier Fontan Santor Marian Rinald Caruso Ferrar Martin Mart Leon Long Gentil Lombard Serr Moret Pellegr Palumb Parisi Vill Valent Bas Ner Monti Guid Farin Giorgi Bernard Bened Batt Cattan Orland Piras Silvestr Testa Grass Negr Fabbr Pagan Montan Donat Basil Vital Ruggier Ferret Carbon Costant Giul Marchi Messin Rizz Gatt Pell Sartor Sald Mor Sann Cocc Camp Castell Cald Cavall Bell Bon Bertol Bosc Mazz Mil Morand Nicol Oliv Palm Pasqu Per Pin Poggi Quart Rav Sal Scar Spad Tedesc Tomas Tos Trent Turc Urb Vent Vezz Vis Zamb Zan Zuc',
    'i o a etti ini one elli ello ino ato ari aro otti ucci acci esi ano ani oli eri ieri ardi isi ati azzo ese in olo ella etto',
  ],
  [
    'Kowal Nowak Wiśn Wójc Kamin Lewand Zieli Szym Woźni Dąbr Kozł Jank Mazur Kwiat Krawcz Piotr Grab Nowic Pawł Michal Król Wieczor Jabł Wróbl Majew Olsz Stęp Malin Jawor Adam Dud Nowot Svobod Dvoř Čern Procház Kučer Veselý Horá Něm Pokor Marek Pospíš Háj Jelín Petrov Ivan Sidor Smirn Kuznets Popov Volk Moroz Pavl Fedor Bogdan Jovan Markov Nikol Petr Stojan Dimitr Vasil Georgi Iliev Todor Hrist Kolar Horvat Babi Mar Vuk Juri Kova Blaž Novak Zupan Krajn Rad Mil Bog Stan Vlad Jar Lub Dobr Tich Such Hlav Kop Lip Dub Bob Vrb',
    'ski ska wicz czyk ak ek ik owski ewski iński ić ović ević ov ova ev eva in ina enko uk ka áček ička ský ný aj or an ár as',
  ],
  [
    'Bern Dub Mor Laur Sim Mich Lef Ler Roux Dav Bert Morel Fourn Gir Bonn Dup Lamb Font Rouss Vinc Mull Faur And Merc Blanc Guer Boy Garn Chev Franç Legr Gauth Garc Perr Rob Cl Morin Nic Henr Rous Math Gaut Mass March Duf Bl Mari Den Dum Mar Lem Noel Meyer Dufr Meun Brun Blanch Gir Jol Riv Luc Brunet Gaill Barb Arn Martin Ger Roch Ren Ch Lecl Col Carp Cord Dess Del Fav Beau Bois Champ Château Clair Cour Croix Fleur Mont Neuf Pont Pré Rivi Rocher Saint Val Vill',
    'ard eau aud ier in et ot el on ois elle ette ine oux ault aine ain and ert al ac as erie ont ière ou oy',
  ],
  [
    'Pap Papad Christ Dimitr Georg Giann Ioann Konstant Nikol Pan Petr Stavr Theod Vasil Athan Anton Angel Alex Karag Karam Kost Lamp Makr Mavr Mich Oikon Pavl Sar Spyr Tsak Vlach Xanth Zach Zaf Kyri Kall Anagn Apost Argyr Asim Daskal Diam Evang Fot Gerasim Hadj Ili Kontog Lykour Manol Mark Mel Mos Pap Pol Raft Savv Sot Stath Styl Tsir',
    'akis opoulos idis adis ou as is os akos oglou ellis atos ounis iadis elis oulis',
  ],
  [
    'Anders Johan Erik Karl Lars Nils Olof Per Sven Gustav Magnus Jens Hans Peter Christian Rasmus Søren Knud Mads Niels Jørgen Thomas Morten Jakob Mikkel Simon Ole Henrik Lind Berg Sand Nord Sund Holm Dahl Lund Strand Björk Ek Gran Alm Ros Hall Sjö Ström Hed Ny Öst Väst Syd Stor Lill Rönn Hög Åker Fors Vik Back Häger Wall',
    'son sen sson gren ström qvist berg lund dahl stedt man mark bäck vall ås rud nes haug stad gård lind holm skog sjö',
  ],
];

const COMMON_LAST =
  'Müller Rossi Schmidt Schneider Martin García Smith Fischer Ferrari Weber Meyer Bernard Jones Wagner Becker Hoffmann Schulz Russo Dubois Williams Nowak Bianchi Koch Bauer Richter Taylor Klein Wolf Romano Laurent Papadopoulos Hansen Johansson Novák Kowalski Horváth Ivanov López Martínez Costa Silva Santos Yılmaz Kaya Nguyen Chen Wang Singh Kumar Khan Ali Murphy Kelly Brown Davies Hofmann Petit Leroy Moreau Neumann Schwarz Zimmermann';

const TRADES =
  'Logistics Software Bau Pharma Textil Foods Energy Systems Consulting Maschinenbau Optics Print Media Chemie Metal Holz Travel Pharmacy Robotics Packaging Electronics Design Werkzeuge Trading Medical';
const FORMS = 'GmbH AG SpA SRL Ltd SA KG BV AB Group & Söhne & Partner';
export const CITIES =
  'Bolzano Wien Berlin München Hamburg Köln Zürich Basel Milano Roma Torino Verona Paris Lyon Marseille Madrid Barcelona Lisboa Porto London Leeds Bristol Dublin Amsterdam Utrecht Bruxelles Kraków Warszawa Praha Brno Budapest Ljubljana Zagreb Athina København Oslo Stockholm Helsinki'.split(
    ' ',
  );
export const JOBS =
  'Head of purchasing|Managing director|Plant manager|Buyer|Office manager|Sales director|Engineer|Quality manager|Head of IT|Accountant|Assistant|Project manager'.split(
    '|',
  );

export const FIRST_NAMES = [...new Set(FIRST.split(' '))];

/** Some ten thousand family names, the frequent ones first. */
export function makeLastNames(random: Random): string[] {
  const made = FAMILIES.flatMap(([beginnings, endings]) =>
    beginnings.split(' ').flatMap((begin) => endings.split(' ').map((end) => begin + end)),
  );
  return [...new Set([...COMMON_LAST.split(' '), ...random.shuffle(made)])];
}

export function makeCompanyName(random: Random, lastNames: string[]): string {
  const trade = random.pick(TRADES.split(' '));
  const form = random.pick(FORMS.split(/ (?!Söhne|Partner)/));
  return `${lastNames[random.zipf(lastNames.length)]} ${trade} ${form}`;
}
