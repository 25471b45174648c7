// Articles without a story
// Dated articles that are in no story, the latest first.
// param since (date) = 1900-01-01: on or after this day; e.g. 2020-06-01
// param before (date) = 3000-01-01: before this day; e.g. 2021-01-01
MATCH (piece:Article)
WHERE piece.date_published >= $since AND piece.date_published < $before AND NOT (piece)-[:IN_STORY]->(:Story)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN piece.date_published AS date, piece.headline AS headline, outlet.name AS publisher, piece.id AS article
ORDER BY date DESC, article
