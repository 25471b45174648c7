// Articles on a topic, by date
// Every article about a topic or a narrower one, the latest first, those without a date last.
// param topic (topic): the topic, by its label, another label, its slug or its IRI; e.g. AI
// param since (date) = 1900-01-01: on or after this day; e.g. 2020-06-01
// param before (date) = 3000-01-01: before this day; e.g. 2021-01-01
MATCH (subject:Topic {id: $topic})<-[:BROADER*0..10]-(narrower:Topic)<-[:ABOUT]-(piece:Article)
WHERE piece.date_published IS NULL OR (piece.date_published >= $since AND piece.date_published < $before)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN DISTINCT piece.date_published AS date, piece.headline AS headline, outlet.name AS publisher,
  piece.id AS article
ORDER BY date IS NULL, date DESC, article
