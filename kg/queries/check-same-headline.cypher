// Check: one headline, two articles
// Articles of one publisher under the same headline that the build did not link as duplicates.
MATCH (piece:Article)-[:PUBLISHER]->(outlet:Provider)<-[:PUBLISHER]-(twin:Article)
WHERE piece.headline = twin.headline AND coalesce(piece.language, '') = coalesce(twin.language, '')
  AND piece.id < twin.id
  AND NOT (piece)-[:DUPLICATE_OF]-(twin)
  AND NOT (piece)-[:DUPLICATE_OF]-(:Article)-[:DUPLICATE_OF]-(twin)
RETURN piece.headline AS headline, outlet.name AS publisher, piece.id AS article, twin.id AS other
ORDER BY headline, article, other
