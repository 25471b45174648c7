// Check: articles without a publisher
// Articles of which no publisher is known, those with a document of their own first: there it can be added.
MATCH (piece:Article)
WHERE NOT (piece)-[:PUBLISHER]->(:Provider)
OPTIONAL MATCH (file:Source)-[:MAIN_ENTITY]->(piece)
RETURN file.id AS document, piece.headline AS headline, piece.date_published AS date, piece.id AS article
ORDER BY document IS NULL, article, document
