// Check: lonely articles
// Articles that no related link joins to anything, that are in no story and about no topic: the page can only list
// them.
MATCH (piece:Article)
WHERE NOT (piece)-[:RELATED_TO]-() AND NOT (piece)-[:IN_STORY]->(:Story) AND NOT (piece)-[:ABOUT]->(:Topic)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN piece.date_published AS date, piece.headline AS headline, outlet.name AS publisher, piece.id AS article
ORDER BY date IS NULL, date DESC, article
