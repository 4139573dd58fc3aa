/**
 * Where surnames follow the sex (Czech, Greek, Polish), both lists take turns in the same order,
 * so that an even first name takes an even surname.
 */
interface Names {
  first: readonly string[];
  last: readonly string[];
}

/** Names are parted by blanks; `_` stands for a blank inside one. */
function names(first: string, last: string): Names {
  const read = (list: string) => list.split(' ').map((name) => name.replaceAll('_', ' '));
  return { first: read(first), last: read(last) };
}

const GERMAN = names(
  'Katharina Jürgen Sabine Matthias Ulrike Björn Heike Thorsten Anke Günther Lena Moritz Petra Jörg Silke Florian Ute Sören Gabriele Kai Friederike Hans-Peter Annegret Lukas',
  'Hofmann Schneider Müller Becker Schröder Krüger Weiß Böhm Jäger Groß Kühn Lorenz Voß Köhler Schäfer Brandt Petersen Vogt Hübner Seidel Thiele Arnold Grothe von_Bülow Möller Winkler',
);

export const NAMES: Readonly<Record<string, Names>> = {
  DE: GERMAN,
  AT: names(
    'Elisabeth Johannes Magdalena Andreas Theresa Georg Barbara Markus Veronika Leopold Eva Christoph Monika Gerhard Julia Wolfgang',
    'Gruber Huber Steiner Moser Pichler Wallner Eder Fuchs Hölzl Leitner Reiter Schwarz Wimmer Aigner Koller Brandstätter',
  ),
  CH: names(
    'Regula Urs Beatrice Reto Céline Beat Corinne Jürg Nadine Laurent Ursula Marcel Sandrine Niklaus',
    'Keller Meier Zürcher Brunner Favre Rochat Ammann Bühler Wyss Gerber Blanc Lüthi Roth Baumgartner',
  ),
  NL: names(
    'Marijke Joost Anouk Pieter Sanne Ruben Willemijn Bas Liesbeth Jeroen Fleur Maarten Ilse Thijs',
    'de_Jong van_den_Berg Jansen Bakker Smit Meijer van_Dijk Kuipers Hoekstra ’t_Hart Vermeulen de_Wit Postma Dekker',
  ),
  BE: names(
    'Lotte Wouter Céline Benoît Els Maxime Griet Thibault',
    'Peeters Claes Lambert Dubois Wouters Goossens De_Smet Janssens',
  ),
  FR: names(
    'Élodie Benoît Aurélie Jean-Marc Céline Thierry Hélène François Sylvie Olivier Amélie Rémi Noémie Gaëtan Zoé Anaïs',
    'Lefèvre Moreau Garnier Rousseau Chevalier Perrin Faure Mercier Blanchard Guérin Bertrand Delacroix Noël Desprès Barbier Côté',
  ),
  ES: names(
    'María_José Javier Begoña Íñigo Carmen Álvaro Nuria Jesús Rocío Joaquín Mercè Andrés Ainhoa Raúl Inés Óscar',
    'García_Peña Muñoz Fernández_Ruiz Ibáñez Serrano Núñez Ortega Etxeberria López_Vidal Castaño Romero Gil Puig Sáenz Márquez Domínguez',
  ),
  PT: names(
    'João Beatriz Rui Conceição Tiago Inês Gonçalo Luísa Nuno Mafalda Sérgio Catarina',
    'Gonçalves Simões Araújo Magalhães Brandão Coutinho Falcão Mendes Guimarães Leitão Pinto Conceição',
  ),
  IT: names(
    'Anna Giuseppe Chiara Niccolò Francesca Matteo Giulia Salvatore Elena Davide Ilaria Lorenzo Serena Pietro Caterina Raffaele',
    'Rossi Esposito Ferrari Galli De_Luca Ricci Marchetti Bianchini Colombo Fontana D’Angelo Barbieri Santoro Caruso Villa Pellegrini',
  ),
  GR: names(
    'Nikolaos Eleni Dimitris Sofia Giorgos Vasiliki Panagiotis Ioanna Christos Despina Stavros Anastasia Yannis Kyriaki Thanasis Zoi',
    'Papadopoulos Papadopoulou Konstantinou Georgiou Nikolaidis Nikolaidi Vlachos Vlachou Karagiannis Karagianni Makris Makri Katsaros Katsarou Alexiou Theodorou Galanis Galani',
  ),
  PL: names(
    'Agnieszka Krzysztof Małgorzata Paweł Zofia Łukasz Katarzyna Grzegorz Joanna Michał Elżbieta Wojciech Beata Sławomir Hanna Jędrzej',
    'Nowak Zieliński Wiśniewska Szymański Dąbrowska Jabłoński Górska Ostrowski Chmielewska Kaczmarek Wróbel Pawlak Mazur Sikora Żak Kowalczyk',
  ),
  CZ: names(
    'Jiří Lucie Tomáš Kateřina Ondřej Zdeňka Vojtěch Markéta Radek Ivana',
    'Dvořák Svobodová Novotný Černá Procházka Kučerová Veselý Němcová Horák Růžičková',
  ),
  SE: names(
    'Åsa Mikael Annika Göran Malin Fredrik Kerstin Björn Linnéa Håkan Ulrika Örjan Ebba Niklas',
    'Lindqvist Sjöberg Åkerblom Nyström Öberg Bergström Wallin Söderlund Hedström Engdahl Forsberg Ljung Sandström Norén',
  ),
  NO: names(
    'Kari Øyvind Solveig Håvard Ragnhild Bjørn Ingeborg Sindre Åse Torbjørn Marte Eirik Randi Kjetil',
    'Ødegård Haugland Bakken Nilsen Fossum Aasen Strømme Lunde Myhre Rønning Sætre Tveit Bjørnstad Kvamme',
  ),
  DK: names(
    'Mette Søren Kirsten Jørgen Birthe Lars Pernille Rasmus Signe Bjarne Kjeld Astrid',
    'Østergaard Thorsen Kjær Nørgaard Møller Lauridsen Bøgh Sørensen Winther Krogh Juhl Ravn',
  ),
  FI: names(
    'Päivi Jukka Sirkka Mika Leena Väinö Hannele Timo Outi Pekka',
    'Järvinen Lehtonen Mäkelä Hämäläinen Virtanen Laitinen Niemi Kärkkäinen Ylönen Saarinen',
  ),
  GB: names(
    'Xenia Oliver Priya Graham Fiona Kwame Harriet Alistair Rosalind Callum Zainab Martin Imogen Dylan Gwen Neil',
    'King Ashworth Patel Whitfield MacLeod Okafor Pritchard O’Neill Thornton Hussain Barlow Llewellyn Fairfax Mistry Cartwright Hale',
  ),
  IE: names(
    'Aoife Cormac Niamh Pádraig Sinéad Eoin Gráinne Fergal',
    'O’Brien Gallagher Fitzgerald Nolan Byrne Keane McCarthy Doyle',
  ),
};
