// Check: articles without a date
// Articles of which no date is known, those with a document of their own first: there it can be added.
MATCH (piece:Article)
WHERE piece.date_published IS NULL
OPTIONAL MATCH (file:Source)-[:MAIN_ENTITY]->(piece)
OPTIONAL MATCH (piece)-[:PUBLISHER]->(outlet:Provider)
RETURN file.id AS document, piece.headline AS headline, outlet.name AS publisher, piece.id AS article
ORDER BY document IS NULL, article, document
